import { type CatalogueId, type FrameworkNotice, frameworkNotice } from '#frameworks/catalogue.ts';
import type { ContentIndex } from './content-index.ts';
import { catalogueLanguage } from './content-language.ts';
import { type FrameworkCounts, frameworkCoverage } from './framework-coverage.ts';
import { frameworkLabel } from './labels.ts';
import type { PublicReport } from './public/public-report.ts';
import type { PublicContent } from './public-content.ts';
import { shownFrameworks } from './shown-frameworks.ts';

/** The frameworks for which the site shows a crosswalk, and what is not claimed of any. */
export interface FrameworksView {
  readonly frameworks: readonly FrameworkRow[];
  /** Not claimed, and without a page here. */
  readonly notClaimed: readonly { readonly label: string; readonly note: string }[];
}

export interface FrameworkRow {
  readonly id: CatalogueId;
  readonly label: string;
  readonly notice: FrameworkNotice;
  readonly counts: FrameworkCounts;
  /** Why the company claims nothing here, in its own words. */
  readonly notClaimed: readonly string[];
  readonly reports: readonly PublicReport[];
}

/** The index of frameworks: those that `frameworks` in trust.yaml names and Vitrine has a catalogue of. */
export function frameworksView(content: PublicContent, index: ContentIndex): FrameworksView {
  const ids = shownFrameworks(content);
  return {
    frameworks: ids.map((id) => frameworkRow(id, content, index)),
    notClaimed: content.notClaimed
      .filter(({ framework }) => !(ids as readonly string[]).includes(framework))
      .map(({ framework, note }) => ({ label: frameworkLabel(framework), note })),
  };
}

/** One framework with its counts, its reports, and what is not claimed. */
export function frameworkRow(id: CatalogueId, content: PublicContent, index: ContentIndex): FrameworkRow {
  return {
    id,
    label: frameworkLabel(id),
    notice: frameworkNotice(id, catalogueLanguage()),
    counts: frameworkCoverage(id, content, index).counts,
    notClaimed: content.notClaimed.filter(({ framework }) => framework === id).map(({ note }) => note),
    reports: content.reports.filter(
      ({ framework, standing }) => framework === id && standing !== 'withdrawn',
    ),
  };
}
