import { addDays, daysBetween } from '#domain/calendar-day.ts';
import type { TrustDocument } from '#domain/content/document.ts';
import type { Entry } from '#domain/entry.ts';
import { coverageEnd } from '#domain/report-standing.ts';
import { at, type Content, type Example, type Finding, type Rule } from '../rule.ts';

/** A bridge letter is management's statement for the time after a report's period; it is short and never the auditor's. */
export const bridgeLetter: Rule = {
  id: 'bridge-letter',
  severity: 'error',
  title: 'A bridge letter names its report, follows its period without a gap and is signed by management.',
  rationale:
    'Reviewers accept a bridge letter for about three months after the period. One that starts late, reaches past its own date or seems to come from the auditor promises more than anybody examined.',
  examples: examples(),
  *check(content) {
    const letters = content.trustCenter.documents.filter(({ data }) => data.kind === 'bridge-letter');
    for (const letter of letters) yield* checkLetter(letter, letters, content);
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const report = `---
framework: soc2
type: 2
status: issued
period: { start: 2025-07-01, end: 2026-06-30 }
reportDate: 2026-08-14
opinion: unqualified
categories: [security]
---
The report covers Acme Cloud.
`;

  const letter = (front: string) => ({
    'reports/soc2-2026.md': report,
    'documents/bridge.md': `---
kind: bridge-letter
title: Bridge letter
date: 2026-10-05
${front}
---
`,
  });

  return [
    {
      title: 'A letter of nobody about nothing',
      files: letter('version: "1"'),
      findings: [
        'documents/bridge.md:2 A bridge letter is signed by management, never by the auditor.',
        'documents/bridge.md:2 The bridge letter does not say which days it covers.',
        'documents/bridge.md:2 The bridge letter names no report.',
      ],
    },
    {
      title: 'A letter that speaks of the future',
      files: letter(
        'report: soc2-2026\nsignedBy: management\ncovers: { start: 2026-07-01, end: 2026-12-31 }',
      ),
      findings: [
        'documents/bridge.md:7 The letter covers 184 days; reviewers accept about three months.',
        'documents/bridge.md:7 The letter is dated 2026-10-05 and cannot speak of days up to 2026-12-31.',
      ],
    },
    {
      title: 'A letter that leaves a gap',
      files: letter(
        'report: soc2-2026\nsignedBy: management\ncovers: { start: 2026-08-01, end: 2026-09-30 }',
      ),
      findings: [
        'documents/bridge.md:7 The letter starts on 2026-08-01, but the period of soc2-2026 ended on 2026-06-30.',
      ],
    },
    {
      title: 'Three months from the day after the period',
      files: letter(
        'report: soc2-2026\nsignedBy: management\ncovers: { start: 2026-07-01, end: 2026-09-30 }',
      ),
      findings: [],
    },
  ];
}

function* checkLetter(
  letter: Entry<TrustDocument>,
  letters: readonly Entry<TrustDocument>[],
  content: Content,
): Iterable<Finding> {
  yield* missingFacts(letter);
  if (!letter.data.covers) return;
  yield* coveredDays(letter, letter.data.covers);
  yield* followsOn(letter, letters, content);
}

function* missingFacts(letter: Entry<TrustDocument>): Iterable<Finding> {
  const { report, covers, signedBy } = letter.data;
  if (!report)
    yield at(
      letter,
      'kind',
      'The bridge letter names no report.',
      'Add `report:` with the id of the report it follows.',
    );
  if (!covers)
    yield at(
      letter,
      'kind',
      'The bridge letter does not say which days it covers.',
      'Add `covers: { start, end }`.',
    );
  if (signedBy !== 'management')
    yield at(
      letter,
      'signedBy',
      'A bridge letter is signed by management, never by the auditor.',
      'Add `signedBy: management`.',
    );
}

function* coveredDays(
  letter: Entry<TrustDocument>,
  covers: NonNullable<TrustDocument['covers']>,
): Iterable<Finding> {
  const { date } = letter.data;
  if (covers.end > date)
    yield at(
      letter,
      'covers.end',
      `The letter is dated ${date} and cannot speak of days up to ${covers.end}.`,
      'It ends no later than its own date.',
    );
  const days = daysBetween(covers.start, covers.end) + 1;
  if (days > 92) {
    const finding = at(
      letter,
      'covers.end',
      `The letter covers ${days} days; reviewers accept about three months.`,
      'Issue a new letter, or the next report.',
    );
    yield { ...finding, severity: 'warning' };
  }
}

function* followsOn(
  letter: Entry<TrustDocument>,
  letters: readonly Entry<TrustDocument>[],
  { trustCenter }: Content,
): Iterable<Finding> {
  const report = trustCenter.reports.find(({ id }) => id === letter.data.report);
  const end = report ? coverageEnd(report.data) : null;
  const start = letter.data.covers?.start;
  if (!end || !start) return;
  const ends = [
    end,
    ...letters.flatMap(({ id, data }) =>
      id !== letter.id && data.report === report?.id && data.covers ? [data.covers.end] : [],
    ),
  ];
  if (ends.some((day) => addDays(day, 1) === start)) return;
  yield at(
    letter,
    'covers.start',
    `The letter starts on ${start}, but the period of ${report?.id} ended on ${end}.`,
    `Start it on ${addDays(end, 1)}, or the day after the letter before it.`,
  );
}
