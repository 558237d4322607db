import { extname } from 'node:path';
import type { ResponseKind } from './security-headers.ts';

export type ContentType = {
  readonly type: string;
  /** Text, which gets smaller by compression; everything else here is compressed already. */
  readonly isText: boolean;
  readonly kind: Extract<ResponseKind, 'page' | 'asset' | 'active-document'>;
};

/**
 * The type of a static file by its name. Files without a known ending are bytes, which browsers save and never show;
 * below `/.well-known/` a file without an ending is text (RFC 8615 leaves it to each entry, ours are texts).
 */
export function contentTypeOf(pathname: string): ContentType {
  const extension = extname(pathname).toLowerCase();
  if (extension.startsWith('.pf_')) return bytes;
  if (extension === '' && pathname.startsWith('/.well-known/')) return text('text/plain');
  return types[extension] ?? bytes;
}

const bytes: ContentType = { type: 'application/octet-stream', isText: false, kind: 'asset' };

const types: Readonly<Record<string, ContentType>> = {
  '.html': text('text/html', 'page'),
  '.css': text('text/css'),
  '.js': text('text/javascript'),
  '.mjs': text('text/javascript'),
  '.json': text('application/json'),
  '.jsonl': text('application/jsonl'),
  '.webmanifest': text('application/manifest+json'),
  '.txt': text('text/plain'),
  '.asc': text('text/plain'),
  '.sig': text('text/plain'),
  '.md': text('text/markdown'),
  '.csv': text('text/csv'),
  '.ics': text('text/calendar'),
  '.yaml': text('application/yaml'),
  '.xml': text('application/xml', 'active-document'),
  '.svg': text('image/svg+xml', 'active-document'),
  '.png': binary('image/png'),
  '.jpg': binary('image/jpeg'),
  '.jpeg': binary('image/jpeg'),
  '.gif': binary('image/gif'),
  '.webp': binary('image/webp'),
  '.avif': binary('image/avif'),
  '.ico': binary('image/x-icon'),
  '.woff': binary('font/woff'),
  '.woff2': binary('font/woff2'),
  '.ttf': binary('font/ttf'),
  '.wasm': binary('application/wasm'),
  '.pdf': binary('application/pdf'),
  '.zip': binary('application/zip'),
  '.gz': binary('application/gzip'),
  '.xlsx': binary('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  '.docx': binary('application/vnd.openxmlformats-officedocument.wordprocessingml.document'),
};

function text(type: string, kind: ContentType['kind'] = 'asset'): ContentType {
  return { type: `${type}; charset=utf-8`, isText: true, kind };
}

function binary(type: string): ContentType {
  return { type, isText: false, kind: 'asset' };
}
