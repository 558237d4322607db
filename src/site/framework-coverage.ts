import type { CriterionId } from '#domain/criterion.ts';
import { type CatalogueId, frameworkCatalogue } from '#frameworks/catalogue.ts';
import { suggestedReferences } from '#frameworks/crosswalk.ts';
import { headingIds } from '#frameworks/unit-groups.ts';
import type { ContentIndex } from './content-index.ts';
import { controlsInOrder } from './controls-view.ts';
import type { PublicControl } from './public/public-control.ts';
import type { PublicContent } from './public-content.ts';

/**
 * Which published controls state a unit of a framework, and which criteria suggest it. A statement is the company's own;
 * a suggestion comes from the crosswalk and the criteria in scope alone.
 */
export interface FrameworkCoverage {
  readonly stated: ReadonlyMap<string, readonly PublicControl[]>;
  /** Criteria in scope with implemented, published controls behind them. */
  readonly suggested: ReadonlyMap<string, readonly SuggestingCriterion[]>;
  readonly counts: FrameworkCounts;
}

export interface SuggestingCriterion {
  readonly id: CriterionId;
  /** Slugs of the published controls that count for it. */
  readonly controls: readonly string[];
}

/** Numbers of units; headings that only gather numbers below them are not counted. */
export interface FrameworkCounts {
  readonly units: number;
  /** Units that an implemented, documented, published control states. */
  readonly stated: number;
  /** Units without such a control that the crosswalk suggests. */
  readonly suggestedOnly: number;
}

/** Whether a statement counts: the control is implemented and its text says what is done. */
export function countsAsStated({ status, isDocumented }: PublicControl): boolean {
  return status === 'implemented' && isDocumented;
}

/** The coverage of one framework; the same object for the same content. */
export function frameworkCoverage(
  framework: CatalogueId,
  content: PublicContent,
  index: ContentIndex,
): FrameworkCoverage {
  const known = memo.get(content) ?? new Map<CatalogueId, FrameworkCoverage>();
  memo.set(content, known);
  const found = known.get(framework) ?? compute(framework, content, index);
  known.set(framework, found);
  return found;
}

const memo = new WeakMap<PublicContent, Map<CatalogueId, FrameworkCoverage>>();

function compute(framework: CatalogueId, content: PublicContent, index: ContentIndex): FrameworkCoverage {
  const stated = statedUnits(framework, content);
  const suggested = suggestedUnits(framework, index);
  return { stated, suggested, counts: countUnits(framework, stated, suggested) };
}

function statedUnits(
  framework: CatalogueId,
  content: PublicContent,
): ReadonlyMap<string, readonly PublicControl[]> {
  const { find } = frameworkCatalogue(framework);
  const stated = new Map<string, PublicControl[]>();
  for (const control of controlsInOrder(content)) {
    if (control.status === 'retired') continue;
    const found = (control.mappings[framework] ?? []).map(find);
    const ids = new Set(found.flatMap((one) => (one.kind === 'item' ? [one.id as string] : [])));
    for (const id of ids) stated.set(id, [...(stated.get(id) ?? []), control]);
  }
  return stated;
}

function suggestedUnits(
  framework: CatalogueId,
  index: ContentIndex,
): ReadonlyMap<string, readonly SuggestingCriterion[]> {
  const behind = new Map(
    [...index.criterion].map(([id, places]) => [
      id,
      [...new Set(places.flatMap(({ coverage }) => coverage.controls))],
    ]),
  );
  const criteria = [...behind].flatMap(([id, controls]) => (controls.length > 0 ? [id as CriterionId] : []));
  return new Map(
    suggestedReferences(criteria, framework).map(({ id, because }) => [
      id,
      because.map((criterion) => ({ id: criterion, controls: behind.get(criterion) ?? [] })),
    ]),
  );
}

function countUnits(
  framework: CatalogueId,
  stated: FrameworkCoverage['stated'],
  suggested: FrameworkCoverage['suggested'],
): FrameworkCounts {
  const headings = headingIds(framework);
  const units = frameworkCatalogue(framework).items.filter(({ id }) => !headings.has(id));
  const isStated = ({ id }: { readonly id: string }) => (stated.get(id) ?? []).some(countsAsStated);
  return {
    units: units.length,
    stated: units.filter(isStated).length,
    suggestedOnly: units.filter((unit) => !isStated(unit) && suggested.has(unit.id)).length,
  };
}
