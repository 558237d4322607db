import { isAttestation } from '#domain/content/report.ts';
import { placeOf } from '#domain/entry.ts';
import { seriesOf } from '#domain/report-standing.ts';
import { at, type Example, type Rule } from '../rule.ts';

/** The opinions of a series are public together or gated together. */
export const opinionVisibility: Rule = {
  id: 'opinion-visibility',
  severity: 'warning',
  title: 'Within a series of reports the opinions are all public or all gated.',
  rationale:
    'Whoever publishes the unqualified opinions of a series and gates one, has said what that one is. Decide once for a series.',
  examples: examples(),
  *check({ trustCenter: { reports } }) {
    const withOpinion = reports.filter(
      ({ data }) => isAttestation(data) && data.opinion !== undefined && data.status !== 'withdrawn',
    );
    for (const [series, members] of Map.groupBy(withOpinion, seriesOf)) {
      const visibilities = members.map(({ data }) =>
        isAttestation(data) ? data.opinionVisibility : 'public',
      );
      if (new Set(visibilities).size < 2) continue;
      const open = members.find((_, index) => visibilities[index] === 'public');
      for (const [index, report] of members.entries()) {
        if (visibilities[index] !== 'gated' || !open) continue;
        yield {
          ...at(
            report,
            'opinionVisibility',
            `The opinion is gated, but that of ${open.id} in the series ${series} is public.`,
            'Make all opinions of the series gated, or all public.',
          ),
          related: [{ file: open.file, place: placeOf(open, 'opinion'), message: 'this opinion is public' }],
        };
      }
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const report = (year: number, visibility: string) => `---
framework: soc2
series: cloud
type: 2
status: issued
period: { start: ${year - 1}-07-01, end: ${year}-06-30 }
opinion: unqualified
opinionVisibility: ${visibility}
---
The report covers Acme Cloud.
`;

  return [
    {
      title: 'One of two',
      files: {
        'reports/soc2-2025.md': report(2025, 'public'),
        'reports/soc2-2026.md': report(2026, 'gated'),
      },
      findings: [
        'reports/soc2-2026.md:8 The opinion is gated, but that of soc2-2025 in the series cloud is public.',
      ],
    },
    {
      title: 'Both gated',
      files: { 'reports/soc2-2025.md': report(2025, 'gated'), 'reports/soc2-2026.md': report(2026, 'gated') },
      findings: [],
    },
  ];
}
