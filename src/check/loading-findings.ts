import type { Diagnostic } from '#domain/diagnostic.ts';
import type { LoadingRuleId } from '#load/loading-rules.ts';

/** Whether `trust.yaml` and allowances may change a finding of loading. Where the file is refused, no setting makes it readable. */
const changeable: Readonly<Record<LoadingRuleId, boolean>> = {
  'settings-missing': false,
  'unexpected-file': true,
  'symbolic-link': false,
  'private-settings': false,
  'unreadable-file': false,
  'text-encoding': false,
  'file-too-large': false,
  'front-matter-format': false,
  'yaml-syntax': false,
  'front-matter-schema': false,
  'unknown-key': true,
  'id-format': false,
  'mdx-code': false,
};

/** What settings may do with a loading rule: change it, nothing, or null where the id is none of loading. */
export function loadingRule(id: string): 'changeable' | 'fixed' | null {
  if (!Object.hasOwn(changeable, id)) return null;
  return changeable[id as LoadingRuleId] ? 'changeable' : 'fixed';
}

/** Whether settings may change this very finding: `unexpected-file` is an error where something takes the place of a file. */
export function isChangeable({ ruleId, severity }: Diagnostic): boolean {
  return loadingRule(ruleId) === 'changeable' && severity !== 'error';
}
