import type { Entry, SourcePlaces } from '#domain/entry.ts';
import { placeOf } from '#domain/entry.ts';
import type { Content, Example, Finding, Rule } from '../rule.ts';

/** Ids are unique in their kind whatever the case, because addresses are lower-cased and one page would replace the other. */
export const uniqueId: Rule = {
  id: 'unique-id',
  severity: 'error',
  title: 'Ids and aliases are unique in their kind, whatever the case.',
  rationale:
    'An id becomes an address in lower case. Two files with one id would give one page, and the other would silently be gone. Reports and documents share one space, since a request names either by id.',
  examples: examples(),
  *check(content) {
    for (const [noun, entries] of spaces(content)) yield* duplicates(noun, entries);
    const { trust, subprocessors } = content.trustCenter;
    yield* listDuplicates('product', trust, 'products', trust.data.products);
    yield* listDuplicates('risk', trust, 'risks', trust.data.risks);
    yield* listDuplicates('system', trust, 'scope', trust.data.scope);
    yield* listDuplicates('subprocessor', subprocessors, 'subprocessors', subprocessors.data.subprocessors);
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const control = (front: string) => `---
${front}title: Access is reviewed
criteria: [CC6.2]
status: implemented
owner: Head of Security
---
Role owners review all access to production each quarter and record what they removed and why it was removed.
`;

  return [
    {
      title: 'Two ids that differ only in case',
      files: { 'controls/AC-01.md': control(''), 'controls/access/ac-01.md': control('') },
      findings: ['controls/access/ac-01.md:2 The control id `ac-01` is already taken by controls/AC-01.md.'],
    },
    {
      title: 'An alias that is another control’s id',
      files: { 'controls/AC-01.md': control(''), 'controls/AC-02.md': control('aliases: [AC-01]\n') },
      findings: ['controls/AC-02.md:2 The control id `AC-01` is already taken by controls/AC-01.md.'],
    },
    {
      title: 'Ids of their own',
      files: { 'controls/AC-01.md': control(''), 'controls/AC-02.md': control('aliases: [AC-00]\n') },
      findings: [],
    },
  ];
}

type AnyEntry = Entry<{ readonly aliases: readonly string[] }>;

function spaces({ trustCenter }: Content): [string, readonly AnyEntry[]][] {
  return [
    ['control', trustCenter.controls],
    ['policy', trustCenter.policies],
    ['report or document', [...trustCenter.reports, ...trustCenter.documents]],
    ['agreement', trustCenter.agreements],
    ['question', trustCenter.faq],
    ['update', trustCenter.updates],
  ];
}

function* duplicates(noun: string, entries: readonly AnyEntry[]): Iterable<Finding> {
  const seen = new Map<string, { source: SourcePlaces; path: string }>();
  const names = entries.flatMap((entry) => [
    { name: entry.id, path: 'id', source: entry },
    ...entry.data.aliases.map((name, index) => ({ name, path: `aliases.${index}`, source: entry })),
  ]);
  for (const { name, path, source } of names) {
    const first = seen.get(name.toLowerCase());
    if (first) yield duplicate(noun, name, { source, path }, first);
    else seen.set(name.toLowerCase(), { source, path });
  }
}

function* listDuplicates(
  noun: string,
  source: SourcePlaces,
  key: string,
  items: readonly { readonly id: string }[],
): Iterable<Finding> {
  const seen = new Map<string, string>();
  for (const [index, { id }] of items.entries()) {
    const path = `${key}.${index}.id`;
    const first = seen.get(id.toLowerCase());
    if (first) yield duplicate(noun, id, { source, path }, { source, path: first });
    else seen.set(id.toLowerCase(), path);
  }
}

interface Named {
  readonly source: SourcePlaces;
  readonly path: string;
}

function duplicate(noun: string, name: string, here: Named, first: Named): Finding {
  return {
    message: `The ${noun} id \`${name}\` is already taken by ${first.source.file}.`,
    hint: 'Give one of them another id; keep the old one as an alias where links point to it.',
    file: here.source.file,
    place: placeOf(here.source, here.path),
    related: [
      { file: first.source.file, place: placeOf(first.source, first.path), message: 'first defined here' },
    ],
  };
}
