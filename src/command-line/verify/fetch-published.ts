/** What a site answered for one address. */
export type Answer =
  | { readonly kind: 'body'; readonly status: number; readonly bytes: Buffer }
  | { readonly kind: 'redirect'; readonly status: number; readonly location: string }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'failed'; readonly reason: string };

/** How addresses are fetched; one of its own in tests. */
export type Fetch = (
  address: string,
  options: {
    readonly redirect: 'manual';
    readonly headers: Record<string, string>;
    readonly signal: AbortSignal;
  },
) => Promise<Response>;

/**
 * Fetches one address, redirects not followed, tried again where the site is busy.
 * @param most bytes of the answer that are read; beyond them it is too large
 */
export async function fetchPublished(address: string, most: number, fetch: Fetch): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    const answer = await tryOnce(address, most, fetch);
    const isBusy =
      answer.kind === 'failed' || (answer.kind === 'body' && [429, 502, 503, 504].includes(answer.status));
    if (!isBusy || attempt === attempts) return answer;
    await new Promise((resolve) => setTimeout(resolve, pauseMs * 4 ** (attempt - 1)));
  }
}

const attempts = 3;
const pauseMs = 200;
const timeoutMs = 30_000;

async function tryOnce(address: string, most: number, fetch: Fetch): Promise<Answer> {
  try {
    const response = await fetch(address, {
      redirect: 'manual',
      headers: { 'cache-control': 'no-cache', 'user-agent': 'vitrine-verify' },
      signal: AbortSignal.timeout(timeoutMs),
    });
    const location = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && location !== null) {
      await response.body?.cancel();
      return { kind: 'redirect', status: response.status, location };
    }
    const bytes = await readBody(response, most);
    return bytes ? { kind: 'body', status: response.status, bytes } : { kind: 'too-large' };
  } catch (error) {
    return { kind: 'failed', reason: reasonOf(error) };
  }
}

async function readBody(response: Response, most: number): Promise<Buffer | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > most) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'TimeoutError') return `no answer within ${timeoutMs / 1000} s`;
  return error.cause instanceof Error ? error.cause.message || error.cause.name : error.message;
}
