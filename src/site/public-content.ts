import type { CalendarDay } from '#domain/calendar-day.ts';
import type { Subprocessor } from '#domain/content/subprocessors.ts';
import type { FactTopic, TrustSettings } from '#domain/content/trust-settings.ts';
import { slugOf } from '#domain/entry.ts';
import type { PublishedPast } from '#domain/history/published-past.ts';
import { standingOf } from '#domain/report-standing.ts';
import { textAgreement } from '#domain/requestable.ts';
import type { Facts, TrustCenter } from '#domain/trust-center.ts';
import { type PublicPast, publicPast } from './history/public-past.ts';
import { type PublicControl, publicControl } from './public/public-control.ts';
import { type PublicSystem, publicSystems } from './public/public-coverage.ts';
import { type PublicDocument, publicDocument } from './public/public-document.ts';
import {
  type PublicQuestion,
  type PublicUpdate,
  publicQuestion,
  publicUpdate,
} from './public/public-news.ts';
import { type PublicPolicy, publicPolicy } from './public/public-policy.ts';
import { type PublicRedirect, publicRedirects } from './public/public-redirect.ts';
import { type PublicReport, publicReport } from './public/public-report.ts';
import { type GatedEntry, pageIds, withoutInternal } from './public/visibility.ts';
import { derivedOnce, siteContent } from './site-content.ts';

/**
 * Everything that pages and view models may know. It is built by naming what is public, field by field: what is not named
 * here (evidence, exceptions, gated opinions and their basis, gated CUECs, providers' reports, files' hashes, staff, rules of the
 * gate, bodies of gated entries, internal entries) cannot reach a page.
 */
export interface PublicContent {
  readonly today: CalendarDay;
  readonly company: TrustSettings['company'];
  readonly site: TrustSettings['site'];
  /** Where requests go: an address in front of `/request`, or `mail` where there is no gate. */
  readonly gate:
    | { readonly kind: 'web'; readonly base: string }
    | { readonly kind: 'mail'; readonly address: string };
  readonly contacts: TrustSettings['contacts'];
  readonly products: TrustSettings['products'];
  readonly risks: TrustSettings['risks'];
  readonly frameworks: readonly string[];
  readonly notClaimed: TrustSettings['notClaimed'];
  readonly keyFacts: readonly PublicFact[];
  readonly systems: readonly PublicSystem[];
  readonly controls: readonly (PublicControl | GatedEntry)[];
  readonly policies: readonly (PublicPolicy | GatedEntry)[];
  readonly reports: readonly PublicReport[];
  readonly documents: readonly PublicDocument[];
  readonly questions: readonly (PublicQuestion | GatedEntry)[];
  readonly updates: readonly (PublicUpdate | GatedEntry)[];
  readonly subprocessors: {
    /** Null where no notice period is promised. */
    readonly noticeDays: number | null;
    readonly list: readonly Subprocessor[];
  };
  /** Earlier states that may be shown. */
  readonly past: PublicPast;
  /** Paths below `/files/` that exist. */
  readonly files: ReadonlySet<string>;
  /** Former addresses of entries, and where they lead. */
  readonly redirects: readonly PublicRedirect[];
}

export interface PublicFact {
  readonly label: string;
  readonly value: string;
  /** Slug of the control it rests on, where that has a page. */
  readonly control: string | null;
  /** The line of the vendor summary that it fills. */
  readonly topic: FactTopic | null;
}

/** The public content of this build, derived once; in `astro dev` again after each edit. */
export function publicContent(): PublicContent {
  const content = siteContent();
  return derivedOnce('public-content', () => derivePublicContent(content));
}

/** Derives the public view. Internal entries are left out before anything is computed that could show their traces. */
export function derivePublicContent({ trustCenter, facts, past = noPast, today }: Source): PublicContent {
  const trust = trustCenter.trust.data;
  const pages = {
    controls: pageIds(trustCenter.controls),
    policies: pageIds(trustCenter.policies),
    reports: pageIds(trustCenter.reports),
  };
  const controls = withoutInternal(trustCenter.controls).map((entry) =>
    publicControl(entry, pages.policies, trust.reviewEvery),
  );
  const reports = publicReports(trustCenter, today);
  const published = new Set(
    controls.flatMap((control) => (control.access === 'public' ? [control.slug] : [])),
  );
  return {
    today,
    company: trust.company,
    site: trust.site,
    gate: gateOf(trust),
    contacts: trust.contacts,
    products: trust.products,
    risks: trust.risks,
    frameworks: trust.frameworks,
    notClaimed: trust.notClaimed,
    keyFacts: publicFacts(trust, pages.controls),
    systems: publicSystems(trustCenter, published, reports),
    controls,
    policies: withoutInternal(trustCenter.policies).map((entry) =>
      publicPolicy(
        entry,
        pages.policies,
        trust.reviewEvery,
        textAgreement(entry, trustCenter.agreements, today) !== null,
      ),
    ),
    reports,
    documents: withoutInternal(trustCenter.documents).map((entry) =>
      publicDocument(entry, pages.reports, facts.publicFiles, today),
    ),
    questions: withoutInternal(trustCenter.faq).map((entry) =>
      publicQuestion(entry, pages.controls, pages.policies),
    ),
    updates: withoutInternal(trustCenter.updates).map(publicUpdate),
    subprocessors: {
      noticeDays: trustCenter.subprocessors.data.noticeDays ?? null,
      list: trustCenter.subprocessors.data.subprocessors,
    },
    past: publicPast(past, trustCenter, pages, trust.reviewEvery),
    files: facts.publicFiles,
    redirects: publicRedirects(trustCenter),
  };
}

interface Source {
  readonly trustCenter: TrustCenter;
  readonly facts: Pick<Facts, 'publicFiles'>;
  /** Default: none. */
  readonly past?: PublishedPast;
  readonly today: CalendarDay;
}

const noPast: PublishedPast = { kind: 'unknown', reason: 'no-repository' };

function publicReports(trustCenter: TrustCenter, today: CalendarDay): readonly PublicReport[] {
  const reports = withoutInternal(trustCenter.reports);
  const documents = withoutInternal(trustCenter.documents);
  return reports.map((entry) => publicReport(entry, standingOf(entry, reports, documents, today)));
}

function publicFacts(trust: TrustSettings, controls: ReadonlySet<string>): readonly PublicFact[] {
  return trust.facts
    .filter(({ visibility }) => visibility === undefined || visibility === 'public')
    .map(({ label, value, control, topic }) => ({
      label,
      value,
      topic: topic ?? null,
      control: control && controls.has(slugOf(control)) ? slugOf(control) : null,
    }));
}

function gateOf({ gate, company }: TrustSettings): PublicContent['gate'] {
  if (gate?.url === 'none') return { kind: 'mail', address: company.securityEmail };
  return { kind: 'web', base: gate?.url?.replace(/\/+$/, '') ?? '' };
}
