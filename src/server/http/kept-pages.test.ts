import { afterEach, describe, expect, it } from 'vitest';
import type { GateHandler } from './gate-handler.ts';
import type { KeepPage } from './kept-pages.ts';
import { type RunningServer, startServer } from './server.fixture.ts';

let server: RunningServer | undefined;
afterEach(() => server?.close());

/** Counts how often it is rendered, and puts the count into what it says. */
function counting(say: (count: number, keep: KeepPage, url: string) => object): GateHandler {
  let count = 0;
  return async (request, response, _next, locals) => {
    count += 1;
    const headers = say(count, (locals as { keepPage: KeepPage }).keepPage, request.url ?? '');
    const status = request.url?.includes('wrong') ? 422 : 200;
    response.writeHead(status, { 'content-type': 'text/html', ...headers });
    response.write(`<p>${request.method} `);
    response.end(`é ${count}</p>`);
  };
}

async function bodies(handler: GateHandler, ...requests: readonly (readonly [string, string])[]) {
  server = await startServer({ handler });
  const headers = { origin: 'https://trust.example.com' };
  const replies: string[] = [];
  for (const [method, path] of requests)
    replies.push((await server.ask(method, path, headers, method === 'POST' ? 'a=1' : undefined)).text);
  return replies;
}

describe('a page that says it is the same for everybody', () => {
  const plain = counting((_count, keep) => {
    keep();
    return {};
  });

  it('is rendered once, and sent again byte for byte under the same headers', async () => {
    server = await startServer({ handler: plain });
    const [first, second] = [await server.ask('GET', '/request'), await server.ask('GET', '/request')];
    expect(second.text).toBe(first.text);
    const { date: _first, 'transfer-encoding': _chunked, ...rendered } = first.headers;
    const { date: _second, 'content-length': length, ...kept } = second.headers;
    expect(kept).toEqual(rendered);
    expect(Number(length)).toBe(second.body.byteLength);
    const head = await server.ask('HEAD', '/request');
    expect([head.status, head.text, head.headers['content-length']]).toEqual([200, '', length]);
  });

  it('is rendered anew for a form, for a query that it does not complete, and under another address', async () => {
    const handler = counting((_count, keep) => {
      keep();
      return {};
    });
    expect(
      await bodies(
        handler,
        ['GET', '/request'],
        ['POST', '/request'],
        ['GET', '/request?a'],
        ['GET', '/status'],
      ),
    ).toEqual(['<p>GET é 1</p>', '<p>POST é 2</p>', '<p>GET é 3</p>', '<p>GET é 4</p>']);
  });

  it('is completed for a query, from what was rendered without one', async () => {
    const handler = counting((_count, keep) => {
      keep((html, query) => html.replace('</p>', ` ${query.get('doc')}</p>`));
      return {};
    });
    expect(
      await bodies(
        handler,
        ['GET', '/request?doc=x'],
        ['GET', '/request'],
        ['GET', '/request?doc=soc%32'],
        ['GET', '/request'],
      ),
    ).toEqual(['<p>GET é 1</p>', '<p>GET é 2</p>', '<p>GET é 2 soc2</p>', '<p>GET é 2</p>']);
  });
});

describe('what is never kept', () => {
  it.each<[string, string, (count: number, keep: KeepPage) => object]>([
    ['a page that did not ask for it', '/request', () => ({})],
    [
      'an answer that sets a cookie',
      '/request',
      (_, keep) => {
        keep();
        return { 'set-cookie': 'a=1' };
      },
    ],
    [
      'an answer to a query',
      '/request?doc=x',
      (_, keep) => {
        keep();
        return {};
      },
    ],
    [
      'an answer that is not 200',
      '/request/wrong',
      (_, keep) => {
        keep();
        return {};
      },
    ],
  ])('%s', async (_, path, say) => {
    const [first, second] = await bodies(counting(say), ['GET', path], ['GET', path]);
    expect([first, second]).toEqual(['<p>GET é 1</p>', '<p>GET é 2</p>']);
  });

  it('an answer that broke off', async () => {
    let count = 0;
    server = await startServer({
      handler: async (_request, response, _next, locals) => {
        count += 1;
        (locals as { keepPage: KeepPage }).keepPage();
        response.writeHead(200, { 'content-type': 'text/html' });
        response.write('<p>half ');
        if (count === 1) response.destroy();
        else response.end('and whole</p>');
      },
    });
    await expect(server.ask('GET', '/request')).rejects.toThrow();
    expect((await server.ask('GET', '/request')).text).toBe('<p>half and whole</p>');
  });
});
