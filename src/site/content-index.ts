import type { PublicControl } from './public/public-control.ts';
import type { PublicCoverage, PublicSystem } from './public/public-coverage.ts';
import type { PublicDocument } from './public/public-document.ts';
import type { PublicQuestion } from './public/public-news.ts';
import type { PublicPolicy } from './public/public-policy.ts';
import type { PublicReport } from './public/public-report.ts';
import type { GatedEntry } from './public/visibility.ts';
import { type PublicContent, type PublicFact, publicContent } from './public-content.ts';

/** Every way in which pages look entries up, built once, so that no page filters all entries. Keys are slugs. */
export interface ContentIndex {
  readonly control: ReadonlyMap<string, PublicControl | GatedEntry>;
  readonly policy: ReadonlyMap<string, PublicPolicy | GatedEntry>;
  readonly report: ReadonlyMap<string, PublicReport>;
  readonly document: ReadonlyMap<string, PublicDocument>;
  readonly product: ReadonlyMap<string, string>;
  readonly risk: ReadonlyMap<string, string>;
  readonly criterion: ReadonlyMap<string, readonly CriterionPlace[]>;
  readonly controlsByPolicy: ReadonlyMap<string, readonly PublicControl[]>;
  readonly policiesByCriterion: ReadonlyMap<string, readonly PublicPolicy[]>;
  readonly questionsByControl: ReadonlyMap<string, readonly PublicQuestion[]>;
  readonly questionsByPolicy: ReadonlyMap<string, readonly PublicQuestion[]>;
  readonly factsByControl: ReadonlyMap<string, readonly PublicFact[]>;
  readonly lettersByReport: ReadonlyMap<string, readonly PublicDocument[]>;
  readonly reportsBySeries: ReadonlyMap<string, readonly PublicReport[]>;
}

/** A criterion in the scope of one system. */
export interface CriterionPlace {
  readonly system: PublicSystem;
  readonly coverage: PublicCoverage;
}

/** The index of this build's public content. */
export function contentIndex(): ContentIndex {
  const content = publicContent();
  if (memo?.from !== content) memo = { from: content, index: indexContent(content) };
  return memo.index;
}

let memo: { readonly from: PublicContent; readonly index: ContentIndex } | null = null;

/** Builds every map in one pass over each list. */
export function indexContent(content: PublicContent): ContentIndex {
  const controls = content.controls.filter((control) => control.access === 'public');
  const policies = content.policies.filter((policy) => policy.access === 'public');
  const questions = content.questions.filter((question) => question.access === 'public');
  const letters = content.documents.filter(({ kind }) => kind === 'bridge-letter');
  return {
    control: bySlug(content.controls),
    policy: bySlug(content.policies),
    report: bySlug(content.reports),
    document: bySlug(content.documents),
    product: new Map(content.products.map(({ id, name }) => [id, name])),
    risk: new Map(content.risks.map(({ id, title }) => [id, title])),
    criterion: grouped(
      content.systems.flatMap((system) => system.criteria.map((coverage) => ({ system, coverage }))),
      ({ coverage }) => [coverage.criterion.id],
    ),
    controlsByPolicy: grouped(controls, (control) => control.policies),
    policiesByCriterion: grouped(policies, (policy) => policy.criteria),
    questionsByControl: grouped(questions, (question) => question.controls),
    questionsByPolicy: grouped(questions, (question) => question.policies),
    factsByControl: grouped(content.keyFacts, ({ control }) => (control ? [control] : [])),
    lettersByReport: grouped(letters, ({ report }) => (report ? [report] : [])),
    reportsBySeries: grouped(content.reports, ({ series }) => [series]),
  };
}

function bySlug<Item extends { readonly slug: string }>(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [item.slug, item]));
}

function grouped<Item>(
  items: readonly Item[],
  keys: (item: Item) => readonly string[],
): ReadonlyMap<string, readonly Item[]> {
  const map = new Map<string, Item[]>();
  for (const item of items) {
    for (const key of keys(item)) {
      const list = map.get(key);
      if (list) list.push(item);
      else map.set(key, [item]);
    }
  }
  return map;
}
