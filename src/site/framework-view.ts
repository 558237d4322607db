import type { CatalogueId, CatalogueItem } from '#frameworks/catalogue.ts';
import { type CrosswalkSource, crosswalkSource } from '#frameworks/crosswalk.ts';
import { headingIds, type UnitGroup, unitGroups } from '#frameworks/unit-groups.ts';
import type { ContentIndex } from './content-index.ts';
import { catalogueLanguage } from './content-language.ts';
import {
  countsAsStated,
  type FrameworkCoverage,
  frameworkCoverage,
  type SuggestingCriterion,
} from './framework-coverage.ts';
import { type FrameworkRow, frameworkRow } from './frameworks-view.ts';
import { unitAnchor } from './paths.ts';
import type { PublicControl } from './public/public-control.ts';
import type { PublicContent } from './public-content.ts';

/** The page of one framework: every unit with what is stated and what is suggested for it. */
export interface FrameworkView extends FrameworkRow {
  readonly crosswalk: CrosswalkSource;
  readonly groups: readonly FrameworkGroup[];
  /** The page is long: groups are folded until a reader opens one. */
  readonly isFolded: boolean;
}

export interface FrameworkGroup {
  readonly id: string;
  readonly title: string | null;
  readonly units: number;
  readonly stated: number;
  readonly suggestedOnly: number;
  readonly rows: readonly UnitRow[];
  /** Units for which nothing is stated and nothing suggested. */
  readonly rest: readonly CatalogueItem[];
}

export interface UnitRow {
  readonly id: string;
  readonly anchor: string;
  readonly title: string | null;
  readonly stated: readonly PublicControl[];
  readonly suggestion: Suggestion | null;
}

/** What the crosswalk suggests: criteria, and the controls behind most of them first. */
export interface Suggestion {
  readonly criteria: readonly { readonly id: string; readonly controls: number }[];
  readonly controls: readonly { readonly id: string; readonly slug: string }[];
  /** Further controls behind these criteria that are not named. */
  readonly more: number;
}

/** Joins a catalogue with the statements and suggestions for its units. */
export function frameworkView(id: CatalogueId, content: PublicContent, index: ContentIndex): FrameworkView {
  const coverage = frameworkCoverage(id, content, index);
  const headings = headingIds(id);
  const language = catalogueLanguage();
  return {
    ...frameworkRow(id, content, index),
    crosswalk: crosswalkSource(id, language),
    groups: unitGroups(id, language).map((group) => frameworkGroup(group, headings, coverage, index)),
    isFolded: coverage.counts.units > longPage,
  };
}

const longPage = 150;
const namedControls = 6;

function frameworkGroup(
  { id, title, items }: UnitGroup,
  headings: ReadonlySet<string>,
  coverage: FrameworkCoverage,
  index: ContentIndex,
): FrameworkGroup {
  const rows = items.flatMap((item) => unitRow(item, coverage, index) ?? []);
  const counted = rows.filter((row) => !headings.has(row.id));
  const stated = counted.filter((row) => row.stated.some(countsAsStated)).length;
  const named = new Set(rows.map((row) => row.id));
  return {
    id,
    title,
    units: items.filter((item) => !headings.has(item.id)).length,
    stated,
    suggestedOnly: counted.filter((row) => row.suggestion !== null && !row.stated.some(countsAsStated))
      .length,
    rows,
    rest: items.filter((item) => !named.has(item.id) && !headings.has(item.id)),
  };
}

function unitRow(item: CatalogueItem, coverage: FrameworkCoverage, index: ContentIndex): UnitRow | null {
  const stated = coverage.stated.get(item.id) ?? [];
  const suggesting = coverage.suggested.get(item.id) ?? [];
  if (stated.length + suggesting.length === 0) return null;
  return {
    id: item.id,
    anchor: unitAnchor(item.id),
    title: item.title,
    stated,
    suggestion: suggesting.length > 0 ? suggestionOf(suggesting, stated, index) : null,
  };
}

/** A control that states the unit itself is not suggested for it a second time. */
function suggestionOf(
  suggesting: readonly SuggestingCriterion[],
  stated: readonly PublicControl[],
  index: ContentIndex,
): Suggestion {
  const own = new Set(stated.map(({ slug }) => slug));
  const weights = new Map<string, number>();
  for (const { controls } of suggesting)
    for (const slug of controls) if (!own.has(slug)) weights.set(slug, (weights.get(slug) ?? 0) + 1);
  const ranked = [...weights].sort(([, a], [, b]) => b - a).map(([slug]) => slug);
  return {
    criteria: suggesting.map(({ id, controls }) => ({ id, controls: controls.length })),
    controls: ranked
      .slice(0, namedControls)
      .map((slug) => ({ slug, id: index.control.get(slug)?.id ?? slug })),
    more: Math.max(0, ranked.length - namedControls),
  };
}
