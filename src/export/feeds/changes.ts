import { updateKindLabels } from '#site/labels.ts';
import { pagePath } from '#site/paths.ts';
import type { PublicReport } from '#site/public/public-report.ts';
import { reportTitle } from '#site/report-words.ts';
import type { Sources } from '../sources.ts';
import type { Change } from './feed.ts';
import { subprocessorChanges } from './subprocessor-changes.ts';

/** Everything that the content knows to have changed: news, versions of policies, reports, documents, subprocessors. */
export function allChanges(sources: Sources): Change[] {
  return [
    ...updateChanges(sources),
    ...policyChanges(sources),
    ...reportChanges(sources),
    ...documentChanges(sources),
    ...subprocessorChanges(sources),
  ];
}

/** The news, with their texts. */
export function updateChanges({ content, url, html }: Sources): Change[] {
  return content.updates.flatMap((update) => {
    if (update.access === 'gated') return [];
    const path = pagePath('updates', update.slug);
    return [
      {
        id: url(path),
        title: update.title,
        url: url(path),
        day: update.date,
        kind: updateKindLabels[update.kind],
        summary: update.summary,
        html: html(update.text, path),
      },
    ];
  });
}

/** Each version of a published policy: the present one by its approval, earlier ones as its history names them. */
function policyChanges({ content, url }: Sources): Change[] {
  return content.policies.flatMap((policy) => {
    if (policy.access === 'gated') return [];
    const page = url(pagePath('policies', policy.slug));
    const change = (version: string, day: Change['day'], summary: string | null): Change => ({
      id: `${page}#version-${encodeURIComponent(version)}`,
      title: `${policy.title}, version ${version}`,
      url: page,
      day,
      kind: 'Policy',
      summary,
      html: null,
    });
    const earlier = policy.history.filter(({ version }) => version !== policy.version);
    const present = policy.history.find(({ version }) => version === policy.version);
    const words = `Approved on ${policy.approved} by ${policy.approvedBy}.${policy.effective ? ` Effective ${policy.effective}.` : ''}`;
    return [
      change(policy.version, policy.approved, present ? `${words} ${present.summary}` : words),
      ...earlier.map(({ version, date, summary }) => change(version, date, summary)),
    ];
  });
}

/** Each report and certificate on the day it was issued. */
function reportChanges({ content, url }: Sources): Change[] {
  return content.reports.flatMap((report) => {
    const day = issuedOn(report);
    if (!day) return [];
    const page = url(pagePath('reports', report.slug));
    return [
      {
        id: `${page}#issued`,
        title: `Issued: ${reportTitle(report)}`,
        url: page,
        day,
        kind: 'Report',
        summary: report.requestable ? 'The full report can be requested.' : null,
        html: null,
      },
    ];
  });
}

function issuedOn(report: PublicReport): Change['day'] | null {
  if (report.standing === 'planned' || report.standing === 'in-progress' || report.standing === 'withdrawn')
    return null;
  return report.kind === 'certificate' ? report.issued : report.reportDate;
}

/** Each document by its date, which also a gated one shows. */
function documentChanges({ content, url }: Sources): Change[] {
  return content.documents.map((document) => {
    const page = url(pagePath('documents', document.slug));
    const version = document.version ? `, version ${document.version}` : '';
    return {
      id: `${page}#${document.date}`,
      title: `${document.title}${version}`,
      url: page,
      day: document.date,
      kind: 'Document',
      summary: document.access === 'gated' ? 'It can be requested.' : null,
      html: null,
    };
  });
}
