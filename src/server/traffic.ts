import type { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** How many people wait for an answer at the moment. */
export type Traffic = {
  /** Counts an answer until it has gone out or its reader has. */
  readonly began: (response: Pick<EventEmitter, 'once'>) => void;
  /** For work that can wait: resolves at once where nobody waits for an answer, and after a moment where somebody does. */
  readonly makeWay: () => Promise<void>;
};

/**
 * Lets answers go before the work beside them, without stopping that work: there may always be somebody.
 * @param momentMs how long such work steps back each time
 */
export function createTraffic(momentMs = 20): Traffic {
  let answering = 0;
  return {
    began(response) {
      answering += 1;
      response.once('close', () => {
        answering -= 1;
      });
    },
    makeWay: async () => {
      if (answering > 0) await sleep(momentMs);
    },
  };
}
