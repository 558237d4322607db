import type { CalendarDay } from '../calendar-day.ts';
import type { DateAhead } from '../dates-ahead.ts';
import { controlReviewDay, evidenceDay, policyReviewDay } from '../freshness.ts';
import type { TrustCenter } from '../trust-center.ts';

/** Reviews of policies, and the days on which approved texts come into force. */
export function policyDates({ policies, trust }: TrustCenter, today: CalendarDay): readonly DateAhead[] {
  return policies.flatMap(({ id, file, data }) => {
    const { title, version, owner, effective, approvedBy } = data;
    const base = { id, part: '', title: `${title} ${version}`, owner, file };
    const review: DateAhead = {
      ...base,
      kind: 'policy-review',
      day: policyReviewDay(data, trust.data.reviewEvery),
      note: `approved by ${approvedBy}`,
      duty: true,
    };
    if (!effective || effective < today) return [review];
    return [review, { ...base, kind: 'policy-effective', day: effective, note: '', duty: false }];
  });
}

/** Reviews of controls that are in place, wholly or in part. */
export function controlDates({ controls, trust }: TrustCenter): readonly DateAhead[] {
  return controls.flatMap(({ id, file, data }) => {
    const day = controlReviewDay(data, trust.data.reviewEvery);
    if (!day || !isPerformed(data.status)) return [];
    const { title, owner, reviewed } = data;
    return [
      {
        kind: 'control-review',
        day,
        id,
        part: '',
        title,
        note: `last ${reviewed}`,
        owner,
        file,
        duty: true,
      },
    ];
  });
}

/** Collections of evidence whose cadence sets a day. */
export function evidenceDates({ controls }: TrustCenter): readonly DateAhead[] {
  return controls.flatMap(({ id, file, data }) =>
    data.evidence.flatMap((evidence, index): readonly DateAhead[] => {
      const day = evidenceDay(evidence);
      if (!day || !isPerformed(data.status)) return [];
      const { title, cadence, collected } = evidence;
      const note = `${cadence}, last ${collected}`;
      const part = String(index + 1);
      return [{ kind: 'evidence-due', day, id, part, title, note, owner: data.owner, file, duty: true }];
    }),
  );
}

function isPerformed(status: string): boolean {
  return status === 'implemented' || status === 'partial';
}
