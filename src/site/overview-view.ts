import type { Category } from '#domain/criterion.ts';
import type { ContentIndex } from './content-index.ts';
import { type CoverageCounts, coverageCounts } from './coverage-words.ts';
import { type DateAhead, datesAhead } from './dates-ahead.ts';
import { pagePath } from './paths.ts';
import type { PublicSystem } from './public/public-coverage.ts';
import type { PublicDocument } from './public/public-document.ts';
import type { PublicUpdate } from './public/public-news.ts';
import type { PublicReport } from './public/public-report.ts';
import type { PublicContent, PublicFact } from './public-content.ts';
import { seriesTimeline } from './report-timeline.ts';
import type { Timeline } from './timeline.ts';
import { interfaceWords } from './words/interface-words.ts';

/** What the first page shows: a buyer's first questions, in the order in which they are asked. */
export interface OverviewView {
  /** The report that speaks today, most recent first; null where none does. */
  readonly lead: PublicReport | null;
  readonly otherReports: readonly PublicReport[];
  readonly timeline: Timeline | null;
  readonly systems: readonly OverviewSystem[];
  readonly numbers: readonly { readonly value: number; readonly label: string; readonly href: string }[];
  readonly keyFacts: readonly OverviewFact[];
  /** What buyers ask next to the key facts, and lists of this site answer. */
  readonly listFacts: readonly ListFact[];
  readonly documents: readonly PublicDocument[];
  readonly updates: readonly PublicUpdate[];
  readonly ahead: readonly DateAhead[];
  readonly reviewLinks: readonly ReviewLink[];
}

/** A page that a reviewer needs next, and what is on it. */
export interface ReviewLink {
  readonly label: string;
  readonly note: string;
  readonly href: string;
}

export interface OverviewSystem {
  readonly system: PublicSystem;
  readonly counts: CoverageCounts;
  readonly included: readonly { readonly name: string; readonly description: string | null }[];
  readonly excluded: readonly { readonly name: string; readonly description: string | null }[];
  /** Categories in the current report. */
  readonly attested: readonly Category[];
  /** Categories in scope that no current report has and a planned or running examination will. */
  readonly inPreparation: readonly Category[];
  /** Categories in scope that no report has and none is planned for. */
  readonly inNoReport: readonly Category[];
}

/** An answer that a list of this site gives. */
export interface ListFact {
  readonly label: string;
  readonly value: string;
  readonly href: string;
}

export interface OverviewFact extends PublicFact {
  readonly controlId: string | null;
}

/** Gathers the first page. */
export function overviewView(content: PublicContent, index: ContentIndex): OverviewView {
  const lead = leadReport(content.reports);
  return {
    lead,
    otherReports: content.reports
      .filter((report) => report !== lead && report.standing !== 'withdrawn')
      .sort(byRank),
    timeline: lead ? seriesTimeline(lead.series, index, content.today) : null,
    systems: content.systems.map((system) => overviewSystem(system, content)),
    numbers: numbersOf(content),
    keyFacts: content.keyFacts.map((fact) => ({
      ...fact,
      controlId: (fact.control && index.control.get(fact.control)?.id) ?? null,
    })),
    listFacts: listFacts(content),
    documents: [...content.documents].sort((a, b) => (a.date < b.date ? 1 : -1)),
    updates: content.updates
      .filter((update) => update.access === 'public')
      .sort((a, b) => (a.date < b.date ? 1 : -1))
      .slice(0, 4),
    ahead: datesAhead(content, index),
    reviewLinks: reviewLinks(content),
  };
}

/** Subprocessors with the change that is planned next, the data processing agreement, the service status. */
function listFacts({ subprocessors, documents, contacts }: PublicContent): readonly ListFact[] {
  const words = interfaceWords();
  const { overview: w } = words;
  const active = subprocessors.list.filter(({ status }) => status === 'active').length;
  const planned = subprocessors.list.filter(({ status }) => status === 'planned');
  const next = planned.flatMap(({ effective }) => effective ?? []).sort()[0] ?? null;
  const agreement = documents.find(({ kind }) => kind === 'dpa');
  return [
    ...(active + planned.length > 0
      ? [
          {
            label: words.sections.subprocessors,
            value: w.subprocessorsAre(active, planned.length, next),
            href: '/subprocessors/',
          },
        ]
      : []),
    ...(agreement
      ? [
          {
            label: words.documentKind.dpa,
            value: w.agreementIs(agreement.version, agreement.date, agreement.access === 'public'),
            href: pagePath('documents', agreement.slug),
          },
        ]
      : []),
    ...(contacts.statusPage
      ? [
          {
            label: words.frame.serviceStatus,
            value: contacts.statusPage.replace(/^https?:\/\//, ''),
            href: contacts.statusPage,
          },
        ]
      : []),
  ];
}

/** The pages beside the lists; those that would be empty are left out. */
function reviewLinks(content: PublicContent): readonly ReviewLink[] {
  const { faqList, vendorSummary, matrix, frameworks, howToRead, allChanges, data, overview } =
    interfaceWords();
  const notes = overview.reviewNotes;
  return [
    ...(content.questions.length > 0 ? [{ label: faqList.title, note: notes.faq, href: '/faq/' }] : []),
    { label: vendorSummary.title, note: notes.vendorSummary, href: '/vendor-summary/' },
    ...(content.systems.length > 0
      ? [{ label: matrix.title, note: notes.matrix, href: '/criteria/matrix/' }]
      : []),
    { label: frameworks.title, note: notes.frameworks, href: '/frameworks/' },
    { label: howToRead.title, note: notes.howToRead, href: '/how-to-read/' },
    { label: allChanges.title, note: notes.changes, href: '/changes/' },
    { label: data.title, note: notes.data, href: '/data/' },
  ];
}

const rank: readonly PublicReport['standing'][] = [
  'current',
  'next-due',
  'stale',
  'in-progress',
  'planned',
  'superseded',
  'withdrawn',
];

function byRank(a: PublicReport, b: PublicReport): number {
  return (
    rank.indexOf(a.standing) - rank.indexOf(b.standing) ||
    ((a.coverageEnd ?? '') < (b.coverageEnd ?? '') ? 1 : -1)
  );
}

/** SOC 2 type 2 before others, then the latest. */
function leadReport(reports: readonly PublicReport[]): PublicReport | null {
  const speaking = reports.filter(
    ({ standing }) => standing === 'current' || standing === 'next-due' || standing === 'stale',
  );
  const weight = (report: PublicReport) =>
    report.kind === 'attestation' ? (report.framework === 'soc2' ? 2 : 1) + (report.type === 2 ? 2 : 0) : 0;
  return speaking.sort((a, b) => weight(b) - weight(a) || byRank(a, b))[0] ?? null;
}

function overviewSystem(system: PublicSystem, content: PublicContent): OverviewSystem {
  const products = content.products.map(({ id, name, description }) => ({
    id,
    name,
    description: description ?? null,
  }));
  const isIn = (id: string) => system.products.length === 0 || system.products.includes(id);
  const attested = categoriesIn(content, ['current', 'next-due']);
  const coming = categoriesIn(content, ['planned', 'in-progress']);
  const isMissing = (category: Category) => !attested.has(category);
  return {
    system,
    counts: coverageCounts(system),
    included: products.filter(({ id }) => isIn(id)),
    excluded: products.filter(({ id }) => !isIn(id)),
    attested: system.categories.filter((category) => attested.has(category)),
    inPreparation: system.categories.filter((category) => isMissing(category) && coming.has(category)),
    inNoReport: system.categories.filter((category) => isMissing(category) && !coming.has(category)),
  };
}

function categoriesIn(
  { reports }: PublicContent,
  standings: readonly PublicReport['standing'][],
): ReadonlySet<Category> {
  return new Set(
    reports.flatMap((report) =>
      report.kind === 'attestation' && standings.includes(report.standing) ? report.categories : [],
    ),
  );
}

function numbersOf(content: PublicContent): OverviewView['numbers'] {
  const controls = content.controls.filter(
    (control) => control.access === 'public' && control.status === 'implemented',
  ).length;
  const policies = content.policies.filter(({ access }) => access === 'public').length;
  const documents = content.documents.length;
  const active = content.subprocessors.list.filter(({ status }) => status === 'active').length;
  const words = interfaceWords().overview;
  return [
    { value: controls, label: words.numberOfControls(controls), href: '/controls/' },
    { value: policies, label: words.numberOfPolicies(policies), href: '/policies/' },
    { value: documents, label: words.numberOfDocuments(documents), href: '/documents/' },
    { value: active, label: words.numberOfSubprocessors(active), href: '/subprocessors/' },
  ].filter(({ value }) => value > 0);
}
