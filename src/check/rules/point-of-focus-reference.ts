import { criteriaOf } from '#domain/coverage.ts';
import type { SourcePlaces } from '#domain/entry.ts';
import { parsePointOfFocusReference } from '#frameworks/parse-criterion-reference.ts';
import { editionOf } from '#frameworks/systems.ts';
import { at, type Example, type Finding, type Rule } from '../rule.ts';

/** A point of focus is one that exists, of a criterion that the control names. */
export const pointOfFocusReference: Rule = {
  id: 'point-of-focus-reference',
  severity: 'error',
  title: 'Points of focus exist and belong to criteria that the control names.',
  rationale:
    'A point of focus is finer than a criterion, so it says nothing for a control that does not address the criterion. A position that the edition does not have points at nothing.',
  examples: examples(),
  *check({ trustCenter }) {
    const edition = editionOf(trustCenter);
    for (const control of trustCenter.controls) {
      const named = criteriaOf(control.data);
      for (const [index, written] of control.data.pointsOfFocus.entries()) {
        const path = `pointsOfFocus.${index}`;
        const found = parsePointOfFocusReference(edition, written);
        if (found.kind !== 'point-of-focus') yield refusal(control, path, written, found);
        else if (!named.includes(found.id))
          yield at(
            control,
            path,
            `\`${written}\` belongs to ${found.id}, which the control does not name.`,
            `Add ${found.id} to \`criteria\`, or remove the point.`,
          );
      }
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const control = (points: string) => ({
    'controls/AC-05.md': `---
title: Access is reviewed
criteria: [CC6.2]
pointsOfFocus: [${points}]
status: implemented
owner: Head of Security
---
Role owners review all access to production each quarter and record what they removed and why it was removed.
`,
  });

  return [
    {
      title: 'A point of another criterion',
      files: control('CC6.1/3'),
      findings: ['controls/AC-05.md:4 `CC6.1/3` belongs to CC6.1, which the control does not name.'],
    },
    {
      title: 'A position that does not exist',
      files: control('CC6.2/40'),
      findings: ['controls/AC-05.md:4 CC6.2 has no point of focus 40.'],
    },
    {
      title: 'A criterion without a position',
      files: control('CC6.2'),
      findings: ['controls/AC-05.md:4 `CC6.2` is a criterion, not one of its points of focus.'],
    },
    { title: 'A point of its criterion', files: control('CC6.2/1'), findings: [] },
  ];
}

type Refused = Exclude<ReturnType<typeof parsePointOfFocusReference>, { kind: 'point-of-focus' }>;

function refusal(control: SourcePlaces, path: string, written: string, found: Refused): Finding {
  switch (found.kind) {
    case 'no-position':
      return at(
        control,
        path,
        `\`${written}\` is a criterion, not one of its points of focus.`,
        `Add the position: ${found.id}/1 to ${found.id}/${found.positions}.`,
      );
    case 'no-such-position':
      return at(
        control,
        path,
        `${found.id} has no point of focus ${/\d+(?=\)?$)/.exec(written)?.[0] ?? written}.`,
        `Its points are ${found.id}/1 to ${found.id}/${found.positions}.`,
      );
    case 'unknown': {
      const hint =
        found.nearest.length > 0
          ? `Did you mean ${found.nearest.map((id) => `\`${id}\``).join(' or ')}?`
          : undefined;
      return at(control, path, `\`${written}\` is no point of focus of the Trust Services Criteria.`, hint);
    }
    default:
      return found satisfies never;
  }
}
