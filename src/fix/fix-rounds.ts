import type { Diagnostic, Fix } from '#domain/diagnostic.ts';
import { spliceFixes } from './splice-fixes.ts';

/** What a check says of texts: what is wrong with reading them, and everything together. */
export interface Judgement {
  readonly loading: readonly Diagnostic[];
  readonly findings: readonly Diagnostic[];
}

/** Texts by path as they are in the files, byte-order marks and line ends included. */
export type FileTexts = ReadonlyMap<string, string>;

/** A fix that was made, and the rule whose finding it settled. */
export interface MadeFix extends Fix {
  readonly file: string;
  readonly ruleId: string;
}

/** The texts after all fixes, the files that changed, and what was changed in them, in order. */
export interface FixedTexts {
  readonly texts: FileTexts;
  readonly changed: readonly string[];
  readonly made: readonly MadeFix[];
}

/**
 * Makes the fixes that findings carry, checks again, and goes on with what is found then, until nothing is left to fix. First
 * come fixes without which a file is not read, then those of rules. A fix that does not settle its finding, or brings another one to
 * any file, is taken back.
 * @param judge checks texts; called once a round and once for each attempt to single out a fix that does harm
 */
export function fixRounds(start: FileTexts, judge: (texts: FileTexts) => Judgement): FixedTexts {
  const refused = new Set<string>();
  const made: MadeFix[] = [];
  let state: State = { texts: start, judgement: judge(start) };
  for (let round = 0; round < mostRounds; round++) {
    const pending = pendingFixes(state.judgement, refused);
    if (pending.length === 0) break;
    const attempt = attemptFixes(state, pending, judge);
    for (const fix of attempt.harmful) refused.add(keyOf(fix));
    made.push(...attempt.made);
    state = attempt.state;
    if (attempt.made.length === 0 && attempt.harmful.length === 0) break;
  }
  const changed = [...state.texts].filter(([file, text]) => start.get(file) !== text).map(([file]) => file);
  return { texts: state.texts, changed, made: made.sort(byPlace) };
}

/** Each round settles findings, so rounds are few; the limit is for rules that would contradict each other. */
const mostRounds = 20;

interface State {
  readonly texts: FileTexts;
  readonly judgement: Judgement;
}

interface Attempt {
  readonly state: State;
  readonly made: readonly MadeFix[];
  readonly harmful: readonly MadeFix[];
}

function pendingFixes({ loading, findings }: Judgement, refused: ReadonlySet<string>): MadeFix[] {
  const fixable = (diagnostics: readonly Diagnostic[]) =>
    diagnostics
      .flatMap(({ file, ruleId, fix }) => (fix ? [{ ...fix, file, ruleId }] : []))
      .filter((fix) => !refused.has(keyOf(fix)));
  const first = fixable(loading);
  return first.length > 0 ? first : fixable(findings);
}

/** Makes fixes together; where that does harm, halves are tried until the harmful ones stand alone. */
function attemptFixes(
  state: State,
  fixes: readonly MadeFix[],
  judge: (texts: FileTexts) => Judgement,
): Attempt {
  const { texts, made } = withFixes(state.texts, fixes);
  if (made.length === 0) return { state, made: [], harmful: fixes };
  const judgement = judge(texts);
  if (isBetter(state.judgement, judgement, made)) return { state: { texts, judgement }, made, harmful: [] };
  if (fixes.length === 1) return { state, made: [], harmful: fixes };
  const middle = Math.ceil(fixes.length / 2);
  const first = attemptFixes(state, fixes.slice(0, middle), judge);
  // The second half was made for the text before the first; what no longer fits its place waits for the next round.
  const fitting = fixes.slice(middle).filter((fix) => !first.made.some(({ file }) => file === fix.file));
  if (fitting.length === 0) return first;
  const second = attemptFixes(first.state, fitting, judge);
  return {
    state: second.state,
    made: [...first.made, ...second.made],
    harmful: [...first.harmful, ...second.harmful],
  };
}

function withFixes(texts: FileTexts, fixes: readonly MadeFix[]): { texts: FileTexts; made: MadeFix[] } {
  const next = new Map(texts);
  const made: MadeFix[] = [];
  for (const [file, own] of Map.groupBy(fixes, (fix) => fix.file)) {
    const text = texts.get(file);
    if (text === undefined) continue;
    const spliced = spliceFixes(text, own);
    next.set(file, spliced.text);
    made.push(...(spliced.made as readonly MadeFix[]));
  }
  return { texts: next, made };
}

/**
 * Whether each fix settled its finding, no rule has more errors or warnings in any file, and no file more findings. Of a file that
 * was not read, only the findings of reading count: its other findings were there before, nobody could see them.
 */
function isBetter(before: Judgement, after: Judgement, made: readonly MadeFix[]): boolean {
  const unread = new Set(
    before.loading.filter(({ severity }) => severity === 'error').map(({ file }) => file),
  );
  const part = made.some(({ file }) => unread.has(file)) ? 'loading' : 'findings';
  const [was, is] = [before[part], after[part]];
  return (
    grows(count(was, byFile), count(is, byFile)).length === 0 &&
    grows(count(was.filter(weighs), byRule), count(is.filter(weighs), byRule)).length === 0 &&
    grows(count(was, byRule), count([...is, ...made], byRule), new Set(made.map(byRule))).length === 0
  );
}

/** The keys whose count is higher after than before; all keys, or those named. */
function grows(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
  keys: Iterable<string> = after.keys(),
): readonly string[] {
  return [...keys].filter((key) => (after.get(key) ?? 0) > (before.get(key) ?? 0));
}

function count<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}

function weighs({ severity }: Diagnostic): boolean {
  return severity !== 'info';
}

function byFile({ file }: { readonly file: string }): string {
  return file;
}

function byRule({ file, ruleId }: { readonly file: string; readonly ruleId: string }): string {
  return `${file}\0${ruleId}`;
}

function keyOf({ file, ruleId, place, written, replacement }: MadeFix): string {
  return [file, ruleId, place.line, place.column, written, replacement].join('\0');
}

function byPlace(a: MadeFix, b: MadeFix): number {
  return (
    (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
    a.place.line - b.place.line ||
    a.place.column - b.place.column
  );
}
