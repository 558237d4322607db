import { type CalendarDay, parseDay } from '#domain/calendar-day.ts';
import type { Place } from '#domain/diagnostic.ts';
import type { Entry, SourcePlaces } from '#domain/entry.ts';
import { treeOf } from './prose/markdown-tree.ts';
import { outlineOf } from './prose/outline.ts';
import { allEntries } from './prose/shown-text.ts';
import type { Content, Finding } from './rule.ts';

/**
 * A finding silenced where it stands, in the language's own way to write what is not shown. Markdown:
 * `[//]: # (allow wording until 2027-01-31: quoted from the contract)` before a block, or `allow-file` for the file. YAML, front
 * matter too: `# (allow …)` in a line of its own before a key or item, which covers it with all that is indented below, or at the
 * end of a line, which covers the line.
 */
export interface Allowance {
  readonly file: string;
  readonly place: Place;
  readonly ruleId: string;
  readonly until: CalendarDay | null;
  /** First and last line covered; null covers the file, its front matter included. */
  readonly lines: readonly [number, number] | null;
}

/** A comment that means to silence something and cannot be read. */
export interface BrokenAllowance {
  readonly file: string;
  readonly place: Place;
}

export interface Allowances {
  readonly allowances: readonly Allowance[];
  readonly broken: readonly BrokenAllowance[];
}

const memo = new WeakMap<Content, Allowances>();

/** The allowances that stand in bodies, front matter and settings files, read once. */
export function allowancesOf(content: Content): Allowances {
  const known = memo.get(content) ?? readAll(content);
  memo.set(content, known);
  return known;
}

/** Whether an allowance is in force and speaks of this finding. */
export function silences(
  allowance: Allowance,
  ruleId: string,
  finding: Finding,
  today: CalendarDay,
): boolean {
  if (allowance.ruleId !== ruleId || allowance.file !== finding.file) return false;
  if (allowance.until && allowance.until < today) return false;
  if (!allowance.lines) return true;
  const line = finding.place?.line ?? 0;
  return line >= allowance.lines[0] && line <= allowance.lines[1];
}

function readAll({ trustCenter, facts }: Content): Allowances {
  const found: Found = { allowances: [], broken: [] };
  const { trust, gate, subprocessors } = trustCenter;
  for (const source of [trust, gate, subprocessors]) readYaml(source, facts.texts.get(source.file), found);
  for (const entry of allEntries(trustCenter)) {
    readYaml(entry, facts.texts.get(entry.file), found);
    readBody(entry, found);
  }
  return found;
}

interface Found {
  readonly allowances: Allowance[];
  readonly broken: BrokenAllowance[];
}

function readYaml({ file, comments = [] }: SourcePlaces, text: string | undefined, found: Found): void {
  for (const { text: words, place, alone } of comments) {
    const lines = () =>
      alone ? linesBelow((text ?? '').split('\n'), place.line) : ([place.line, place.line] as const);
    read(words, file, place, lines, found);
  }
}

function readBody(entry: Entry<unknown>, found: Found): void {
  if (!entry.body.includes('[//]')) return;
  const { comments, passages } = outlineOf(entry);
  for (const { text, file, place } of passages) {
    // Not read as a comment, for a line of text stands right before it, or there are parentheses in the parentheses.
    const at = text.search(/\[?\/\/\]?: # ["'(]allow\b/);
    const where = at === -1 ? null : place(at, text.length);
    if (where) found.broken.push({ file, place: where });
  }
  for (const { text, place } of comments)
    read(text, entry.file, place, () => linesAfter(entry, place), found);
}

const form = /^(allow|allow-file) ([a-z][a-z-]*)(?: until (\S+))?: *\S/;

/** Reads the words of one comment; whatever starts with “allow” means to silence something. */
function read(
  words: string,
  file: string,
  place: Place,
  lines: () => readonly [number, number],
  { allowances, broken }: Found,
): void {
  if (!/^\(?allow/.test(words)) return;
  const [, reach, ruleId = '', written] = form.exec(words) ?? [];
  const until = written === undefined ? null : parseDay(written);
  if (reach === undefined || (written !== undefined && until === null)) broken.push({ file, place });
  else allowances.push({ file, place, ruleId, until, lines: reach === 'allow' ? lines() : null });
}

/** The next line of YAML that says something, with all lines below it that are indented deeper, or are the items of its list. */
function linesBelow(lines: readonly string[], line: number): readonly [number, number] {
  const says = (text: string) => !/^\s*(#|$)/.test(text);
  const first = lines.findIndex((text, index) => index >= line && says(text));
  const start = lines[first];
  if (start === undefined || /^(---|\.\.\.)\s*$/.test(start)) return [line, line];
  const indent = start.search(/\S/);
  const list = /:\s*(#.*)?$/.test(start);
  const after = lines.findIndex(
    (text, index) =>
      index > first &&
      says(text) &&
      text.search(/\S/) <= indent &&
      !(
        list &&
        text.search(/\S/) === indent &&
        text.trimStart().startsWith('- ') &&
        !start.trimStart().startsWith('- ')
      ),
  );
  return [first + 1, after === -1 ? lines.length : after];
}

/** The lines of the next block that is not a comment itself; inside a list or quote, the rest of it. */
function linesAfter(entry: Entry<unknown>, { line }: Place): readonly [number, number] {
  const blocks = (treeOf(entry).children ?? []).flatMap(({ position, identifier }) =>
    position && identifier !== '//'
      ? [[entry.bodyLine + position.start.line - 1, entry.bodyLine + position.end.line - 1] as const]
      : [],
  );
  const around = blocks.find(([from, to]) => from <= line && to >= line);
  if (around) return [line, around[1]];
  return blocks.find(([from]) => from > line) ?? [line, line];
}
