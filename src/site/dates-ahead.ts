import { addDays, type CalendarDay } from '#domain/calendar-day.ts';
import type { ContentIndex } from './content-index.ts';
import { stageLabels } from './labels.ts';
import { pagePath } from './paths.ts';
import type { PublicContent } from './public-content.ts';
import { reportName } from './report-words.ts';

/** Something that a reader may want to know before it happens. */
export interface DateAhead {
  readonly day: CalendarDay;
  readonly words: string;
  readonly href: string;
}

/** What the published dates say about the next year, soonest first. */
export function datesAhead(content: PublicContent, _index: ContentIndex, most = 6): readonly DateAhead[] {
  const { today } = content;
  const horizon = addDays(today, 366);
  return [
    ...subprocessorDates(content),
    ...reportDates(content),
    ...documentDates(content),
    ...policyDates(content),
  ]
    .filter(({ day }) => day >= today && day <= horizon)
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    .slice(0, most);
}

function subprocessorDates({ subprocessors }: PublicContent): readonly DateAhead[] {
  return subprocessors.list.flatMap(({ id, name, status, effective, removed }) => {
    const href = `/subprocessors/#${id}`;
    if (status === 'planned' && effective)
      return [{ day: effective, words: `${name} becomes a subprocessor; last day to object`, href }];
    return removed ? [{ day: removed, words: `${name} stops being a subprocessor`, href }] : [];
  });
}

function reportDates({ reports }: PublicContent): readonly DateAhead[] {
  return reports.flatMap((report) => {
    const href = pagePath('reports', report.slug);
    if (report.standing !== 'in-progress' && report.standing !== 'planned') return [];
    const stages = report.stages.map(({ stage, start }) => ({
      day: start,
      words: `${reportName(report)}: ${stageLabels[stage].toLowerCase()} begins`,
      href,
    }));
    const end =
      report.kind === 'attestation' && report.period
        ? [{ day: report.period.end, words: `${reportName(report)}: the period ends`, href }]
        : [];
    return [...stages, ...end];
  });
}

function documentDates({ documents }: PublicContent): readonly DateAhead[] {
  return documents.flatMap(({ title, expires, slug }) =>
    expires ? [{ day: expires, words: `${title}: expires`, href: pagePath('documents', slug) }] : [],
  );
}

function policyDates({ policies }: PublicContent): readonly DateAhead[] {
  const due = policies.flatMap((policy) =>
    policy.access === 'public' ? [{ day: policy.reviewBy, title: policy.title, slug: policy.slug }] : [],
  );
  return due.map(({ day, title, slug }) => ({
    day,
    words: `${title}: next review`,
    href: pagePath('policies', slug),
  }));
}
