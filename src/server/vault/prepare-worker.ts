import { parentPort } from 'node:worker_threads';
import { prepareDocument } from '#server/pdf/prepare-document.ts';

/** The thread of `prepareInWorker`: one document in, one outcome out. */
parentPort?.once('message', async ({ bytes, pages }: { bytes: Uint8Array; pages: number }) => {
  parentPort?.postMessage(await prepareDocument(bytes, pages));
});
