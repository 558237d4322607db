import { parentPort } from 'node:worker_threads';
import { storeCard } from './card-cache.ts';
import { drawCard } from './draw-card.ts';
import type { CardToDraw } from './draw-in-workers.ts';

/** The thread of `drawInWorkers`: draws one card a message into the cache, and says that it is ready for the next. */
parentPort?.on('message', ({ card, accent, file }: CardToDraw) => {
  storeCard(file, drawCard(card, accent));
  parentPort?.postMessage('drawn');
});
