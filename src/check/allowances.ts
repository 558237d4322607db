import { type CalendarDay, parseDay } from '#domain/calendar-day.ts';
import type { Place } from '#domain/diagnostic.ts';
import type { Entry } from '#domain/entry.ts';
import { treeOf } from './prose/markdown-tree.ts';
import { outlineOf } from './prose/outline.ts';
import { allEntries } from './prose/shown-text.ts';
import type { Content, Finding } from './rule.ts';

/**
 * A finding silenced where it stands, in Markdown's own way to write what is not shown:
 * `[//]: # (allow wording until 2027-01-31: quoted from the contract)` before a block, or `allow-file` for the file.
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

/** The allowances that stand in the bodies of entries, read once. */
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

const form = /^(allow|allow-file) ([a-z][a-z-]*)(?: until (\S+))?: *\S/;

function readAll({ trustCenter }: Content): Allowances {
  const allowances: Allowance[] = [];
  const broken: BrokenAllowance[] = [];
  for (const entry of allEntries(trustCenter)) {
    if (!entry.body.includes('[//]')) continue;
    const { comments, passages } = outlineOf(entry);
    for (const { text, file, place } of passages) {
      // Not read as a comment, for a line of text stands right before it, or there are parentheses in the parentheses.
      const at = text.search(/\[?\/\/\]?: # ["'(]allow\b/);
      const where = at === -1 ? null : place(at, text.length);
      if (where) broken.push({ file, place: where });
    }
    for (const { text, place } of comments) {
      if (!text.startsWith('allow')) continue;
      const read = form.exec(text);
      const until = read?.[3] === undefined ? null : parseDay(read[3]);
      if (!read || (read[3] !== undefined && until === null)) {
        broken.push({ file: entry.file, place });
        continue;
      }
      const lines = read[1] === 'allow' ? linesAfter(entry, place) : null;
      allowances.push({ file: entry.file, place, ruleId: read[2] ?? '', until, lines });
    }
  }
  return { allowances, broken };
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
