import { once } from 'node:events';
import type { ServerResponse } from 'node:http';

/**
 * A promise, each time it is called, for the moment at which the response takes more: at once where the client keeps
 * up, else when what was written has gone out or the client has. Astro writes as fast as a page's stream gives, so a
 * page that streams much has to wait for this between its pieces, or slow readers fill the memory. From the first time on
 * pieces leave one by one.
 */
export function drainOf(response: ServerResponse): () => Promise<void> {
  return async () => {
    uncork(response);
    if (!response.writableNeedDrain || response.destroyed) return;
    const settled = new AbortController();
    const { signal } = settled;
    await Promise.race([once(response, 'drain', { signal }), once(response, 'close', { signal })]);
    settled.abort();
  };
}

/** Lets go of what was held together, and of what follows. */
export function uncork({ socket }: ServerResponse): void {
  while (socket && socket.writableCorked > 0) socket.uncork();
}
