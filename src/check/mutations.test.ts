import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { CalendarDay } from '#domain/calendar-day.ts';
import type { Diagnostic } from '#domain/diagnostic.ts';
import type { History } from '#domain/trust-center.ts';
import { vaultTools } from '#integrations/vault-tools.ts';
import { examineVault, type VaultTools } from '#load/examine-vault.ts';
import { type Loaded, loadTexts } from '#load/load.ts';
import { readFolder } from '#load/read-folder.ts';
import { allRules } from './all-rules.ts';
import { beginningsOf } from './example-content.fixture.ts';
import { type Mutant, mutantsOf } from './mutants.fixture.ts';
import { runChecks } from './run.ts';

const today = '2026-11-23' as CalendarDay;
const root = join(import.meta.dirname, '../../content');
const folder = { ...readFolder(root), historyOf: () => history };
let history: History = { kind: 'known', beginnings: new Map() };
const tools: VaultTools = await vaultTools(root);
const sample = await examineVault(loadTexts(folder), async () => tools);
// As if every version of the sample had been committed as it is.
history = beginningsOf(sample.trustCenter);
/** A copy of the vault, in which one file at a time is another. */
const copy = mkdtempSync(join(tmpdir(), 'vitrine-mutants-'));
cpSync(join(root, 'vault'), join(copy, 'vault'), { recursive: true });
afterAll(() => rmSync(copy, { recursive: true, force: true }));
const known = new Set(check(sample).map(keyOf));

function check(loaded: Loaded): readonly Diagnostic[] {
  return runChecks({ ...loaded, today }, loaded.diagnostics);
}

function keyOf({ ruleId, file, place, message }: Diagnostic): string {
  return [ruleId, file, place?.line, message].join('\0');
}

/** Rules whose findings are notes; of all others a note would be too little. */
const notes = new Set(allRules.filter(({ severity }) => severity === 'info').map(({ id }) => id));

/** What was found instead of what should have been, or null where the mutant is caught. */
async function escapeOf(mutant: Mutant): Promise<string | null> {
  const { name, ruleId, file, line } = mutant;
  const found = check(await mutated(mutant)).filter((each) => !known.has(keyOf(each)));
  const caught = found.some(
    (each) =>
      each.ruleId === ruleId &&
      each.file === file &&
      each.place?.line === line &&
      (each.severity !== 'info' || notes.has(ruleId)),
  );
  if (caught) return null;
  const others = found.map((each) => `${each.ruleId} ${each.file}:${each.place?.line}`);
  return `${name}: expected ${ruleId} ${file}:${line}, found ${others.join(', ') || 'nothing'}`;
}

async function mutated({ edits, vault }: Mutant): Promise<Loaded> {
  const texts = new Map([...folder.texts, ...Object.entries(edits)]);
  const gone = new Set(
    Object.entries(vault ?? {}).flatMap(([name, bytes]) => (bytes ? [] : [`vault/${name}`])),
  );
  const paths = [...new Set([...folder.paths, ...texts.keys()])].filter((path) => !gone.has(path));
  const loaded = loadTexts({ ...folder, texts, paths }, sample);
  if (!vault) return { ...loaded, facts: { ...loaded.facts, vault: sample.facts.vault } };
  for (const [name, bytes] of Object.entries(vault)) {
    if (bytes) writeFileSync(join(copy, 'vault', name), bytes);
    else rmSync(join(copy, 'vault', name));
  }
  const examined = await examineVault({ ...loaded, root: copy }, async () => tools);
  for (const name of Object.keys(vault)) cpSync(join(root, 'vault', name), join(copy, 'vault', name));
  return examined;
}

/** `npm run test:long` takes every mutant; otherwise some of those that are alike stand for all. */
const mostAlike = process.env.VITRINE_LONG ? Number.POSITIVE_INFINITY : 4;

function chosen(mutants: readonly Mutant[]): readonly Mutant[] {
  return [...Map.groupBy(mutants, ({ group, name }) => group ?? name).values()].flatMap((alike) => {
    const step = Math.max(1, alike.length / mostAlike);
    return alike.filter((_, index) => index % step < 1);
  });
}

test('one change for the worse is caught by its rule at its line, whatever it is', async () => {
  const mutants = chosen([...mutantsOf(sample)]);
  expect(mutants.length).toBeGreaterThan(200);
  const escaped: string[] = [];
  // One after the other: they share the copy of the vault.
  for (const mutant of mutants) escaped.push(...((await escapeOf(mutant)) ?? '').split('\n').filter(Boolean));
  expect(escaped).toEqual([]);
}, 600_000);

test('every rule has a mutant that it catches', () => {
  const caught = new Set([...mutantsOf(sample)].map(({ ruleId }) => ruleId));
  const rules = allRules.map(({ id }) => id).filter((id) => !caught.has(id));
  expect(rules).toEqual([]);
});
