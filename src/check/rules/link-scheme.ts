import type { Place } from '#domain/diagnostic.ts';
import { placeOf } from '#domain/entry.ts';
import { outlineOf } from '../prose/outline.ts';
import { allEntries } from '../prose/shown-text.ts';
import type { Content, Example, Finding, Rule } from '../rule.ts';

/** Links to elsewhere are https and mail, nothing that a browser would run. */
export const linkScheme: Rule = {
  id: 'link-scheme',
  severity: 'error',
  title: 'Links use https or mailto; nothing that runs, and nothing unencrypted.',
  rationale:
    'A `javascript:` or `data:` address in a link runs with the rights of the page. The site drops such links, so they are mistakes at best. Unencrypted http shows readers of a security page a warning, or somebody else’s page.',
  examples: examples(),
  *check(content) {
    for (const entry of allEntries(content.trustCenter)) {
      const { links, images } = outlineOf(entry);
      for (const { url, place } of [...links, ...images]) yield* checkUrl(url, entry.file, place);
    }
    for (const { url, file, place } of settingsLinks(content)) yield* checkUrl(url, file, place);
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const control = (body: string) => ({
    'controls/AC-05.md': `---
title: Access is reviewed
criteria: [CC6.2]
status: implemented
owner: Head of Security
---
${body}
`,
  });

  return [
    {
      title: 'What a browser would run',
      files: control(
        '[Click](javascript:alert%281%29), [open](data:text/html,x) or [there](//elsewhere.example/).',
      ),
      findings: [
        'controls/AC-05.md:7 `javascript:` is no scheme for a link; the page drops it.',
        'controls/AC-05.md:7 `data:` is no scheme for a link; the page drops it.',
        'controls/AC-05.md:7 The address `//elsewhere.example/` has no scheme; the page drops it.',
      ],
    },
    {
      title: 'Unencrypted',
      files: control('See [the list](http://list.example/).'),
      findings: ['controls/AC-05.md:7 `http://list.example/` is not encrypted.'],
    },
    {
      title: 'https, mail, and a machine of one’s own',
      files: control(
        'See <https://list.example/>, <security@acme.example> or [the preview](http://localhost:4321/controls/).',
      ),
      findings: [],
    },
  ];
}

function* checkUrl(written: string, file: string, place: Place | null): Iterable<Finding> {
  const url = written.replace(/[\s\p{Cc}]/gu, '');
  if (/^[/\\]{2}/.test(url)) {
    yield {
      message: `The address \`${shorten(url)}\` has no scheme; the page drops it.`,
      hint: 'Begin it with https://.',
      file,
      place,
    };
    return;
  }
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  if (!scheme || scheme === 'https' || scheme === 'mailto') return;
  if (scheme !== 'http')
    yield {
      message: `\`${scheme}:\` is no scheme for a link; the page drops it.`,
      hint: 'Use https:// or mailto:.',
      file,
      place,
    };
  else if (!/^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?:[:/]|$)/i.test(url))
    yield {
      message: `\`${shorten(url)}\` is not encrypted.`,
      hint: 'Write https://, if the other side has it.',
      file,
      place,
      severity: 'warning',
    };
}

function* settingsLinks({ trustCenter: { trust, documents, subprocessors } }: Content) {
  for (const key of ['nav', 'footer'] as const) {
    for (const [index, { href }] of trust.data.site[key].entries())
      yield { url: href, file: trust.file, place: placeOf(trust, `site.${key}.${index}.href`) };
  }
  for (const [path, url] of [
    ['company.url', trust.data.company.url],
    ['site.url', trust.data.site.url],
  ] as const)
    yield { url, file: trust.file, place: placeOf(trust, path) };
  for (const document of documents) {
    if (document.data.url)
      yield { url: document.data.url, file: document.file, place: placeOf(document, 'url') };
  }
  for (const [index, one] of subprocessors.data.subprocessors.entries()) {
    for (const key of ['dpa', 'url'] as const) {
      const url = one[key];
      if (url)
        yield {
          url,
          file: subprocessors.file,
          place: placeOf(subprocessors, `subprocessors.${index}.${key}`),
        };
    }
  }
}

function shorten(url: string): string {
  return url.length > 60 ? `${url.slice(0, 57)}…` : url;
}
