import type { ControlReadiness } from '#domain/readiness/control-readiness.ts';
import type { EvidenceAge } from '#domain/readiness/evidence-age.ts';
import { counted, evidenceStateLabels } from './labels.ts';

/** One piece of evidence: `Export of policies (quarterly): 2026-10-05, 49 days old; next 2027-01-05`. */
export function itemWords({ title, cadence, collected, ageDays, due, state, inPeriod }: EvidenceAge): string {
  const name = cadence ? `${title} (${cadence})` : title;
  if (!collected) return `${name}: never collected`;
  const age = ageDays === null ? '' : `, ${counted(ageDays, 'day')} old`;
  const next = due ? `; ${state === 'overdue' ? 'was due' : 'next'} ${due}` : '';
  const before = inPeriod === false ? '; outside the period' : '';
  return `${name}: ${collected}${age}${next}${before}`;
}

/** All evidence of a control in a few words: state, last day, next day. */
export function evidenceWords({ evidence, evidenceState }: ControlReadiness): string {
  if (evidence.length === 0) return 'None listed';
  const last = lastCollected(evidence);
  const due = nextDue(evidence);
  return [
    evidenceStateLabels[evidenceState],
    ...(last ? [`last ${last}`] : []),
    ...(due ? [`${dueVerb(evidence)} ${due}`] : []),
  ].join(', ');
}

/** The last day on which any item was collected; null where none was. */
export function lastCollected(evidence: readonly EvidenceAge[]): string | null {
  return (
    evidence
      .flatMap(({ collected }) => collected ?? [])
      .sort()
      .at(-1) ?? null
  );
}

/** The soonest day by which an item is collected again; null where no cadence sets one. */
export function nextDue(evidence: readonly EvidenceAge[]): string | null {
  return evidence.flatMap(({ due }) => due ?? []).sort()[0] ?? null;
}

/** What stands before the soonest due day: whether it has passed. */
export function dueVerb(evidence: readonly EvidenceAge[]): 'was due' | 'next' {
  return evidence.some(({ state }) => state === 'overdue') ? 'was due' : 'next';
}
