import { expect, test } from 'vitest';
import { indexedBodies } from './indexed-bodies.ts';

const page = (body: string, head = '', main = ' data-pagefind-body=""') =>
  `<html><head><title>t</title>${head}</head><body><nav>n</nav><main${main}>${body}</main></body></html>`;
const keyOf = (pages: readonly (readonly [string, string])[]) => {
  const bodies = indexedBodies({});
  for (const [path, html] of pages) bodies.add(path, Buffer.from(html));
  return bodies.key();
};
const key = (...htmls: string[]) => keyOf(htmls.map((html, n) => [`${n}.html`, html]));

test('a change outside of what is indexed needs no new index', () =>
  expect(key(page('a', '<link rel="stylesheet" href="/x.css">'))).toBe(key(page('a'))));

test.each([
  ['the text', key(page('b'))],
  ['the title', key(page('a').replace('<title>t', '<title>u'))],
  [
    'an attribute of the body',
    key(page('a', '', ' data-pagefind-body="" data-pagefind-filter="kind:Control"')),
  ],
  ['an attribute for Pagefind elsewhere', key(page('a', '<meta data-pagefind-meta="x" content="y">'))],
  ['a further page', key(page('a'), page('a'))],
  ['a page that is no longer found', key(page('a', '', ''))],
])('a change of %s needs a new index', (_, changed) => expect(changed).not.toBe(key(page('a'))));

test('a page that moved needs a new index', () =>
  expect(keyOf([['moved.html', page('a')]])).not.toBe(key(page('a'))));

test('the order in which pages are rendered does not matter', () => {
  const pages = ['a', 'b'].map((text) => [text, page(text)] as const);
  expect(keyOf(pages)).toBe(keyOf(pages.toReversed()));
});

test('pages are read in the order of their paths, and only those that are to be found', () => {
  const bodies = indexedBodies({});
  for (const path of ['b.html', 'a/index.html', 'B.html']) bodies.add(path, Buffer.from(page('a')));
  bodies.add('404.html', Buffer.from(page('a', '', '')));
  expect(bodies.paths()).toEqual(['B.html', 'a/index.html', 'b.html']);
});

test('pages that are not to be found do not count', () =>
  expect(key(page('a'), page('x', '', ''))).toBe(key(page('a'), page('y', '', ''))));
