import { expect, test } from 'vitest';
import type { HiddenContent } from '../leak-gate/hidden-content.ts';
import { leakSearch } from './leak-search.ts';
import { nameOf } from './messages.ts';

const secret = 'the quiet otter counts seven copper lanterns before dawn';
const hidden: HiddenContent = {
  tokens: new Map(),
  gatedSizes: new Set(),
  texts: [{ text: secret, what: 'an internal text' }],
  published: [],
};
const file = (path: string) => ({ path, sha256: path });

function refuseToRead(path: string): never {
  throw new Error(`${path} is not to be read`);
}

test('of more than may wait in memory the rest is read from the output, and none is missed', () => {
  const read: string[] = [];
  const search = leakSearch(
    hidden,
    (path) => {
      read.push(path);
      return Buffer.from(path === '8.html' ? secret : 'nothing');
    },
    300,
  );
  const paths = Array.from({ length: 10 }, (_, at) => `${at}.html`);
  for (const path of paths) search.add(file(path), path === '2.html' ? secret : 'words '.repeat(10));
  const { leaks, fault } = search.leaks(paths.map((path) => nameOf(file(path))));
  expect([leaks.map((leak) => leak.file), fault]).toEqual([['2.html', '8.html'], null]);
  expect(read).toEqual(['6.html', '7.html', '8.html', '9.html']);
});

test('what was looked at makes room', () => {
  const search = leakSearch(hidden, refuseToRead, 300);
  for (let at = 0; at < 20; at++) {
    search.add(file(`${at}.html`), 'words '.repeat(40));
    expect(search.lookAtOne()).toBe(true);
  }
  expect(search.lookAtOne()).toBe(false);
  expect(search.leaks([nameOf(file('19.html'))])).toEqual({ leaks: [], fault: null });
});

test('a picture is not read at all', () => {
  const search = leakSearch(hidden, refuseToRead);
  search.add(file('og/a.png'), null);
  expect(search.leaks([nameOf(file('og/a.png'))])).toEqual({ leaks: [], fault: null });
});

test('what is published without having been looked at is a fault, as is what cannot be read', () => {
  const search = leakSearch(hidden, refuseToRead);
  expect(search.leaks([nameOf(file('a.html'))]).fault).toContain('was not looked into');
  search.add(file('b.html'), null);
  expect(search.leaks([nameOf(file('b.html'))]).fault).toBe(
    'b.html cannot be looked into, so the build stops: b.html is not to be read',
  );
});
