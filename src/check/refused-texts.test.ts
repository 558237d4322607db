import { expect, test } from 'vitest';
import { exampleContent } from './example-content.fixture.ts';
import { runChecks } from './run.ts';

const control = (front: string) => `---
title: Access is reviewed
${front}
status: implemented
owner: Head of Security
---
Role owners review all access to production each quarter and record what they removed and why it was removed.
`;

const policy = `---
title: Access control policy
version: "1.0"
owner: Head of Security
approvedBy: Board of Directors
approved: 2026-01-15
---
## Purpose

Access follows the role.
`;

/** The ids of the rules that find something, beside notes. */
function found(files: Record<string, string>): string[] {
  const content = exampleContent({ title: '', findings: [], files });
  return runChecks(content, content.diagnostics)
    .filter(({ severity }) => severity !== 'info')
    .map(({ ruleId, file }) => `${file} ${ruleId}`);
}

const broken = 'mappings: [this is no map]';

test('a control that is refused leaves one finding: its criteria and policies are not missing', () => {
  const files = { 'policies/access-control.md': policy };
  const criteria = 'criteria: [CC1.1, CC6.2]';
  const sound = control(`${criteria}\npolicies: [access-control]`);
  expect(found({ ...files, 'controls/ALL-01.md': sound }).length).toBeGreaterThan(20);
  const refused = control(`${criteria}\npolicies: [access-control]\n${broken}`);
  const findings = found({ ...files, 'controls/ALL-01.md': refused });
  expect(findings).toContain('controls/ALL-01.md front-matter-schema');
  expect(findings.filter((finding) => finding.includes('orphan-policy'))).toEqual([]);
  expect(findings.length).toBe(1 + found({ ...files, 'controls/ALL-01.md': sound }).length);
});

test('what the refused control does not name is missing all the same', () => {
  const files = { 'policies/access-control.md': policy, 'controls/AC-05.md': control(broken) };
  expect(found(files)).toEqual([
    'controls/AC-05.md front-matter-schema',
    'policies/access-control.md orphan-policy',
  ]);
});

test('an id is found as a whole word: access-control is not in access-control-2', () => {
  const refused = control(`${broken}\npolicies: [access-control-2]`);
  expect(found({ 'policies/access-control.md': policy, 'controls/AC-05.md': refused })).toContain(
    'policies/access-control.md orphan-policy',
  );
});
