import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { largestLeak } from '#gate/leak-ports.ts';
import { largestBody } from './request-body.ts';
import { bodyLimit } from './upload-limit.ts';

const asked: (string | undefined)[] = [];
const limitOf = (url: string, cookie?: string) =>
  bodyLimit({ url, headers: { cookie } } as unknown as IncomingMessage, async (session) => {
    asked.push(session);
    return session === 'deciding';
  });

test('a file may be sent to one page, by those who may: nobody else makes the server hold megabytes', async () => {
  expect(await limitOf('/admin/trace', 'vitrine-staff=deciding')).toBeGreaterThan(largestLeak);
  expect(await limitOf('/admin/trace?x=1', 'a=b; __Host-vitrine-staff=deciding; c=d')).toBeGreaterThan(
    largestLeak,
  );
  for (const [url, cookie] of [
    ['/admin/trace', undefined],
    ['/admin/trace', 'vitrine-staff=other'],
    ['/admin/trace', 'vitrine-requester=deciding'],
    ['/admin/trace', 'xvitrine-staff=deciding'],
    ['/admin/trace/', 'vitrine-staff=deciding'],
    ['/admin/outbox', 'vitrine-staff=deciding'],
    ['/request', 'vitrine-staff=deciding'],
  ] as const)
    expect(await limitOf(url, cookie), `${url} ${cookie}`).toBe(largestBody);
});

test('forms are taken without asking who sends them', async () => {
  asked.length = 0;
  await limitOf('/request', 'vitrine-staff=deciding');
  expect(asked).toEqual([]);
  expect(await bodyLimit({ url: '/admin/trace', headers: {} } as IncomingMessage, undefined)).toBe(
    largestBody,
  );
});
