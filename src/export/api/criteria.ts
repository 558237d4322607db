import { z } from 'astro/zod';
import { coverageCounts } from '#site/coverage-words.ts';
import { criterionView, type PointRow } from '#site/criterion-view.ts';
import { pagePath } from '#site/paths.ts';
import type { PublicCoverage } from '#site/public/public-coverage.ts';
import { interfaceWords } from '#site/words/interface-words.ts';
import type { Sources } from '../sources.ts';
import { envelopeOf, idsOf } from './envelope.ts';
import { address, envelope, ids, type Shape, text } from './shape.ts';

/** What is said of a criterion: what is documented, never that it is met. */
export const coverageStates = [
  'documented',
  'carved-out',
  'not-applicable',
  'no-documented-control',
] as const;
export type CoverageStateName = (typeof coverageStates)[number];

const criterion = z.object({
  id: text,
  url: address,
  title: text.describe('Our own words, not the AICPA’s.'),
  summary: text,
  series: text,
  category: text,
  state: z
    .enum(coverageStates)
    .describe('Whether controls for it are documented. It says nothing about their operation.'),
  controls: ids.describe('Published controls that are implemented and documented.'),
  hasUnpublishedControls: z.boolean(),
  notCounting: ids.describe(
    'Published controls that name it and do not count: planned, partial, or for other products.',
  ),
  carveOuts: z.array(
    z.object({
      organization: text,
      csoc: text.nullable(),
      text: text.nullable(),
      monitoredBy: text.nullable(),
    }),
  ),
  notApplicable: text.nullable().describe('The reason, where the criterion does not apply.'),
  pointsOfFocus: z.array(
    z.object({ position: z.int(), label: text.nullable(), added2022: z.boolean(), controls: ids }),
  ),
});

/** Numbers of criteria in each state. */
export const counts = z.object({
  inScope: z.int(),
  documented: z.int(),
  carvedOut: z.int(),
  notApplicable: z.int(),
  uncovered: z.int(),
  withCarveOut: z.int().describe('Criteria of which a part is carved out, whatever their state.'),
});

/** `/api/criteria.json`: the criteria in scope of each system and the controls mapped to them. */
export const criteriaFile = z.object({
  ...envelope,
  notice: text,
  systems: z.array(
    z.object({
      id: text,
      framework: text,
      edition: text,
      categories: z.array(text),
      products: ids,
      counts,
      criteria: z.array(criterion),
    }),
  ),
});

/** The criteria as data. */
export function criteriaJson(sources: Sources): Shape<typeof criteriaFile> {
  return {
    ...envelopeOf(sources, 'criteria'),
    notice: coverageNotice(),
    systems: sources.content.systems.map((system) => ({
      id: system.id,
      framework: system.editionName,
      edition: system.edition,
      categories: system.categories,
      products: system.products,
      counts: coverageCounts(system),
      criteria: system.criteria.map((coverage) => criterionItem(coverage, sources)),
    })),
  };
}

/** Stands beside every list of coverage that leaves the site, in the site's language. */
export function coverageNotice(): string {
  return interfaceWords().coverage.notice;
}

/** The name of a state in data. */
export function stateName({ state }: PublicCoverage): CoverageStateName {
  switch (state) {
    case 'covered':
      return 'documented';
    case 'uncovered':
      return 'no-documented-control';
    case 'carved-out':
    case 'not-applicable':
      return state;
    default:
      return state satisfies never;
  }
}

function criterionItem(coverage: PublicCoverage, sources: Sources): Shape<typeof criterion> {
  const { content, index, url } = sources;
  const { id, title, summary, series, category } = coverage.criterion;
  const points = criterionView(id, content, index)?.points ?? [];
  return {
    id,
    url: url(pagePath('criteria', id)),
    title,
    summary,
    series,
    category,
    state: stateName(coverage),
    controls: idsOf(coverage.controls, index.control),
    hasUnpublishedControls: coverage.hasUnpublished,
    notCounting: idsOf(coverage.notCounting, index.control),
    carveOuts: coverage.carveOuts.map(({ organization, csoc, csocText, monitoredBy }) => ({
      organization,
      csoc,
      text: csocText,
      monitoredBy: monitoredBy && (index.control.get(monitoredBy)?.id ?? monitoredBy),
    })),
    notApplicable: coverage.notApplicable,
    pointsOfFocus: points.map((point) => pointItem(point, coverage)),
  };
}

function pointItem({ position, label, added2022, controls }: PointRow, coverage: PublicCoverage) {
  const ofSystem = controls.filter(({ slug }) => coverage.controls.includes(slug));
  return { position, label, added2022, controls: ofSystem.map(({ id }) => id) };
}
