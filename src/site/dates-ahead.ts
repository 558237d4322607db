import { addDays, type CalendarDay } from '#domain/calendar-day.ts';
import { lastDayToObject } from '#domain/last-day-to-object.ts';
import type { ContentIndex } from './content-index.ts';
import { pagePath } from './paths.ts';
import type { PublicContent } from './public-content.ts';
import { reportName } from './report-words.ts';
import { interfaceWords } from './words/interface-words.ts';

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
  const { ahead } = interfaceWords();
  return subprocessors.list.flatMap((one) => {
    const { id, name, status, effective, removed } = one;
    const href = `/subprocessors/#${id}`;
    const lastDay = lastDayToObject(one, subprocessors.noticeDays);
    if (status === 'planned')
      return [
        ...(lastDay ? [{ day: lastDay, words: ahead.lastDayToObject(name), href }] : []),
        ...(effective ? [{ day: effective, words: ahead.becomes(name), href }] : []),
      ];
    return removed ? [{ day: removed, words: ahead.stops(name), href }] : [];
  });
}

function reportDates({ reports }: PublicContent): readonly DateAhead[] {
  const { ahead, stage: stages } = interfaceWords();
  return reports.flatMap((report) => {
    const href = pagePath('reports', report.slug);
    if (report.standing !== 'in-progress' && report.standing !== 'planned') return [];
    const begins = report.stages.map(({ stage, start }) => ({
      day: start,
      words: ahead.stageBegins(reportName(report), stages[stage]),
      href,
    }));
    const end =
      report.kind === 'attestation' && report.period
        ? [{ day: report.period.end, words: ahead.periodEnds(reportName(report)), href }]
        : [];
    return [...begins, ...end];
  });
}

function documentDates({ documents }: PublicContent): readonly DateAhead[] {
  return documents.flatMap(({ title, expires, slug }) =>
    expires
      ? [
          {
            day: expires,
            words: interfaceWords().ahead.expires(title),
            href: pagePath('documents', slug),
          },
        ]
      : [],
  );
}

function policyDates({ policies }: PublicContent): readonly DateAhead[] {
  const due = policies.flatMap((policy) =>
    policy.access === 'public' ? [{ day: policy.reviewBy, title: policy.title, slug: policy.slug }] : [],
  );
  return due.map(({ day, title, slug }) => ({
    day,
    words: interfaceWords().ahead.nextReview(title),
    href: pagePath('policies', slug),
  }));
}
