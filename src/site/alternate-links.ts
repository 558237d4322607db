import { interfaceWords } from './words/interface-words.ts';

/** The same content in another form, for the head of a page. */
export interface AlternateLink {
  readonly type: string;
  readonly href: string;
  readonly title: string;
}

/** Where the Markdown twin of a page is: `/controls/ac-01/` → `/controls/ac-01.md`, the home page → `/index.md`. */
export function markdownPath(page: string): string {
  return page === '/' ? '/index.md' : `${page.replace(/\/$/, '')}.md`;
}

/** The feeds of the site, without ending: each is published as Atom (`.xml`) and as JSON Feed (`.json`). */
export const feedPaths = {
  updates: { path: '/feeds/updates' },
  subprocessors: { path: '/feeds/subprocessors' },
  changes: { path: '/feeds/changes' },
} as const;

/** What the head of a public page points to: its Markdown twin, the feeds that go with it, and on the home page the whole as data. */
export function alternateLinks(page: string): readonly AlternateLink[] {
  const { feeds } = interfaceWords();
  return [
    ...(page === '/search/'
      ? []
      : [{ type: 'text/markdown', href: markdownPath(page), title: feeds.markdown }]),
    ...(page === '/' ? [{ type: 'application/json', href: '/trust.json', title: feeds.data }] : []),
    ...feedsFor(page).flatMap((name) => feedLinks(name)),
  ];
}

function feedsFor(page: string): readonly (keyof typeof feedPaths)[] {
  if (page === '/') return ['changes', 'updates', 'subprocessors'];
  return page.startsWith('/subprocessors/') ? ['subprocessors', 'changes'] : ['changes', 'updates'];
}

function feedLinks(name: keyof typeof feedPaths): readonly AlternateLink[] {
  const { path } = feedPaths[name];
  const title = interfaceWords().feeds[name];
  return [
    { type: 'application/atom+xml', href: `${path}.xml`, title },
    { type: 'application/feed+json', href: `${path}.json`, title },
  ];
}
