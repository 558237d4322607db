import { describe, expect, test } from 'vitest';
import { answerGated, answerWithFile, type GatedPage } from './gated-answer.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const document = {
  kind: 'file',
  ...{ head: encode('%PDF head '), tail: encode('and tail'), length: 18 },
  ...{ downloadName: 'Bericht "2026".pdf', copyId: '0123456789AB' },
} as const;
const sheet = { kind: 'file', bytes: encode('PK'), downloadName: 'worksheet.xlsx' } as const;
const refusals = [
  ['sign-in', 401, { kind: 'sign-in' }],
  ['not-found', 404, { kind: 'not-found' }],
  ['too-many', 429, { kind: 'too-many', retryAfterSeconds: 120 }],
  ['unavailable', 503, { kind: 'unavailable' }],
] as const;

type FileWay = Parameters<typeof answerWithFile>[2];
type FileOutcome = Awaited<ReturnType<FileWay['handOut']>>;
type Looked = Awaited<ReturnType<FileWay['look']>>;

/** As much of a page as an answer looks at, and a gate that notes what it is asked. */
function stage(method: string, headers: Record<string, string> = {}) {
  const asked: unknown[] = [];
  let waited = 0;
  const page = {
    request: new Request('https://trust.example.com/download/soc2-2026', { method, headers }),
    response: { status: 200, headers: new Headers() },
    params: { id: 'soc2-2026' },
    url: new URL('https://trust.example.com/download/soc2-2026'),
    cookies: {
      get: (name: string) => (name === '__Host-vitrine-requester' ? { value: 'token' } : undefined),
    },
    locals: {
      requestContext: { clientAddress: '203.0.113.7', userAgent: 'test' },
      drained: async () => {
        waited += 1;
      },
    },
  } as unknown as GatedPage;
  // The gate's type says that a file passed its checks; a test has none that did.
  const way = (outcome: object, looked: Looked = 'allowed'): FileWay => ({
    look: async (wanted) => {
      asked.push(['look', wanted]);
      return looked;
    },
    handOut: async (...given) => {
      asked.push(['hand out', ...given]);
      return outcome as FileOutcome;
    },
  });
  return { page, way, asked, waited: () => waited };
}

const wanted = { session: 'token', documentId: 'soc2-2026' };

describe('an answer with a file', () => {
  test.each([
    ['a stamped copy', document, '%PDF head and tail', 'Bericht _2026_.pdf'],
    ['a worksheet', sheet, 'PK', 'worksheet.xlsx'],
  ] as const)(
    'is %s, whole, as an attachment that nobody keeps or guesses at',
    async (_, file, text, name) => {
      const { page, way, asked } = stage('GET');
      const answer = await answerWithFile(page, 'application/pdf', way(file));
      if (!(answer instanceof Response)) throw new Error(answer.kind);
      expect(answer.status).toBe(200);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'application/pdf',
        'content-length': String(text.length),
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'content-disposition': expect.stringContaining(`attachment; filename="${name}"`),
      });
      expect(answer.headers.has('accept-ranges')).toBe(false);
      expect(await answer.text()).toBe(text);
      expect(asked).toEqual([['hand out', page.locals.requestContext, wanted]]);
    },
  );

  test.each([
    { range: 'bytes=0-3' },
    { range: 'bytes=-4' },
    { range: 'bytes=2-', 'if-range': '"x"' },
    { 'if-none-match': '*' },
  ])('is whole and a copy of its own to somebody who asks with %o', async (headers) => {
    const { page, way } = stage('GET', headers as Record<string, string>);
    const answer = (await answerWithFile(page, 'application/pdf', way(document))) as Response;
    expect(answer.status).toBe(200);
    expect(answer.headers.has('content-range')).toBe(false);
    expect(await answer.text()).toBe('%PDF head and tail');
  });

  test('reads no further once the reader has gone', async () => {
    const { page, way, waited } = stage('GET');
    const large = { ...document, head: new Uint8Array(1_000_000) };
    const answer = (await answerWithFile(page, 'application/pdf', way(large))) as Response;
    const reader = answer.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(waited()).toBe(1);
  });

  test.each(refusals)('is none on %s: status %i, and the page says why', async (_, status, refusal) => {
    const { page, way } = stage('GET');
    expect(await answerWithFile(page, 'application/pdf', way(refusal))).toEqual(refusal);
    expect(page.response.status).toBe(status);
    const retryAfter = 'retryAfterSeconds' in refusal ? '120' : null;
    expect(page.response.headers.get('retry-after')).toBe(retryAfter);
  });

  test('waits for the agreement: on to its page', async () => {
    const { page, way } = stage('GET');
    const answer = await answerWithFile(page, 'x/y', way({ kind: 'agreement-needed', requestId: 'r-1' }));
    expect(answer).toMatchObject({ status: 303 });
    expect((answer as Response).headers.get('location')).toBe('/agree/r-1');
  });
});

describe('HEAD', () => {
  test.each([
    ['allowed', 200],
    ['sign-in', 401],
    ['agreement-needed', 403],
    ['not-found', 404],
  ] as const)('looks and takes nothing: %s is %i', async (looked, status) => {
    const { page, way, asked } = stage('HEAD');
    const answer = (await answerWithFile(page, 'application/pdf', way(document, looked))) as Response;
    expect(answer.status).toBe(status);
    expect(answer.body).toBeNull();
    expect(answer.headers.get('content-type')).toBe(looked === 'allowed' ? 'application/pdf' : null);
    expect(asked).toEqual([['look', wanted]]);
  });
});

test.each(['POST', 'PUT', 'DELETE'])('%s is refused before the gate is asked', async (method) => {
  const { page, way, asked } = stage(method);
  const answer = (await answerGated(page, way(document))) as Response;
  expect(answer.status).toBe(405);
  expect(answer.headers.get('allow')).toBe('GET, HEAD');
  expect(asked).toEqual([]);
});

test('what did not pass the gate’s checks is no file: the compiler says so', async () => {
  const { page, way } = stage('GET');
  // @ts-expect-error a file that `handOut` did not give
  const made: FileOutcome = document;
  expect(await answerWithFile(page, 'application/pdf', way(made))).toBeInstanceOf(Response);
});
