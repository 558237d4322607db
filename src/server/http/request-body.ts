import type { IncomingMessage } from 'node:http';

/** Largest body of a request in bytes. The longest form here, a request with its purpose, stays below a tenth. */
export const largestBody = 64 * 1024;

export type RequestBody =
  | { readonly kind: 'body'; readonly bytes: Uint8Array }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'aborted' };

/** Reads a whole body up to the limit, whether its length was announced or it comes in chunks. */
export async function readBody(request: IncomingMessage, limit = largestBody): Promise<RequestBody> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return { kind: 'too-large' };
  if (request.destroyed) return { kind: 'aborted' };
  // Events, because a stream's iterator costs a form as much as all of its hashes.
  return new Promise((resolve) => {
    const chunks: Uint8Array[] = [];
    let length = 0;
    const take = (chunk: Uint8Array) => {
      length += chunk.byteLength;
      chunks.push(chunk);
      if (length > limit) settle({ kind: 'too-large' });
    };
    const end = () => settle({ kind: 'body', bytes: Buffer.concat(chunks) });
    const abort = () => settle({ kind: 'aborted' });
    const settle = (body: RequestBody) => {
      request.off('data', take).off('end', end).off('error', abort).off('close', abort).pause();
      resolve(body);
    };
    request.on('data', take).once('end', end).once('error', abort).once('close', abort);
  });
}

/** Whether a request announces a body. GET and HEAD have none here. */
export function announcesBody(request: IncomingMessage): boolean {
  const length = request.headers['content-length'];
  return request.headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
}

/**
 * Lets a client that is still sending read the answer: what it sends is thrown away for a moment, then the connection
 * is cut. Closing at once would reset the connection, and the client would see that instead of the answer.
 */
export function discardBody(request: IncomingMessage, patienceMs = 2_000): void {
  if (request.readableEnded) return;
  request.resume();
  const timer = setTimeout(() => request.socket.destroy(), patienceMs).unref();
  request.once('end', () => clearTimeout(timer));
}

/**
 * Hands the body over to Astro, which takes `request.body` instead of reading the request a second time, and makes
 * the headers agree with it.
 */
export function attachBody(request: IncomingMessage, bytes: Uint8Array): void {
  delete request.headers['transfer-encoding'];
  request.headers['content-length'] = String(bytes.byteLength);
  Object.assign(request, { body: bytes });
}
