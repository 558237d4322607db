import { type CatalogueId, type CatalogueItem, frameworkCatalogue } from './catalogue.ts';
import type { FrameworkLanguage } from './translation.ts';

/** One part of a framework under which its own text gathers units, such as a family or a chapter. */
export interface UnitGroup {
  /** Unique in its framework and fit for an anchor. */
  readonly id: string;
  /** In public-domain words or our own; null where the number stands alone. */
  readonly title: string | null;
  readonly items: readonly CatalogueItem[];
}

/**
 * The catalogue of a framework in groups, in its order. A heading that only gathers the numbers below it (PCI DSS `1.1`
 * over `1.1.1`) is an item like the others here; `isHeading` tells.
 */
export function unitGroups(framework: CatalogueId, language: FrameworkLanguage = 'en'): readonly UnitGroup[] {
  const { items, groups } = frameworkCatalogue(framework, language);
  const byGroup = Map.groupBy(items, ({ id }) => groupOf(framework, id));
  return [...byGroup].map(([id, list]) => ({ id, title: titleOf(id, list, groups), items: list }));
}

/** Ids of items that have numbered items below them: they are counted through those. */
export function headingIds(framework: CatalogueId): ReadonlySet<string> {
  const { items } = frameworkCatalogue(framework);
  const parents = new Set(items.flatMap(({ id }) => (id.includes('.') ? [id.replace(/\.[^.]*$/, '')] : [])));
  return new Set(items.flatMap(({ id }) => (parents.has(id) ? [id] : [])));
}

function groupOf(framework: CatalogueId, id: string): string {
  switch (framework) {
    case 'iso27001':
      return id.startsWith('A.') ? id.slice(0, 3) : beforeDot(id);
    case 'nist-csf':
      return beforeDot(id);
    case 'nist-800-53':
      return id.split('-')[0] ?? id;
    case 'hipaa':
      return hipaaGroup(id);
    case 'gdpr':
      return gdprChapter(Number(id.replace(/\D+/g, '')));
    case 'ccpa':
      return id.startsWith('1798.8') ? '1798.8x' : '1798.1xx';
    case 'pci-dss':
      return beforeDot(id);
    default:
      return framework satisfies never;
  }
}

function beforeDot(id: string): string {
  return id.split('.')[0] ?? id;
}

function hipaaGroup(id: string): string {
  const section = id.slice(0, 7);
  if (section < '164.400') return section;
  return section < '164.500' ? '164.4xx' : '164.5xx';
}

function gdprChapter(article: number): string {
  return gdprChapters.findLast(([first]) => article >= first)?.[1] ?? 'I';
}

/** A principal requirement of PCI DSS is an item itself, and its title that of the group. */
function titleOf(
  group: string,
  items: readonly CatalogueItem[],
  titles: ReadonlyMap<string, string>,
): string | null {
  return titles.get(group) ?? items.find(({ id }) => id === group)?.title ?? null;
}

/** First article of each chapter of Regulation (EU) 2016/679. */
const gdprChapters: readonly (readonly [first: number, chapter: string])[] = [
  [1, 'I'],
  [5, 'II'],
  [12, 'III'],
  [24, 'IV'],
  [44, 'V'],
  [51, 'VI'],
  [60, 'VII'],
  [77, 'VIII'],
  [85, 'IX'],
  [92, 'X'],
  [94, 'XI'],
];
