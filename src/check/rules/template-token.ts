import { placeOf } from '#domain/entry.ts';
import { outlineOf } from '../prose/outline.ts';
import type { Passage } from '../prose/passage.ts';
import { allEntries, shownText } from '../prose/shown-text.ts';
import type { Content, Example, Finding, Rule } from '../rule.ts';

/** No place of a template was left unfilled. */
export const templateToken: Rule = {
  id: 'template-token',
  severity: 'error',
  title: 'No text holds unfilled places of a template.',
  rationale:
    'Policies often start as templates. “[COMPANY NAME]” or “TODO” in public says that nobody read the text before it was approved. In code the same signs are text.',
  examples: examples(),
  *check({ trustCenter }) {
    for (const passage of shownText(trustCenter)) {
      if (quick.test(passage.text)) yield* tokensIn(passage);
    }
    yield* invalidAddresses(trustCenter.trust);
    for (const entry of allEntries(trustCenter)) {
      if (!entry.body.includes('<')) continue;
      for (const { value, place } of outlineOf(entry).html) {
        if (angled.test(value)) yield finding(value, entry.file, place);
      }
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const policy = (summary: string, body: string) => ({
    'policies/access-control.md': `---
title: Access control policy
version: "1.0"
owner: Head of Security
approvedBy: Board of Directors
approved: 2026-01-15
summary: "${summary}"
---
## Purpose

${body}
`,
  });

  const trust = (host: string) => ({
    'trust.yaml': `company: { name: Acme, legalName: "Acme, Inc.", url: "https://${host}", securityEmail: security@${host} }
site: { url: "http://localhost:4321" }
scope: { framework: soc2-tsc-2017-rev2022, categories: [security] }
`,
  });

  return [
    {
      title: 'An address under `.invalid`, which no site can have',
      files: trust('company.invalid'),
      findings: [
        'trust.yaml:1 `https://company.invalid` is an unfilled place of a template.',
        'trust.yaml:1 `security@company.invalid` is an unfilled place of a template.',
      ],
    },
    {
      title: 'Tokens of several templates',
      files: policy(
        'How {{company}} grants access.',
        '[COMPANY NAME] reviews access every [insert interval]. TODO: ask legal. <INSERT NAME> approves.',
      ),
      findings: [
        'policies/access-control.md:7 `{{company}}` is an unfilled place of a template.',
        'policies/access-control.md:11 `[COMPANY NAME]` is an unfilled place of a template.',
        'policies/access-control.md:11 `[insert interval]` is an unfilled place of a template.',
        'policies/access-control.md:11 `TODO` is an unfilled place of a template.',
        'policies/access-control.md:11 `<INSERT NAME>` is an unfilled place of a template.',
      ],
    },
    {
      title: 'Code, links and words that look alike',
      files: policy(
        'How access is granted.',
        'Write `{{name}}` in the form. See [your account](/policies/access-control/) [1]. Todo lists are fine.',
      ),
      findings: [],
    },
  ];
}

const quick = /\{\{|\$\{|\[|\b(?:TODO|TBD|TBC|FIXME|XXX)\b|lorem ipsum/i;

const tokens: readonly RegExp[] = [
  /\{\{[^{}\n]*\}\}|\$\{[A-Z_][^{}\n]*\}/g,
  /\[(?:company|organi[sz]ation|client|customer|vendor|insert|enter|your|name|date|title|role|number|address|e-?mail|link|url)(?:[\s_-][^\][\n]{0,60})?\]/gi,
  /\b(?:TODO|TBD|TBC|FIXME|XXX)\b/g,
  /\blorem ipsum\b/gi,
];
const angled = /^<\/?(?:INSERT|COMPANY|CLIENT|YOUR|NAME|DATE)\b/i;

function* tokensIn({ text, file, place }: Passage): Iterable<Finding> {
  for (const { 0: words, index } of tokens.flatMap((token) => [...text.matchAll(token)]))
    yield finding(words, file, place(index, index + words.length));
}

/** `.invalid` is the ending that never leads anywhere (RFC 2606): somebody meant to fill in an address. */
function* invalidAddresses(trust: Content['trustCenter']['trust']): Iterable<Finding> {
  const { company, site } = trust.data;
  const addresses = [
    ['company.url', company.url],
    ['company.securityEmail', company.securityEmail],
    ['company.privacyEmail', company.privacyEmail ?? ''],
    ['site.url', site.url],
  ] as const;
  for (const [path, address] of addresses) {
    if (/[@./]invalid(?=[/:?#]|$)/i.test(address)) yield finding(address, trust.file, placeOf(trust, path));
  }
}

function finding(words: string, file: string, place: Finding['place']): Finding {
  return {
    message: `\`${words}\` is an unfilled place of a template.`,
    hint: 'Fill it in, or take it out.',
    file,
    place,
  };
}
