import { textChanges } from '#domain/history/text-changes.ts';
import { indexContent } from '../content-index.ts';
import { frameworkLabel } from '../labels.ts';
import type { PublicControl } from '../public/public-control.ts';
import type { PublicQuestion } from '../public/public-news.ts';
import type { PublicPolicy } from '../public/public-policy.ts';
import type { PublicReport } from '../public/public-report.ts';
import type { PublicText } from '../public/visibility.ts';
import type { PublicContent } from '../public-content.ts';
import { textOptions } from '../rendered-text.ts';
import { reportTitle, standingWords } from '../report-words.ts';
import type { Words } from '../words/words.ts';
import { type ChangeInWords, changeInWords, type NamesOfIds } from './change-words.ts';
import { controlChanges, type FieldChange, policyChanges, questionChanges } from './field-changes.ts';
import { proseBlocks } from './prose-blocks.ts';
import { type DiffPart, readableDiff } from './readable-diff.ts';
import { differences } from './subprocessor-history.ts';

export const claimKinds = [
  'control',
  'policy',
  'question',
  'report',
  'document',
  'update',
  'subprocessor',
  'fact',
  'not-claimed',
] as const;

/** One thing that the public site says differently. */
export interface ClaimChange {
  readonly kind: (typeof claimKinds)[number];
  readonly id: string;
  readonly title: string;
  /** `removed`: no longer public, for whatever reason. */
  readonly change: 'added' | 'removed' | 'changed';
  readonly facts: readonly ChangeInWords[];
  readonly diff: readonly DiffPart[];
}

/**
 * What changed in public claims from one content to another, in the order of the navigation.
 * @param words of the language in which labels and values are told; names of reports are in that of the loaded site
 */
export function centerChanges(
  before: PublicContent,
  after: PublicContent,
  words: Words,
): readonly ClaimChange[] {
  const names = namesOf(indexContent(before), indexContent(after));
  const inWords = (fields: readonly FieldChange[]) =>
    fields.map((field) => changeInWords(field, words, names));
  const compareTexts = textComparer(before, after);
  const entries = <State extends Claim & { readonly text: PublicText }>(
    kind: ClaimChange['kind'],
    was: readonly State[],
    is: readonly State[],
    fields: (a: State, b: State) => readonly FieldChange[],
  ) =>
    compared(kind, was, is, (a, b) => ({ facts: inWords(fields(a, b)), diff: compareTexts(a.text, b.text) }));
  return [
    ...entries<PublicControl>('control', open(before.controls), open(after.controls), controlChanges),
    ...entries<PublicPolicy>('policy', open(before.policies), open(after.policies), policyChanges),
    ...facts('report', reports(before, words), reports(after, words), words),
    ...facts('document', documents(before, words), documents(after, words), words),
    ...entries<PublicQuestion>('question', open(before.questions), open(after.questions), questionChanges),
    ...entries('update', open(before.updates), open(after.updates), () => []),
    ...differences(before.subprocessors.list, after.subprocessors.list, after.today).map(
      ({ kind, subprocessor, fields }): ClaimChange => ({
        kind: 'subprocessor',
        id: subprocessor.id,
        title: subprocessor.name,
        change: ({ listed: 'added', unlisted: 'removed', changed: 'changed' } as const)[kind],
        facts: inWords(fields),
        diff: [],
      }),
    ),
    ...facts('fact', keyFacts(before), keyFacts(after), words),
    ...facts('not-claimed', notClaimed(before), notClaimed(after), words),
  ];
}

/** Names of both states: what is gone was called something too. */
function namesOf(before: NamesOfIds, after: NamesOfIds): NamesOfIds {
  return {
    product: new Map([...before.product, ...after.product]),
    policy: new Map([...before.policy, ...after.policy]),
  };
}

interface Claim {
  readonly slug: string;
  readonly id: string;
  readonly title: string;
}

function compared<State extends Claim>(
  kind: ClaimChange['kind'],
  before: readonly State[],
  after: readonly State[],
  compare: (a: State, b: State) => Pick<ClaimChange, 'facts' | 'diff'>,
): readonly ClaimChange[] {
  const was = new Map(before.map((one) => [one.slug, one]));
  const is = new Set(after.map(({ slug }) => slug));
  const whole = ({ id, title }: State, change: 'added' | 'removed'): ClaimChange => ({
    ...{ kind, id, title, change },
    facts: [],
    diff: [],
  });
  return [
    ...after.flatMap((one) => {
      const earlier = was.get(one.slug);
      if (!earlier) return [whole(one, 'added')];
      const found = compare(earlier, one);
      if (found.facts.length === 0 && found.diff.length === 0) return [];
      return [{ kind, id: one.id, title: one.title, change: 'changed' as const, ...found }];
    }),
    ...before.flatMap((one) => (is.has(one.slug) ? [] : [whole(one, 'removed')])),
  ];
}

/** Things of which every public fact is a line of words. */
interface PlainClaim extends Claim {
  readonly lines: readonly (readonly [field: keyof Words['claims']['fields'], value: string | null])[];
}

function facts(
  kind: ClaimChange['kind'],
  before: readonly PlainClaim[],
  after: readonly PlainClaim[],
  { claims }: Words,
): readonly ClaimChange[] {
  return compared(kind, before, after, (a, b) => ({
    facts: b.lines.flatMap(([field, value], index) => {
      const was = a.lines[index]?.[1] ?? null;
      return was === value ? [] : [{ field, label: claims.fields[field], before: was, after: value }];
    }),
    diff: [],
  }));
}

function reports({ reports: list }: PublicContent, words: Words): readonly PlainClaim[] {
  return list.map((report) => ({
    ...{ slug: report.slug, id: report.id, title: reportTitle(report) },
    lines: [
      ['title', reportTitle(report)],
      ['standing', standingWords(report)],
      ['date', report.kind === 'certificate' ? report.issued : report.reportDate],
      ['opinion', opinionOf(report, words)],
    ],
  }));
}

function opinionOf(report: PublicReport, { opinion }: Words): string | null {
  if (report.kind === 'certificate' || report.opinion === null) return null;
  return opinion[report.opinion];
}

function documents({ documents: list }: PublicContent, { term }: Words): readonly PlainClaim[] {
  return list.map(({ slug, id, title, access, version, date, expires }) => ({
    ...{ slug, id, title },
    lines: [
      ['title', title],
      ['access', access === 'public' ? term.isPublic : term.onRequest],
      ['version', version],
      ['date', date],
      ['expires', expires],
    ],
  }));
}

function keyFacts({ keyFacts: list }: PublicContent): readonly PlainClaim[] {
  return list.map(({ label, value }) => ({
    ...{ slug: label.toLowerCase(), id: label, title: label },
    lines: [['value', value]],
  }));
}

function notClaimed({ notClaimed: list }: PublicContent): readonly PlainClaim[] {
  return list.map(({ framework, note }) => ({
    ...{ slug: framework.toLowerCase(), id: framework, title: frameworkLabel(framework) },
    lines: [['note', note]],
  }));
}

function open<Entry extends { readonly access: string }>(
  entries: readonly Entry[],
): readonly Extract<Entry, { readonly access: 'public' }>[] {
  return entries.filter(
    (entry): entry is Extract<Entry, { readonly access: 'public' }> => entry.access === 'public',
  );
}

function textComparer(before: PublicContent, after: PublicContent) {
  const blocksOf = (content: PublicContent) => {
    const options = { ...textOptions(content, indexContent(content)), idPrefix: '' };
    return (text: PublicText) => proseBlocks(text, options);
  };
  const [was, is] = [blocksOf(before), blocksOf(after)];
  return (a: PublicText, b: PublicText): readonly DiffPart[] => {
    if (a.markdown === b.markdown && a.format === b.format) return [];
    const parts = readableDiff(textChanges(was(a), is(b)));
    return parts.some(({ kind }) => kind === 'change') ? parts : [];
  };
}
