import { addDays, type CalendarDay, daysBetween } from '#domain/calendar-day.ts';
import type { Subprocessor } from '#domain/content/subprocessors.ts';
import { at, type Content, type Example, type Finding, type Rule } from '../rule.ts';

/** Customers learn of a new subprocessor as long before as the DPA promises. */
export const subprocessorNotice: Rule = {
  id: 'subprocessor-notice',
  severity: 'error',
  title: 'Planned subprocessors are announced `noticeDays` before they are used, and removed ones say when.',
  rationale:
    'Article 28(2) GDPR gives customers the chance to object, and the DPA promises how many days they have. From the two dates the page computes the last day; without them, or with too few days between, the promise is broken in public.',
  examples: examples(),
  *check(content) {
    for (const [index, subprocessor] of content.trustCenter.subprocessors.data.subprocessors.entries())
      yield* checkOne(content, subprocessor, `subprocessors.${index}`);
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const list = (front: string) => ({
    'subprocessors.yaml': `noticeDays: 30
subprocessors:
  - id: larkwindow
    name: Larkwindow
    purpose: Video calls
    ${front}
`,
  });

  return [
    {
      title: 'Planned, without dates',
      files: list('status: planned'),
      findings: [
        'subprocessors.yaml:6 Larkwindow is planned, but `announced` is missing.',
        'subprocessors.yaml:6 Larkwindow is planned, but `effective` is missing.',
      ],
    },
    {
      title: 'Three weeks are less than thirty days',
      files: list('status: planned\n    announced: 2026-11-02\n    effective: 2026-11-30'),
      findings: [
        'subprocessors.yaml:8 Larkwindow was announced on 2026-11-02 and is used from 2026-11-30, 28 days later; the DPA promises 30.',
      ],
    },
    {
      title: 'An emergency is a warning',
      files: list(
        'status: planned\n    announced: 2026-11-02\n    effective: 2026-11-30\n    emergency: The vendor before it closed.',
      ),
      findings: [
        'subprocessors.yaml:8 Larkwindow was announced on 2026-11-02 and is used from 2026-11-30, 28 days later; the DPA promises 30.',
      ],
    },
    {
      title: 'The day has come',
      files: list('status: planned\n    announced: 2026-09-02\n    effective: 2026-11-02'),
      findings: [
        'subprocessors.yaml:8 Larkwindow is used since 2026-11-02, but its status is still planned.',
      ],
    },
    {
      title: 'Removed, but when?',
      files: list('status: removed'),
      findings: ['subprocessors.yaml:6 Larkwindow is removed, but the day is missing.'],
    },
    {
      title: 'Announced in time',
      files: list('status: planned\n    announced: 2026-11-02\n    effective: 2026-12-15'),
      findings: [],
    },
  ];
}

function* checkOne(
  { trustCenter: { subprocessors }, today }: Content,
  one: Subprocessor,
  path: string,
): Iterable<Finding> {
  const { name, status, announced, effective, removed, since } = one;
  if (status === 'removed' && !removed && !effective)
    yield at(
      subprocessors,
      `${path}.status`,
      `${name} is removed, but the day is missing.`,
      'Add `removed: YYYY-MM-DD`.',
    );
  if (status === 'planned') {
    for (const key of ['announced', 'effective'] as const) {
      if (one[key]) continue;
      yield at(
        subprocessors,
        `${path}.status`,
        `${name} is planned, but \`${key}\` is missing.`,
        `Add \`${key}: YYYY-MM-DD\`; the page computes the last day to object from both.`,
      );
    }
    if (effective && effective <= today)
      yield {
        ...at(
          subprocessors,
          `${path}.effective`,
          `${name} is used since ${effective}, but its status is still planned.`,
          'Set `status: active` and `since:`, or correct the day.',
        ),
        severity: 'warning',
      };
  }
  if (status === 'active' && since && since > today)
    yield at(
      subprocessors,
      `${path}.since`,
      `${name} is active since ${since}, which is after today (${today}).`,
      'Set `status: planned` with `announced` and `effective`.',
    );
  if (status !== 'removed' && announced && effective)
    yield* notice(subprocessors, one, announced, effective, path);
}

function* notice(
  source: Content['trustCenter']['subprocessors'],
  { name, emergency }: Subprocessor,
  announced: CalendarDay,
  effective: CalendarDay,
  path: string,
): Iterable<Finding> {
  const { noticeDays } = source.data;
  if (noticeDays === undefined) return;
  const earliest = addDays(announced, noticeDays);
  if (earliest <= effective) return;
  const days = daysBetween(announced, effective);
  const finding = at(
    source,
    `${path}.effective`,
    `${name} was announced on ${announced} and is used from ${effective}, ${days} days later; the DPA promises ${noticeDays}.`,
    `The earliest day is ${earliest}. Where it cannot wait, say why under \`emergency\`.`,
  );
  yield emergency ? { ...finding, severity: 'warning' } : finding;
}
