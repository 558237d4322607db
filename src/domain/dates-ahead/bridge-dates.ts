import { addDays, addMonths } from '../calendar-day.ts';
import { isAttestation } from '../content/report.ts';
import type { DateAhead } from '../dates-ahead.ts';
import { statedTo } from '../readiness/examination.ts';
import { coverageEnd } from '../report-standing.ts';
import { reportTitle } from '../report-title.ts';
import type { TrustCenter } from '../trust-center.ts';
import { currentReports } from './report-dates.ts';

/**
 * Since when neither the current report nor a bridge letter speaks, and the day on which the next letter of three months would
 * be full. Nobody has to write one; reviewers ask for it.
 */
export function bridgeDates({ reports, documents }: TrustCenter): readonly DateAhead[] {
  return currentReports(reports).flatMap((report): readonly DateAhead[] => {
    const end = coverageEnd(report.data);
    if (!end || !isAttestation(report.data)) return [];
    const from = addDays(statedTo(report, end, documents), 1);
    const to = addDays(addMonths(from, 3), -1);
    const base = { id: report.id, file: report.file, part: '', title: reportTitle(report.data), owner: null };
    return [
      {
        ...base,
        kind: 'bridge-gap',
        day: from,
        note: 'no report and no bridge letter speaks of the days from here on',
        duty: false,
      },
      {
        ...base,
        kind: 'bridge-letter-due',
        day: to,
        note: `a letter for ${from} to ${to} can be signed from here on`,
        duty: true,
      },
    ];
  });
}
