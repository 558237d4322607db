import type { Log } from '#gate/ports.ts';

export type BackgroundLoop = {
  /** Starts passes: now, whenever woken, and every `pollMs` for what time or another process has made due. */
  readonly start: (work: () => Promise<unknown>) => void;
  /** Asks for a pass soon; costs nothing, and any number of calls during a pass make one more. */
  readonly wake: () => void;
  /** No new pass; resolves when the running one has ended. */
  readonly stop: () => Promise<void>;
};

/**
 * Repeats a piece of work beside the requests. Passes never overlap. One that fails is logged, and the next tries again.
 * @param name for the log: `<name>-failed`
 */
export function createBackgroundLoop(name: string, log: Log, pollMs: number): BackgroundLoop {
  let work: (() => Promise<unknown>) | null = null;
  let running: Promise<void> | null = null;
  let isDue = false;
  let timer: NodeJS.Timeout | undefined;

  return {
    start(given) {
      work = given;
      timer = setInterval(wake, pollMs).unref();
      wake();
    },
    wake,
    async stop() {
      clearInterval(timer);
      work = null;
      await running;
    },
  };

  function wake(): void {
    isDue = true;
    running ??= passes().finally(() => {
      running = null;
      if (isDue && work !== null) wake();
    });
  }

  async function passes(): Promise<void> {
    // Lets the transaction that woke us return to its caller first.
    await null;
    while (isDue && work !== null) {
      isDue = false;
      try {
        await work();
      } catch (error) {
        log.error(`${name}-failed`, { error: error instanceof Error ? error.message : 'unknown' });
      }
    }
  }
}
