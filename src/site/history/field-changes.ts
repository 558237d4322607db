import type { Subprocessor } from '#domain/content/subprocessors.ts';
import type { PublicControl } from '../public/public-control.ts';
import type { PublicQuestion } from '../public/public-news.ts';
import type { PublicPolicy } from '../public/public-policy.ts';

/** Every public fact whose changes are told; its words are in `history.fields`. */
export type HistoryField =
  | 'title'
  | 'status'
  | 'version'
  | 'owner'
  | 'approvedBy'
  | 'approved'
  | 'effective'
  | 'reviewBy'
  | 'reviewed'
  | 'criteria'
  | 'pointsOfFocus'
  | 'mappings'
  | 'type'
  | 'operation'
  | 'frequency'
  | 'products'
  | 'policies'
  | 'risks'
  | 'summary'
  | 'related'
  | 'topic'
  | 'controls'
  | 'name'
  | 'entity'
  | 'purpose'
  | 'data'
  | 'storage'
  | 'processing'
  | 'remoteAccess'
  | 'transfers'
  | 'announced'
  | 'since'
  | 'removed'
  | 'replaces';

/** A fact before and after, as values of the content model; an empty list where there was none. */
export interface FieldChange {
  readonly field: HistoryField;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

type Facts = readonly (readonly [field: HistoryField, value: Value])[];
type Value = string | null | undefined | readonly string[];

/** What changed in the facts of a control; its text is compared apart. */
export function controlChanges(before: PublicControl, after: PublicControl): readonly FieldChange[] {
  return changed(controlFacts(before), controlFacts(after));
}

/** What changed in the facts of a policy. */
export function policyChanges(before: PublicPolicy, after: PublicPolicy): readonly FieldChange[] {
  return changed(policyFacts(before), policyFacts(after));
}

/** What changed in the facts of a question. */
export function questionChanges(before: PublicQuestion, after: PublicQuestion): readonly FieldChange[] {
  return changed(questionFacts(before), questionFacts(after));
}

/** What changed in the facts of a subprocessor. */
export function subprocessorFieldChanges(before: Subprocessor, after: Subprocessor): readonly FieldChange[] {
  return changed(subprocessorFacts(before), subprocessorFacts(after));
}

function controlFacts(control: PublicControl): Facts {
  return [
    ['title', control.title],
    ['status', control.status],
    ['criteria', control.criteria],
    ['pointsOfFocus', control.pointsOfFocus],
    ['owner', control.owner],
    ['type', control.type],
    ['operation', control.operation],
    ['frequency', control.frequency],
    ['products', control.products],
    ['policies', control.policies],
    ['risks', control.risks],
    ['reviewed', control.reviewed],
    ['mappings', Object.entries(control.mappings).flatMap(([name, ids]) => ids.map((id) => `${name} ${id}`))],
  ];
}

function policyFacts(policy: PublicPolicy): Facts {
  return [
    ['title', policy.title],
    ['version', policy.version],
    ['owner', policy.owner],
    ['approvedBy', policy.approvedBy],
    ['approved', policy.approved],
    ['effective', policy.effective],
    ['reviewBy', policy.reviewBy],
    ['criteria', policy.criteria],
    ['summary', policy.summary],
    ['related', policy.related],
  ];
}

function questionFacts(question: PublicQuestion): Facts {
  return [
    ['title', question.title],
    ['topic', question.topic],
    ['controls', question.controls],
    ['policies', question.policies],
  ];
}

function subprocessorFacts(one: Subprocessor): Facts {
  return [
    ['name', one.name],
    ['entity', one.entity],
    ['purpose', one.purpose],
    ['data', one.data],
    ['storage', one.locations?.storage],
    ['processing', one.locations?.processing],
    ['remoteAccess', one.locations?.remoteAccess],
    ['transfers', one.transfers.map(({ from, to, mechanism }) => `${from} ${to} ${mechanism}`)],
    ['products', one.products],
    ['status', one.status],
    ['since', one.since],
    ['announced', one.announced],
    ['effective', one.effective],
    ['removed', one.removed],
    ['replaces', one.replaces],
  ];
}

function changed(before: Facts, after: Facts): readonly FieldChange[] {
  return before.flatMap(([field, value], index) => {
    const [was, is] = [listed(value), listed(after[index]?.[1])];
    const same = is.map(withPlainSigns);
    const isSame = was.length === is.length && was.every((item) => same.includes(withPlainSigns(item)));
    return isSame ? [] : [{ field, before: was, after: is }];
  });
}

/** Another form of a quotation mark or space says nothing new, and nobody sees what changed. */
function withPlainSigns(text: string): string {
  return text.replace(/[‘’]/g, "'").replace(/[“”„]/g, '"').replace(/\s+/g, ' ').trim();
}

function listed(value: Value): readonly string[] {
  if (value === null || value === undefined || value === '') return [];
  return typeof value === 'string' ? [value] : value;
}
