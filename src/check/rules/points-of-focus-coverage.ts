import { coverageOf } from '#domain/coverage.ts';
import type { PointOfFocus } from '#domain/criterion.ts';
import { parsePointOfFocusReference } from '#frameworks/parse-criterion-reference.ts';
import { pointsOfFocusInScope } from '#frameworks/points-of-focus.ts';
import { soc2TscRev2022 } from '#frameworks/soc2.ts';
import { type System, systemsOf } from '#frameworks/systems.ts';
import { at, type Content, type Example, type Finding, type Rule } from '../rule.ts';

/** Which points of focus no control touches: information, since none of them is a requirement. */
export const pointsOfFocusCoverage: Rule = {
  id: 'points-of-focus-coverage',
  severity: 'info',
  title: 'Points of focus of the criteria in scope that no implemented control names.',
  rationale:
    'Points of focus illustrate a criterion; they are not requirements, and not all fit every system. An auditor’s questions follow them nonetheless, so a list of untouched ones is good preparation. Sites that use no `pointsOfFocus` get none.',
  examples: examples(),
  *check(content) {
    const { controls } = content.trustCenter;
    if (controls.every(({ data }) => data.pointsOfFocus.length === 0)) return;
    for (const system of systemsOf(content.trustCenter)) yield* untouched(content, system);
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const control = (points: string) => `---
title: Everything is controlled
criteria: [CC1.1, CC1.2, CC1.3, CC1.4, CC1.5, CC2.1, CC2.2, CC2.3, CC3.1, CC3.2, CC3.3, CC3.4, CC4.1, CC4.2, CC5.1, CC5.2, CC5.3, CC6.1, CC6.2, CC6.3, CC6.4, CC6.5, CC6.6, CC6.7, CC6.8, CC7.1, CC7.2, CC7.3, CC7.4, CC7.5, CC8.1, CC9.1, CC9.2]
status: implemented
owner: Head of Security
${points}
---
The head of security does each week what every criterion asks for, keeps a record of it and shows the record to the auditor.
`;

  const points = pointsOfFocusInScope(soc2TscRev2022, ['security']).map(
    ({ criterion, point }) => `${criterion}/${point.position}`,
  );
  const allBut = (left: string) => points.filter((point) => point !== left).join(', ');

  return [
    {
      title: 'One point untouched',
      files: { 'controls/ALL-01.md': control(`pointsOfFocus: [${allBut('CC5.3/4')}]`) },
      findings: [
        'trust.yaml:12 CC5.3: 5 of 6 points of focus are named by controls; untouched: 4 (Problems that control work reveals are fixed).',
      ],
    },
    {
      title: 'A site that does not use points of focus',
      files: { 'controls/ALL-01.md': control('') },
      findings: [],
    },
  ];
}

function* untouched({ trustCenter }: Content, system: System): Iterable<Finding> {
  const applicable = Map.groupBy(
    pointsOfFocusInScope(system.edition, system.scope.categories),
    ({ criterion }) => criterion,
  );
  for (const { criterion, state, controls } of coverageOf(
    system.scope,
    system.criteria,
    trustCenter.controls,
  )) {
    if (state !== 'covered') continue;
    const points = (applicable.get(criterion.id) ?? []).map(({ point }) => point);
    const named = new Set<number>();
    for (const { data } of controls) {
      for (const written of data.pointsOfFocus) {
        const read = parsePointOfFocusReference(system.edition, written);
        if (read.kind === 'point-of-focus' && read.id === criterion.id) named.add(read.point.position);
      }
    }
    const left = points.filter(({ position }) => !named.has(position));
    if (left.length > 0)
      yield at(
        trustCenter.trust,
        `${system.path}.categories`,
        `${criterion.id}: ${points.length - left.length} of ${points.length} points of focus are named by controls; untouched: ${left.map(words).join(', ')}.`,
        `Where a control touches one, add it: \`pointsOfFocus: [${criterion.id}/${left[0]?.position}]\`.`,
      );
  }
}

function words({ position, label, role }: PointOfFocus): string {
  return `${position} (${label}${role ? `, ${role}` : ''})`;
}
