import type { ControlReadiness } from '#domain/readiness/control-readiness.ts';
import type { CriterionReadiness } from '#domain/readiness/criterion-readiness.ts';
import { type Gap, gapSeverity } from '#domain/readiness/gap.ts';
import { csv } from '../csv.ts';
import { itemWords, lastCollected, nextDue } from './evidence-words.ts';
import { gapWords, pointWords } from './gap-words.ts';
import { criterionStateLabels, evidenceStateLabels } from './labels.ts';
import { type AssessedDocument, internalNotice, type ReadinessDocument } from './readiness-document.ts';

/**
 * The assessment as CSV (RFC 4180): one row for each control of each criterion, and one for a criterion without any. The first
 * column says in every row that the file is internal, so that sorting and cutting do not lose it.
 */
export function readinessCsv({ systems }: ReadinessDocument): string {
  return csv(
    columns.map(([name]) => name),
    systems.flatMap(rowsOf).map((row) => columns.map(([, value]) => value(row))),
  );
}

interface Row {
  readonly system: AssessedDocument;
  readonly criterion: CriterionReadiness;
  readonly one: ControlReadiness | null;
  readonly gaps: readonly Gap[];
}

type Column = readonly [name: string, value: (row: Row) => string];

const list = '; ';

const columns: readonly Column[] = [
  ['classification', () => internalNotice],
  ['system', ({ system }) => system.scope.id],
  ['criterion', ({ criterion }) => criterion.criterion.id],
  ['criterion_title', ({ criterion }) => criterion.criterion.title],
  ['criterion_state', ({ criterion }) => criterionStateLabels[criterion.state]],
  ['control', ({ one }) => one?.control.id ?? ''],
  ['control_title', ({ one }) => one?.control.data.title ?? ''],
  ['control_status', ({ one }) => one?.control.data.status ?? ''],
  ['counts', ({ one }) => (one ? (one.notCounting ? 'no' : 'yes') : '')],
  ['owner', ({ one }) => one?.control.data.owner ?? ''],
  ['type', ({ one }) => one?.control.data.type ?? ''],
  ['operation', ({ one }) => one?.control.data.operation ?? ''],
  ['frequency', ({ one }) => one?.control.data.frequency ?? ''],
  ['points_of_focus_named', namedPoints],
  [
    'criterion_points_of_focus_untouched',
    ({ criterion }) => criterion.points.untouched.map(pointWords).join(list),
  ],
  ['policies', policyTexts],
  ['policies_overdue', overduePolicies],
  ['evidence', ({ one }) => one?.evidence.map(itemWords).join(list) ?? ''],
  ['evidence_state', ({ one }) => (one ? evidenceStateLabels[one.evidenceState] : '')],
  ['evidence_last', ({ one }) => (one && lastCollected(one.evidence)) ?? ''],
  ['evidence_next_due', ({ one }) => (one && nextDue(one.evidence)) ?? ''],
  ['control_reviewed', ({ one }) => one?.review.last ?? ''],
  ['control_review_due', ({ one }) => one?.review.due ?? ''],
  ['gaps', gapTexts],
];

function rowsOf(system: AssessedDocument): readonly Row[] {
  const byControl = Map.groupBy(system.gaps, ({ subject }) => `${subject.kind} ${subject.id}`);
  return system.criteria.flatMap((criterion): readonly Row[] => {
    const own = byControl.get(`criterion ${criterion.criterion.id}`) ?? [];
    const controls = [...criterion.controls, ...criterion.notCounting];
    if (controls.length === 0) return [{ system, criterion, one: null, gaps: own }];
    return controls.map((one) => ({
      system,
      criterion,
      one,
      gaps: [...own, ...(byControl.get(`control ${one.control.id}`) ?? [])],
    }));
  });
}

function namedPoints({ criterion, one }: Row): string {
  if (!one) return '';
  return criterion.points.touched
    .filter(({ controls }) => controls.includes(one.control.id))
    .map(({ point }) => pointWords(point))
    .join(list);
}

function policyTexts(row: Row): string {
  return policiesOf(row)
    .map(
      ({ policy, due }) =>
        `${policy.id} ${policy.data.version}, approved ${policy.data.approved}, review ${due}`,
    )
    .join(list);
}

function overduePolicies(row: Row): string {
  return policiesOf(row)
    .filter(({ state }) => state === 'overdue')
    .map(({ policy }) => policy.id)
    .join(list);
}

/** The control's own policies; those of the criterion where there is no control. */
function policiesOf({ criterion, one }: Row) {
  if (!one) return criterion.policies;
  const named = new Set(one.control.data.policies.map((id) => id.toLowerCase()));
  return criterion.policies.filter(({ policy }) => named.has(policy.id.toLowerCase()));
}

function gapTexts({ gaps }: Row): string {
  return gaps.map((gap) => `${gapSeverity(gap)}: ${gapWords(gap).what}`).join(list);
}
