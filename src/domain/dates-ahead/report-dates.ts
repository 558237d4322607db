import { addMonths } from '../calendar-day.ts';
import { isAttestation, type Report } from '../content/report.ts';
import type { DateAhead } from '../dates-ahead.ts';
import type { Entry } from '../entry.ts';
import { coverageEnd, currentReport, seriesOf } from '../report-standing.ts';
import { reportTitle } from '../report-title.ts';
import type { TrustCenter } from '../trust-center.ts';

/** Stages, periods and days of examinations that have not led to a report yet. */
export function examinationDates({ reports }: TrustCenter): readonly DateAhead[] {
  return reports.filter(({ data }) => openStatuses.has(data.status)).flatMap(datesOfOne);
}

/** When the current report of each series is twelve and fifteen months old, and the reports of its providers twelve. */
export function freshnessDates({ reports }: TrustCenter): readonly DateAhead[] {
  return currentReports(reports).flatMap((report): readonly DateAhead[] => {
    const end = coverageEnd(report.data);
    if (!end || !isAttestation(report.data)) return [];
    const note = `what it covers ended on ${end}`;
    return [
      { ...baseOf(report), kind: 'report-due', day: addMonths(end, 12), part: '', note, duty: true },
      { ...baseOf(report), kind: 'report-stale', day: addMonths(end, 15), part: '', note, duty: false },
      ...report.data.subserviceOrganizations.flatMap(({ name, report: own }) =>
        own
          ? [
              {
                ...baseOf(report),
                kind: 'provider-report-due' as const,
                day: addMonths(own.periodEnd, 12),
                part: name,
                title: name,
                note: `the report on file ended on ${own.periodEnd}`,
                duty: true,
              },
            ]
          : [],
      ),
    ];
  });
}

/** When the current certificates end. */
export function certificateDates({ reports }: TrustCenter): readonly DateAhead[] {
  return currentReports(reports).flatMap((report): readonly DateAhead[] => {
    const { data } = report;
    if (isAttestation(data) || !data.expires) return [];
    return [
      { ...baseOf(report), kind: 'certificate-expiry', day: data.expires, part: '', note: '', duty: true },
    ];
  });
}

/** The latest issued report of each series. */
export function currentReports(reports: readonly Entry<Report>[]): readonly Entry<Report>[] {
  return [...new Set(reports.map(seriesOf))].flatMap((series) => currentReport(reports, series) ?? []);
}

const openStatuses: ReadonlySet<Report['status']> = new Set(['planned', 'observation', 'fieldwork']);

function datesOfOne(report: Entry<Report>): readonly DateAhead[] {
  const base = { ...baseOf(report), note: '', duty: false };
  const { data } = report;
  const stages = data.timeline.flatMap(({ stage, start, end }, index): readonly DateAhead[] => {
    const before = data.timeline.slice(0, index).filter((other) => other.stage === stage).length;
    const part = before === 0 ? stage : `${stage} ${before + 1}`;
    return [
      { ...base, kind: 'stage-begins', day: start, part },
      ...(end ? [{ ...base, kind: 'stage-ends' as const, day: end, part }] : []),
    ];
  });
  if (!isAttestation(data)) return stages;
  const { period, asOf } = data;
  return [
    ...stages,
    ...(period
      ? [
          { ...base, kind: 'period-begins' as const, day: period.start, part: '' },
          { ...base, kind: 'period-ends' as const, day: period.end, part: '' },
        ]
      : []),
    ...(asOf ? [{ ...base, kind: 'as-of' as const, day: asOf, part: '' }] : []),
  ];
}

function baseOf({ id, file, data }: Entry<Report>) {
  return { id, file, title: reportTitle(data), owner: null };
}
