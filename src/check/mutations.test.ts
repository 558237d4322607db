import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CalendarDay } from '#domain/calendar-day.ts';
import type { Diagnostic } from '#domain/diagnostic.ts';
import type { History } from '#domain/trust-center.ts';
import { type Loaded, loadTexts } from '#load/load.ts';
import { readFolder } from '#load/read-folder.ts';
import { allRules } from './all-rules.ts';
import { type Mutant, mutantsOf } from './mutants.fixture.ts';
import { runChecks } from './run.ts';

const today = '2026-11-23' as CalendarDay;
const folder = { ...readFolder(join(import.meta.dirname, '../../content')), historyOf: () => history };
let history: History = { kind: 'known', beginnings: new Map() };
const sample = loadTexts(folder);
history = beginningsOf(sample);
const known = new Set(check(sample).map(keyOf));

/** As if every version of the sample's agreements and policies had been committed as it is. */
function beginningsOf({ trustCenter }: Loaded): History {
  const beginnings = [...trustCenter.agreements, ...trustCenter.policies].map(
    ({ file, body, data: { version } }) =>
      [file, { commit: '0123456789abcdef', day: '2026-02-01' as CalendarDay, version, body }] as const,
  );
  return { kind: 'known', beginnings: new Map(beginnings) };
}

function check(loaded: Loaded): readonly Diagnostic[] {
  return runChecks({ ...loaded, today }, loaded.diagnostics);
}

function keyOf({ ruleId, file, place, message }: Diagnostic): string {
  return [ruleId, file, place?.line, message].join('\0');
}

/** What was found instead of what should have been, or null where the mutant is caught. */
function escapeOf({ name, edits, ruleId, file, line }: Mutant): string | null {
  const texts = new Map([...folder.texts, ...Object.entries(edits)]);
  const paths = [...new Set([...folder.paths, ...texts.keys()])];
  const found = check(loadTexts({ ...folder, texts, paths }, sample)).filter(
    (each) => !known.has(keyOf(each)),
  );
  const caught = found.some(
    (each) => each.ruleId === ruleId && each.file === file && each.place?.line === line,
  );
  if (caught) return null;
  const others = found.map((each) => `${each.ruleId} ${each.file}:${each.place?.line}`);
  return `${name}: expected ${ruleId} ${file}:${line}, found ${others.join(', ') || 'nothing'}`;
}

/** `npm run test:long` takes every mutant; otherwise some of those that are alike stand for all. */
const mostAlike = process.env.VITRINE_LONG ? Number.POSITIVE_INFINITY : 4;

function chosen(mutants: readonly Mutant[]): readonly Mutant[] {
  return [...Map.groupBy(mutants, ({ group, name }) => group ?? name).values()].flatMap((alike) => {
    const step = Math.max(1, alike.length / mostAlike);
    return alike.filter((_, index) => index % step < 1);
  });
}

test('one change for the worse is caught by its rule at its line, whatever it is', () => {
  const mutants = chosen([...mutantsOf(sample)]);
  expect(mutants.length).toBeGreaterThan(200);
  expect(mutants.map(escapeOf).filter((words) => words !== null)).toEqual([]);
}, 600_000);

test('every rule has a mutant that it catches', () => {
  const caught = new Set([...mutantsOf(sample)].map(({ ruleId }) => ruleId));
  const rules = allRules.map(({ id }) => id).filter((id) => !caught.has(id));
  expect(rules).toEqual([]);
});
