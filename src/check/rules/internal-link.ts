import type { Place } from '#domain/diagnostic.ts';
import { type Entry, placeOf } from '#domain/entry.ts';
import { nearest } from '#domain/nearest.ts';
import {
  anchorProblem,
  decoded,
  fileProblem,
  ownAddress,
  pathProblem,
  relativeHint,
} from '../link-target.ts';
import { type Outline, outlineOf } from '../prose/outline.ts';
import { allEntries } from '../prose/shown-text.ts';
import type { Content, Example, Finding, Rule } from '../rule.ts';

/** Links inside the site lead somewhere. */
export const internalLink: Rule = {
  id: 'internal-link',
  severity: 'error',
  title: 'Links and images inside the site lead to pages, headings and files that exist.',
  rationale:
    'A reviewer who follows a link to a control and finds nothing doubts the control. The page drops links that lead nowhere and keeps their words, so nobody would notice without this rule. Addresses of the site begin with a slash, whatever folder the file is in.',
  examples: examples(),
  *check(content) {
    for (const entry of allEntries(content.trustCenter)) {
      const outline = outlineOf(entry);
      for (const { url, place } of outline.links)
        yield* checkLink(content, url, { file: entry.file, place, entry, outline });
      for (const { url, place } of outline.images) yield* checkImage(content, url, entry.file, place);
    }
    const { trust } = content.trustCenter;
    for (const key of ['nav', 'footer'] as const) {
      for (const [index, { href }] of trust.data.site[key].entries())
        yield* checkLink(content, href, {
          file: trust.file,
          place: placeOf(trust, `site.${key}.${index}.href`),
        });
    }
    const { logo } = trust.data.company;
    const noLogo = logo ? fileProblem(content, `/files/${logo}`) : null;
    if (noLogo) yield { ...noLogo, file: trust.file, place: placeOf(trust, 'company.logo') };
    for (const key of ['policy', 'hiring', 'acknowledgments', 'encryption'] as const) {
      const href = trust.data.contacts[key];
      if (href)
        yield* checkLink(content, href, { file: trust.file, place: placeOf(trust, `contacts.${key}`) });
    }
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
## Quarterly review

${body}
`,
    'controls/IN-01.md': `---
title: Insights are protected
status: planned
owner: Head of Security
visibility: internal
---
`,
  });

  return [
    {
      title: 'Pages and files that are not there',
      files: control(
        'See [AC-50](/controls/ac-50/), [CC9.9](/criteria/cc9.9/), [the plan](/plan/) and ![A chart](/files/chart.png).',
      ),
      findings: [
        'controls/AC-05.md:9 There is no page `/controls/ac-50/`.',
        'controls/AC-05.md:9 There is no page `/criteria/cc9.9/`.',
        'controls/AC-05.md:9 There is no page `/plan/`.',
        'controls/AC-05.md:9 There is no file `files/chart.png`.',
      ],
    },
    {
      title: 'A page that is internal, a heading that is not there, a path of the folder',
      files: control(
        'See [it](/controls/IN-01/), [below](#yearly-review), [other](../policies/access.md) and [none]().',
      ),
      findings: [
        'controls/AC-05.md:9 `/controls/IN-01/` is internal and has no page.',
        'controls/AC-05.md:9 No heading of this text has the anchor `#yearly-review`.',
        'controls/AC-05.md:9 `../policies/access.md` is neither an address of this site nor a complete one.',
        'controls/AC-05.md:9 The link leads nowhere.',
      ],
    },
    {
      title: 'A heading of a policy that is not there',
      files: {
        ...control('See [reviews](/policies/access/#reviews) and [rights](/policies/access/#rights).'),
        'policies/access.md':
          '---\ntitle: Access\nversion: "1"\nowner: CTO\napprovedBy: Board\napproved: 2026-01-15\n---\n## Rights\n\nText.\n',
      },
      findings: ['controls/AC-05.md:9 The policy access has no heading with the anchor `#reviews`.'],
    },
    {
      title: 'A picture from elsewhere',
      files: control('![A chart](https://elsewhere.example/chart.png)'),
      findings: ['controls/AC-05.md:9 The picture is not in `files/`; the page shows only its words.'],
    },
    {
      title: 'Links that lead somewhere',
      files: {
        ...control(
          'See [everything](/controls/ALL-01), [CC6.2](/criteria/cc6.2/), [above](#quarterly-review), [the list](/subprocessors/), [law](https://gdpr.example/) and ![A chart](/files/chart.png).',
        ),
        'files/chart.png': 'picture',
      },
      findings: [],
    },
  ];
}

interface Where {
  readonly file: string;
  readonly place: Place | null;
  readonly entry?: Entry<unknown>;
  readonly outline?: Outline;
}

function* checkLink(content: Content, written: string, where: Where): Iterable<Finding> {
  const url = ownAddress(written.trim(), content.trustCenter.trust.data.site.url);
  const finding = (message: string, hint?: string): Finding => ({
    message,
    file: where.file,
    place: where.place,
    ...(hint ? { hint } : {}),
  });
  if (url === '') return yield finding('The link leads nowhere.', 'Write its address in the parentheses.');
  if (url.startsWith('#')) {
    const anchor = decoded(url.slice(1));
    if (
      !where.outline ||
      anchor === '' ||
      where.outline.headings.some((heading) => heading.anchor === anchor)
    )
      return;
    const [close] = nearest(
      anchor,
      where.outline.headings.map((heading) => heading.anchor),
      1,
    );
    return yield finding(
      `No heading of this text has the anchor \`#${anchor}\`.`,
      close ? `Did you mean \`#${close}\`?` : undefined,
    );
  }
  if (/^(?:[a-z][a-z\d+.-]*:|\/\/|\\)/i.test(url)) return; // Elsewhere: link-scheme looks at it.
  if (!url.startsWith('/'))
    return yield finding(
      `\`${url}\` is neither an address of this site nor a complete one.`,
      relativeHint(content, url),
    );
  const path = decoded(url.replace(/[?#].*$/s, ''));
  const problem = pathProblem(content, path);
  if (problem) return yield finding(problem.message, problem.hint);
  const anchor = anchorProblem(content, path, decoded(/#(.*)$/s.exec(url)?.[1] ?? ''));
  if (anchor) yield { ...finding(anchor.message, anchor.hint), severity: 'warning' };
}

function* checkImage(content: Content, url: string, file: string, place: Place): Iterable<Finding> {
  const problem = url.startsWith('/files/')
    ? fileProblem(content, decoded(url.replace(/[?#].*$/s, '')))
    : {
        message: 'The picture is not in `files/`; the page shows only its words.',
        hint: 'Put it there and write `/files/name.png`.',
      };
  if (problem)
    yield { message: problem.message, file, place, ...(problem.hint ? { hint: problem.hint } : {}) };
}
