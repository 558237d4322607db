import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { PageCard } from '#site/cards/page-card.ts';

/** A card that the cache does not have, and the file of the cache that it goes into. */
export interface CardToDraw {
  readonly card: PageCard;
  readonly accent: string;
  readonly file: string;
}

/**
 * Draws cards in threads, one for each core but no more than there are eights of cards: a thread takes a third of a second to start.
 * @param onDrawn called after each card
 */
export async function drawInWorkers(cards: readonly CardToDraw[], onDrawn: () => void): Promise<void> {
  const waiting = cards.values();
  const threads = Math.min(availableParallelism(), Math.ceil(cards.length / 8));
  await Promise.all(Array.from({ length: threads }, () => drawInOne(waiting, onDrawn)));
}

/** One thread, which takes the next card when it has drawn one, and ends when none is left. */
async function drawInOne(waiting: Iterator<CardToDraw>, onDrawn: () => void): Promise<void> {
  const worker = new Worker(new URL('./draw-worker.ts', import.meta.url));
  try {
    await new Promise<void>((resolve, reject) => {
      const next = () => {
        const { value, done } = waiting.next();
        if (done) resolve();
        else worker.postMessage(value);
      };
      worker.on('message', () => {
        onDrawn();
        next();
      });
      worker.once('error', reject);
      worker.once('exit', (code) =>
        reject(new Error(`A thread that draws social cards ended with ${code}.`)),
      );
      next();
    });
  } finally {
    await worker.terminate();
  }
}
