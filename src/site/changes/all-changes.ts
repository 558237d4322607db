import { pagePath } from '../paths.ts';
import type { PublicReport } from '../public/public-report.ts';
import type { PublicContent } from '../public-content.ts';
import { reportTitle } from '../report-words.ts';
import { type Words, wordsOf } from '../words/words.ts';
import type { Change } from './change.ts';
import { controlEvents, policyEvents, questionEvents } from './git-changes.ts';
import { subprocessorChanges } from './subprocessor-changes.ts';

/** Everything that is known to have changed: news, policies, controls, answers, reports, documents, subprocessors. */
export function allChanges(content: PublicContent): readonly Change[] {
  const known = memo.get(content) ?? collect(content);
  memo.set(content, known);
  return known;
}

const memo = new WeakMap<PublicContent, readonly Change[]>();

function collect(content: PublicContent): readonly Change[] {
  const { words } = wordsOf(content.site.locale);
  return [
    ...updateChanges(content),
    ...policyEvents(content, words),
    ...controlEvents(content, words),
    ...questionEvents(content, words),
    ...content.reports.flatMap((report) => reportChange(report, words)),
    ...documentChanges(content, words),
    ...subprocessorChanges(content),
  ];
}

/** The news, with their texts. */
export function updateChanges(content: PublicContent): readonly Change[] {
  const { updateKind } = wordsOf(content.site.locale).words;
  return content.updates.flatMap((update) => {
    if (update.access === 'gated') return [];
    const path = pagePath('updates', update.slug);
    const { title, date: day, summary, text } = update;
    return [{ id: path, title, path, day, kind: updateKind[update.kind], summary, text }];
  });
}

/** Each report and certificate on the day it was issued. */
function reportChange(report: PublicReport, { feeds, kind }: Words): readonly Change[] {
  const day = issuedOn(report);
  if (!day) return [];
  const path = pagePath('reports', report.slug);
  const summary = report.requestable ? feeds.reportRequestable : null;
  const title = feeds.issued(reportTitle(report));
  return [{ id: `${path}#issued`, title, path, day, kind: kind.report, summary, text: null }];
}

function issuedOn(report: PublicReport): Change['day'] | null {
  if (report.standing === 'planned' || report.standing === 'in-progress' || report.standing === 'withdrawn')
    return null;
  return report.kind === 'certificate' ? report.issued : report.reportDate;
}

/** Each document by its date, which also a gated one shows. */
function documentChanges({ documents }: PublicContent, { feeds, kind }: Words): readonly Change[] {
  return documents.map((document) => {
    const path = pagePath('documents', document.slug);
    return {
      id: `${path}#${document.date}`,
      title: document.version ? feeds.policyVersion(document.title, document.version) : document.title,
      path,
      day: document.date,
      kind: kind.document,
      summary: document.access === 'gated' ? feeds.documentRequestable : null,
      text: null,
    };
  });
}
