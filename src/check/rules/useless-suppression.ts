import type { Severity } from '#domain/diagnostic.ts';
import { placeOf } from '#domain/entry.ts';
import { nearest } from '#domain/nearest.ts';
import { allowancesOf, silences } from '../allowances.ts';
import { findingsOf } from '../findings.ts';
import { isChangeable, loadingRule } from '../loading-findings.ts';
import type { Content, Example, Finding, Rule } from '../rule.ts';

/** An exception that changes nothing is taken out: it would hide the next finding. */
export function uselessSuppression(rules: readonly Rule[]): Rule {
  return {
    id: 'useless-suppression',
    severity: 'warning',
    title: 'Every lowered severity, and every allowance in a text, silences something.',
    rationale:
      'An exception that silences nothing was left behind when the cause went. The next mistake of that kind would pass unseen under a reason that was given for another. A severity that is raised is no exception.',
    examples: examples(),
    *check(content) {
      yield* uselessChanges(rules, content);
      const { allowances, broken } = allowancesOf(content);
      for (const allowance of allowances) {
        if (allowance.until && allowance.until < content.today) continue;
        const { ruleId, file, place } = allowance;
        const found = foundBy(ruleId, rules, content);
        if (!found) yield { ...unknownRule(rules, ruleId), file, place };
        else if (!found.findings.some((finding) => silences(allowance, ruleId, finding, content.today)))
          yield {
            message: `The allowance for \`${ruleId}\` silences nothing.`,
            hint: 'Remove it, or put it right before the block that it is for.',
            file,
            place,
          };
      }
      for (const { file, place } of broken)
        yield {
          message: 'The allowance cannot be read, so it silences nothing.',
          hint: /\.ya?ml$/.test(file)
            ? 'Write `# (allow rule-id until 2027-01-31: reason)` before the key or at the end of its line; the day may be left out.'
            : 'Write `[//]: # (allow rule-id until 2027-01-31: reason)` after an empty line, without parentheses in the reason; the day may be left out. In front matter it is `# (allow …)`.',
          file,
          place,
        };
    },
  };
}

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const trust = (checks: string) => ({
    'trust.yaml': `company: { name: Acme, legalName: "Acme, Inc.", url: "https://acme.example", securityEmail: security@acme.example }
site: { url: "http://localhost:4321" }
scope: { framework: soc2-tsc-2017-rev2022, categories: [security] }
checks:
  ${checks}
`,
  });
  const faq = (allowance: string) => ({
    'faq/report.md': `---
title: Is there a certificate?
---
[//]: # (${allowance})

Many ask whether we are SOC 2 certified.
`,
  });

  return [
    {
      title: 'Nothing to silence, and a rule that does not exist',
      files: trust(
        'orphan-policy: { severity: "off", reason: Merging. }\n  wordings: { severity: info, reason: Later. }',
      ),
      findings: [
        'trust.yaml:5 The change of `orphan-policy` silences nothing.',
        'trust.yaml:6 There is no rule `wordings`.',
      ],
    },
    {
      title: 'An allowance for another rule, and one without a reason',
      files: {
        ...faq('allow secret: it is an example'),
        'faq/other.md':
          '---\ntitle: And others?\n---\n[//]: # (allow wording)\n\nText.\n[//]: # (allow wording: too late)\n',
      },
      findings: [
        'faq/other.md:4 The allowance cannot be read, so it silences nothing.',
        'faq/other.md:7 The allowance cannot be read, so it silences nothing.',
        'faq/report.md:4 The allowance for `secret` silences nothing.',
      ],
    },
    {
      title: 'Comments of YAML: one that nothing needs, one that cannot be read',
      files: {
        'subprocessors.yaml':
          'noticeDays: 30 # (allow country-code: not here)\n# (allow subprocessor-transfers)\nsubprocessors: []\n',
      },
      findings: [
        'subprocessors.yaml:1 The allowance for `country-code` silences nothing.',
        'subprocessors.yaml:2 The allowance cannot be read, so it silences nothing.',
      ],
    },
    {
      title: 'An exception at its place in a YAML file',
      files: {
        'subprocessors.yaml': `subprocessors:
  # (allow subprocessor-transfers until 2027-01-31: the clauses are being signed)
  - id: errwick
    name: Errwick
    purpose: Error tracking
    locations: { storage: [DE], remoteAccess: [IN] }
`,
      },
      findings: [],
    },
    {
      title: 'Exceptions that are needed',
      files: {
        'controls/ALL-02.md':
          '---\ntitle: Access is reviewed\ncriteria: [CC6.2]\nstatus: implemented\nowner: Head of Security\n---\nRole owners review all access to production each quarter and record what they removed and why it was removed.\n',
        ...faq('allow wording: the question is asked in these words'),
        ...trust(
          'control-review: { severity: "off", reason: Reviews start in January. }\n  orphan-control: { severity: error, reason: Stricter here. }',
        ),
      },
      findings: [],
    },
  ];
}

const weights: Readonly<Record<Severity | 'off', number>> = { off: 0, info: 1, warning: 2, error: 3 };

function* uselessChanges(rules: readonly Rule[], content: Content): Iterable<Finding> {
  const { trust } = content.trustCenter;
  for (const [ruleId, { severity, until }] of Object.entries(trust.data.checks)) {
    if ((until && until < content.today) || ruleId === 'useless-suppression') continue;
    const where = {
      file: trust.file,
      place: trust.places.get(`checks.${ruleId}#key`) ?? placeOf(trust, `checks.${ruleId}`),
    };
    const found = foundBy(ruleId, rules, content);
    if (!found) yield { ...unknownRule(rules, ruleId), ...where };
    else if (
      weights[severity] < weights[found.severity] &&
      !found.findings.some((finding) => weights[severity] < weights[finding.severity ?? found.severity])
    )
      yield {
        message: `The change of \`${ruleId}\` silences nothing.`,
        hint: 'Remove it: the rule finds nothing that it would change.',
        ...where,
      };
  }
}

/** What a rule, or loading under this id, finds that an exception could silence; null where there is no such id. */
function foundBy(
  ruleId: string,
  rules: readonly Rule[],
  content: Content,
): { readonly severity: Severity; readonly findings: readonly Finding[] } | null {
  const rule = rules.find(({ id }) => id === ruleId);
  if (rule) return { severity: rule.severity, findings: findingsOf(rule, content) };
  if (loadingRule(ruleId) !== 'changeable') return null;
  const findings = (content.loading ?? []).filter(
    (finding) => finding.ruleId === ruleId && isChangeable(finding),
  );
  return { severity: 'warning', findings };
}

function unknownRule(rules: readonly Rule[], ruleId: string): Pick<Finding, 'message' | 'hint'> {
  if (loadingRule(ruleId) === 'fixed')
    return {
      message: `\`${ruleId}\` is found while files are read; what it finds is refused, and no setting changes that.`,
      hint: 'Correct the file, and remove this.',
    };
  const [close] = nearest(
    ruleId,
    rules.map(({ id }) => id),
    1,
  );
  return {
    message: `There is no rule \`${ruleId}\`.`,
    ...(close ? { hint: `Did you mean \`${close}\`?` } : {}),
  };
}
