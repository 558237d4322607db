import { describe, expect, it } from 'vitest';
import type { SubmitOutcome } from '#gate/submit-request.ts';
import type { GateHandler } from './gate-handler.ts';
import type { TakeRequest } from './request-submission.ts';
import { startForTest } from './server.fixture.ts';

const own = { origin: 'https://trust.example.com' };
const written = { ...own, 'content-type': 'application/x-www-form-urlencoded' };
const flow = { token: 'flow-token', maxAgeSeconds: 1800 };
const body =
  'name=Ada+Byron&company=%C3%89cole&role=&purpose=a%0D%0Ab&email=ada%40acme.example&documents=a&documents=b&other=1';

/** A gate that notes what it is given, and a page that says what it was handed. */
function taking(outcome: () => Promise<SubmitOutcome>) {
  const taken: Parameters<TakeRequest>[] = [];
  const handler: GateHandler = async (_request, response, _next, locals) => {
    const { submission } = locals as { submission?: Promise<SubmitOutcome> };
    const shown = await submission?.then(
      ({ kind }) => kind,
      (error) => `failed: ${error.message}`,
    );
    response.writeHead(418, { 'content-type': 'text/plain' });
    response.end(`page, ${shown ?? 'nothing taken'}`);
  };
  const takeRequest: TakeRequest = (...given) => {
    taken.push(given);
    return outcome();
  };
  return { taken, handler, takeRequest };
}

const checkMail = async (): Promise<SubmitOutcome> => ({ kind: 'check-mail', flow, email: 'a@b.example' });

describe('a request form that was taken', () => {
  it('is answered with the way to the code, and no page is rendered', async () => {
    const { taken, ...parts } = taking(checkMail);
    const server = await startForTest(parts);
    const reply = await server.ask('POST', '/request', { ...written, 'user-agent': 'a browser' }, body);
    expect([reply.status, reply.headers.location, reply.text]).toEqual([303, '/verify', '']);
    expect(reply.headers['set-cookie']).toEqual([
      '__Host-vitrine-flow=flow-token; Max-Age=1800; Path=/; HttpOnly; Secure; SameSite=Lax',
    ]);
    const { 'cache-control': cache, 'referrer-policy': referrer } = reply.headers;
    expect([cache, referrer]).toEqual(['no-store', 'no-referrer']);
    expect(reply.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    const context = { clientAddress: '127.0.0.1', userAgent: 'a browser' };
    const person = { name: 'Ada Byron', company: 'École', role: '', purpose: 'a\r\nb' };
    const rest = { email: 'ada@acme.example', recipientCategory: '', website: '', proof: '' };
    expect(taken).toEqual([[context, { ...person, ...rest, documents: ['a', 'b'] }]]);
  });

  it('gives a plain cookie on plain http, on this machine', async () => {
    const server = await startForTest({ ...taking(checkMail), publicUrl: 'http://localhost:4321' });
    const reply = await server.ask('POST', '/request', { ...written, origin: 'http://localhost:4321' }, body);
    expect(reply.headers['set-cookie']).toEqual([
      'vitrine-flow=flow-token; Max-Age=1800; Path=/; HttpOnly; SameSite=Lax',
    ]);
  });

  it('is taken once where its page has to say something', async () => {
    const { taken, ...parts } = taking(async () => ({ kind: 'too-many', retryAfterSeconds: 9 }));
    const reply = await (await startForTest(parts)).ask('POST', '/request', written, body);
    expect([reply.status, reply.text, taken.length]).toEqual([418, 'page, too-many', 1]);
  });

  it('leaves a failure to its page', async () => {
    const { taken, ...parts } = taking(() => Promise.reject(new Error('no database')));
    const reply = await (await startForTest(parts)).ask('POST', '/request', written, body);
    expect([reply.status, reply.text, taken.length]).toEqual([418, 'page, failed: no database', 1]);
  });
});

describe('what is not taken here', () => {
  it.each([
    ['another page', '/subscribe', written],
    ['a query', '/request?doc=a', written],
    ['another way of writing', '/request', { ...own, 'content-type': 'multipart/form-data; boundary=x' }],
    ['a type that only begins alike', '/request', { ...own, 'content-type': `${written['content-type']}2` }],
    ['no type', '/request', own],
  ])('%s goes to its page', async (_name, path, headers) => {
    const { taken, ...parts } = taking(checkMail);
    const reply = await (await startForTest(parts)).ask('POST', path, headers, body);
    expect([reply.text, taken]).toEqual(['page, nothing taken', []]);
  });

  it('a form of another site is refused', async () => {
    const { taken, ...parts } = taking(checkMail);
    const headers = { ...written, origin: 'https://evil.example' };
    const reply = await (await startForTest(parts)).ask('POST', '/request', headers, body);
    expect([reply.status, taken]).toEqual([403, []]);
  });
});
