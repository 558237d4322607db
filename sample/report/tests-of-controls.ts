import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { ExaminedSystem } from './examined-system.ts';

/** The auditor's work on one control: steps, and where they say more than the usual sentence, result or details. */
export interface ControlTest {
  readonly steps: readonly string[];
  readonly result?: string;
  readonly detail?: string;
}

/** The tests by control id. Every control of the system has one and nothing else does, or this throws. */
export function testsOfControls({ controls }: ExaminedSystem): ReadonlyMap<string, ControlTest> {
  const file = new URL('./tests-of-controls.yaml', import.meta.url);
  const tests = new Map(Object.entries(parse(readFileSync(file, 'utf8')) as Record<string, ControlTest>));
  const untested = controls.filter(({ id }) => !tests.has(id)).map(({ id }) => id);
  const unknown = [...tests.keys()].filter((tested) => !controls.some(({ id }) => id === tested));
  if (untested.length > 0) throw new Error(`tests-of-controls.yaml has no test for ${untested.join(', ')}.`);
  if (unknown.length > 0)
    throw new Error(`tests-of-controls.yaml tests ${unknown.join(', ')}, which the system does not have.`);
  return tests;
}
