import { createHash } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import type { HiddenContent } from './hidden-content.ts';
import { startLeakScanner } from './leak-scanner.ts';

const secret = 'the quiet otter counts seven copper lanterns before dawn';
const hidden: HiddenContent = {
  tokens: new Map(),
  texts: [{ text: secret, what: 'an internal text' }],
  published: [],
};

function file(path: string, text: string) {
  const bytes = Buffer.from(text);
  return { path, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function scanner() {
  const started = startLeakScanner(hidden);
  // A test that fails before the end would leave the thread.
  onTestFinished(() => {
    started.finish().catch(() => {});
  });
  return started;
}

test('what was looked at before it was published is found when it is', async () => {
  const leaks = scanner();
  leaks.ahead(file('a.html', secret));
  leaks.ahead(file('b.html', 'nothing'));
  leaks.published(file('a.html', secret));
  leaks.published(file('b.html', 'nothing'));
  leaks.published(file('c.html', `first ${secret}`));
  expect((await leaks.finish()).map((leak) => leak.file)).toEqual(['a.html', 'c.html']);
});

test('a page that was changed between is looked at as it is published', async () => {
  const leaks = scanner();
  leaks.ahead(file('a.html', 'nothing'));
  leaks.published(file('a.html', secret));
  leaks.ahead(file('b.html', secret));
  leaks.published(file('b.html', 'nothing'));
  expect((await leaks.finish()).map((leak) => leak.file)).toEqual(['a.html']);
});

test('of more pages than may wait none is missed', async () => {
  const leaks = scanner();
  const pages = Array.from({ length: 1_500 }, (_, n) =>
    file(`${n}.html`, n % 500 === 7 ? secret : `page ${n}`),
  );
  for (const page of pages) leaks.ahead(page);
  for (const page of pages) leaks.published(page);
  expect((await leaks.finish()).map((leak) => leak.file)).toEqual(['7.html', '507.html', '1007.html']);
});

test('what cannot be looked into stops the build, if it is published', async () => {
  const leaks = scanner();
  leaks.published(file('files/a.zip', 'no zip'));
  await expect(leaks.finish()).rejects.toThrow('files/a.zip cannot be looked into');
  const other = scanner();
  other.ahead(file('files/a.zip', 'no zip'));
  other.published(file('a.html', 'nothing'));
  expect(await other.finish()).toEqual([]);
});

test('the bytes stay with whoever handed them over', async () => {
  const leaks = scanner();
  const page = file('a.html', 'nothing');
  leaks.published(page);
  expect(page.bytes.toString()).toBe('nothing');
  expect(await leaks.finish()).toEqual([]);
});
