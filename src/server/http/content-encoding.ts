import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { StaticFile } from './static-files.ts';

export type ContentEncoding = 'br' | 'gzip' | 'identity';

export type EncodedBodies = {
  /** The content in this encoding; null where it has to be sent as it is. */
  readonly encoded: (file: StaticFile, encoding: 'br' | 'gzip') => Promise<Uint8Array | null>;
};

/**
 * Compressed forms of static files, made when first asked for and kept up to a bound; the oldest go first.
 * @param mostBytes of all compressed forms together
 */
export function createEncodedBodies(mostBytes = 64 * 1024 * 1024): EncodedBodies {
  const bodies = new Map<string, Promise<Uint8Array>>();
  let total = 0;

  return {
    async encoded(file, encoding) {
      if (file.content === null) return null;
      const key = `${file.etag} ${encoding}`;
      const body = bodies.get(key) ?? remember(key, compress(file.content, encoding));
      return smaller(await body, file.content);
    },
  };

  function remember(key: string, body: Promise<Uint8Array>): Promise<Uint8Array> {
    bodies.set(key, body);
    body.then(({ byteLength }) => makeRoom(byteLength)).catch(() => bodies.delete(key));
    return body;
  }

  async function makeRoom(added: number): Promise<void> {
    total += added;
    for (const [key, body] of bodies) {
      if (total <= mostBytes) return;
      bodies.delete(key);
      total -= (await body).byteLength;
    }
  }
}

/**
 * The best encoding that the client accepts, by its Accept-Encoding header; brotli before gzip, `q=0` is a refusal.
 * @see RFC 9110 section 12.5.3
 */
export function preferredEncoding(acceptEncoding: string | undefined): ContentEncoding {
  const accepted = new Map(
    (acceptEncoding ?? '').split(',').map((entry) => {
      const [name = '', ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase());
      const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
      return [name, weight === undefined || Number(weight) > 0] as const;
    }),
  );
  return (['br', 'gzip'] as const).find((name) => accepted.get(name)) ?? 'identity';
}

function compress(content: Uint8Array, encoding: 'br' | 'gzip'): Promise<Uint8Array> {
  if (encoding === 'gzip') return gzipped(content, { level: 6 });
  return brotlied(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 5,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.byteLength,
    },
  });
}

const brotlied = promisify(brotliCompress);
const gzipped = promisify(gzip);

function smaller(body: Uint8Array, content: Uint8Array): Uint8Array | null {
  return body.byteLength < content.byteLength ? body : null;
}
