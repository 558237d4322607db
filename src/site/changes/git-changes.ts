import { indexContent } from '../content-index.ts';
import { textChangeWords } from '../history/block-words.ts';
import { changeInWords, changeLine, type NamesOfIds } from '../history/change-words.ts';
import type { EntryHistory, HistoryStep } from '../history/entry-history.ts';
import type { FieldChange } from '../history/field-changes.ts';
import { historiesOf } from '../history/histories.ts';
import { pagePath } from '../paths.ts';
import type { PublicPolicy } from '../public/public-policy.ts';
import type { PublicText } from '../public/visibility.ts';
import type { PublicContent } from '../public-content.ts';
import type { Words } from '../words/words.ts';
import type { Change } from './change.ts';

/** Where the history of a policy is read. */
export function policyHistoryPath(slug: string): string {
  return `${pagePath('policies', slug)}history/`;
}

/** The anchor of one change on the page that tells it. */
export function stepAnchor({ day, after }: HistoryStep<object>): string {
  return 'version' in after
    ? `changed-${day}-${String(after.version).replace(/[^\w.-]+/g, '-')}`
    : `changed-${day}`;
}

/** Each version of a published policy: the present one by its approval, earlier ones from git or from `history:`; and corrections. */
export function policyEvents(content: PublicContent, words: Words): readonly Change[] {
  const names = namesIn(content);
  return content.policies.flatMap((policy) => {
    if (policy.access === 'gated') return [];
    const history = historiesOf(content).policy(policy);
    const corrections = history.steps.filter(({ before, after }) => before.version === after.version);
    return [
      ...versions(policy, history, content, words),
      ...corrections.map((step) => correction(policy, step, stepSummary(step, content, words, names), words)),
    ];
  });
}

function versions(
  policy: PublicPolicy,
  { steps, first }: EntryHistory<PublicPolicy>,
  content: PublicContent,
  words: Words,
): readonly Change[] {
  const { feeds, kind } = words;
  const path = pagePath('policies', policy.slug);
  const change = (version: string, day: Change['day'], summary: string | null): Change => ({
    id: `${path}#version-${encodeURIComponent(version)}`,
    title: feeds.policyVersion(policy.title, version),
    path: diffPath(policy, steps, version) ?? path,
    day,
    kind: kind.policy,
    summary: [summary, textOfVersion(steps, version, content, words)].filter(Boolean).join(' ') || null,
    text: null,
  });
  const approval = ({ approved, approvedBy, effective }: PublicPolicy) =>
    `${feeds.approved(approved, approvedBy)}${effective ? ` ${feeds.effective(effective)}` : ''}`;
  const written = new Map(policy.history.map((one) => [one.version, one]));
  const present = written.get(policy.version);
  const fromGit = [...steps.map(({ before }) => before), ...(first ? [first.state] : [])];
  const told = new Set([policy.version, ...written.keys()]);
  return [
    change(
      policy.version,
      policy.approved,
      present ? `${approval(policy)} ${present.summary}` : approval(policy),
    ),
    ...[...written.values()]
      .filter(({ version }) => version !== policy.version)
      .map(({ version, date, summary }) => change(version, date, summary)),
    ...fromGit.flatMap((state) => {
      if (told.has(state.version)) return [];
      told.add(state.version);
      return [change(state.version, state.approved, approval(state))];
    }),
  ];
}

/** Where the history tells what came with a version; null where it does not. */
function diffPath(
  { slug }: PublicPolicy,
  steps: readonly HistoryStep<PublicPolicy>[],
  version: string,
): string | null {
  const step = stepTo(version, steps);
  return step ? `${policyHistoryPath(slug)}#${stepAnchor(step)}` : null;
}

/** What changed of the text with a version, as a sentence; null where that is not known, or the text stayed. */
function textOfVersion(
  steps: readonly HistoryStep<PublicPolicy>[],
  version: string,
  content: PublicContent,
  words: Words,
): string | null {
  const step = stepTo(version, steps);
  if (!step?.isTextChanged) return null;
  return `${textChangeWords(historiesOf(content).textChanges(step), words)}.`;
}

function stepTo(version: string, steps: readonly HistoryStep<PublicPolicy>[]) {
  return steps.find(({ before, after }) => after.version === version && before.version !== version);
}

function correction(
  policy: PublicPolicy,
  step: HistoryStep<PublicPolicy>,
  summary: string | null,
  words: Words,
): Change {
  const path = `${policyHistoryPath(policy.slug)}#${stepAnchor(step)}`;
  return {
    id: path,
    title: words.allChanges.policyCorrected(policy.title),
    path,
    day: step.day,
    kind: words.kind.policy,
    summary,
    text: null,
  };
}

/** What changed of published controls, and which are new since the history begins. */
export function controlEvents(content: PublicContent, words: Words): readonly Change[] {
  const names = namesIn(content);
  return content.controls.flatMap((control) => {
    if (control.access === 'gated') return [];
    const page = pagePath('controls', control.slug);
    const { steps, first } = historiesOf(content).control(control);
    const event = (day: Change['day'], anchor: string, title: string, summary: string | null): Change => ({
      id: `${page}#${anchor}`,
      title,
      path: `${page}#${anchor}`,
      day,
      kind: words.kind.control,
      summary,
      text: null,
    });
    const { id, title } = control;
    return [
      ...steps.map((step) =>
        event(
          step.day,
          stepAnchor(step),
          words.allChanges.control(id, title),
          stepSummary(step, content, words, names),
        ),
      ),
      ...additions(first, content).map(({ day }) =>
        event(day, 'history', words.allChanges.newControl(id, title), null),
      ),
    ];
  });
}

/** Which answers changed, and which are new since the history begins. */
export function questionEvents(content: PublicContent, words: Words): readonly Change[] {
  const names = namesIn(content);
  return content.questions.flatMap((question) => {
    if (question.access === 'gated') return [];
    const path = pagePath('faq', question.slug);
    const { steps, first } = historiesOf(content).question(question);
    const event = (day: Change['day'], anchor: string, title: string, summary: string | null): Change => ({
      id: `${path}#${anchor}`,
      title,
      path,
      day,
      kind: words.kind.question,
      summary,
      text: null,
    });
    return [
      ...steps.map((step) =>
        event(
          step.day,
          stepAnchor(step),
          words.allChanges.question(question.title),
          stepSummary(step, content, words, names),
        ),
      ),
      ...additions(first, content).map(({ day }) =>
        event(day, 'added', words.allChanges.newQuestion(question.title), null),
      ),
    ];
  });
}

function stepSummary(
  step: HistoryStep<{ readonly text: PublicText }>,
  content: PublicContent,
  words: Words,
  names: NamesOfIds,
): string | null {
  const text = step.isTextChanged ? textChangeWords(historiesOf(content).textChanges(step), words) : null;
  return changeSummary(step.fields, text, words, names);
}

/**
 * One line about a change: each changed fact, and what changed of the text; null where there is neither.
 * @param text what changed of the text in words; null where it stayed
 */
export function changeSummary(
  fields: readonly FieldChange[],
  text: string | null,
  words: Words,
  names: NamesOfIds,
): string | null {
  const lines = fields.map((field) => changeLine(changeInWords(field, words, names), words));
  const all = text === null ? lines : [...lines, text];
  return all.length === 0 ? null : `${all.join('; ')}.`;
}

/** Names for the ids in changed facts. */
export function namesIn(content: PublicContent): NamesOfIds {
  const known = names.get(content) ?? indexContent(content);
  names.set(content, known);
  return known;
}

const names = new WeakMap<PublicContent, NamesOfIds>();

/** What was there when the history began was not added that day; it is only as far back as one can see. */
function additions<State>(
  first: EntryHistory<State>['first'],
  { past }: PublicContent,
): readonly { readonly day: Change['day'] }[] {
  if (!first || past.kind !== 'known' || past.begins === null || first.day <= past.begins) return [];
  return [first];
}
