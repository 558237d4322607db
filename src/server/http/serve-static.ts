import { open } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { type EncodedBodies, preferredEncoding } from './content-encoding.ts';
import type { StaticFile } from './static-files.ts';

/** Sends a file, compressed where the client takes it, or 304 where the client has it already. */
export async function serveStatic(
  request: IncomingMessage,
  response: ServerResponse,
  file: StaticFile,
  bodies: EncodedBodies,
): Promise<void> {
  const { content, encoding } = await bodyFor(request, file, bodies);
  const etag = encoding === 'identity' ? `"${file.etag}"` : `"${file.etag}-${encoding}"`;
  response.setHeader('etag', etag);
  response.setHeader('cache-control', file.cacheControl);
  if (file.isText) response.setHeader('vary', 'Accept-Encoding');
  if (matches(request.headers['if-none-match'], etag)) {
    response.writeHead(304).end();
    return;
  }
  if (encoding !== 'identity') response.setHeader('content-encoding', encoding);
  await send(response, 200, file, content);
}

/** Sends a built error page with its status; nobody keeps it. */
export async function serveErrorPage(
  response: ServerResponse,
  status: number,
  page: StaticFile,
): Promise<void> {
  response.setHeader('cache-control', 'no-store');
  await send(response, status, page, page.content);
}

async function bodyFor(request: IncomingMessage, file: StaticFile, bodies: EncodedBodies) {
  const encoding = file.isText
    ? preferredEncoding(String(request.headers['accept-encoding'] ?? ''))
    : 'identity';
  const content = encoding === 'identity' ? null : await bodies.encoded(file, encoding);
  return content === null
    ? ({ content: file.content, encoding: 'identity' } as const)
    : { content, encoding };
}

/** Weak comparison, as for GET: proxies that compress turn our entity tags into weak ones (RFC 9110 section 13.1.2). */
function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  const tags = (ifNoneMatch ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}

async function send(
  response: ServerResponse,
  status: number,
  file: StaticFile,
  content: Uint8Array | null,
): Promise<void> {
  response.setHeader('content-type', file.type);
  response.setHeader('content-length', content?.byteLength ?? file.size);
  if (file.contentSecurity !== null) response.setHeader('content-security-policy', file.contentSecurity);
  if (content !== null || response.req.method === 'HEAD') {
    response.writeHead(status).end(content ?? undefined);
    return;
  }
  await sendFromDisk(response, status, file);
}

/** A file that is not what it was at the start (replaced in place) would be sent under the headers of the old one. */
async function sendFromDisk(response: ServerResponse, status: number, file: StaticFile): Promise<void> {
  const handle = await open(file.path);
  try {
    const { size } = await handle.stat();
    if (size !== file.size)
      throw new Error(`${file.path} was replaced while the server runs: restart it after a build`);
    response.writeHead(status);
    await pipeline(handle.createReadStream({ autoClose: false }), response);
  } finally {
    await handle.close();
  }
}
