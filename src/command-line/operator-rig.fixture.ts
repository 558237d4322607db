import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { GateCatalogue } from '#domain/gate/gate-catalogue.ts';
import { openRig, type Rig, type RigOptions, sampleCatalogue } from '#gate/gate.fixture.ts';
import { recordedTerminal } from './recorded-terminal.fixture.ts';
import { run } from './run.ts';

/** A gate with its build and its database on disk, and the command line beside it. */
export interface OperatorRig extends Rig {
  /** Runs a command that reads the build, as an operator on the same machine would. */
  readonly vitrine: (...args: string[]) => Promise<{ code: number; out: string; err: string }>;
  readonly close: () => Promise<void>;
}

/** For tests of commands that act on a gate. Ends the stubs of the environment with `close`. */
export async function openOperatorRig(
  catalogue: Partial<GateCatalogue> = {},
  ports: RigOptions['ports'] = {},
): Promise<OperatorRig> {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-operator-'));
  const [dist, data] = [join(folder, 'dist'), join(folder, 'data')];
  mkdirSync(join(dist, 'gate'), { recursive: true });
  writeFileSync(join(dist, 'gate', 'catalogue.json'), JSON.stringify(sampleCatalogue(catalogue)));
  // The gate of the tests has the key of 32 sevens.
  const environment = { DATABASE_URL: '', MIGRATION_DATABASE_URL: '', VITRINE_DATA: data, VITRINE_URL: '' };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  vi.stubEnv('VITRINE_SECRET', '07'.repeat(32));
  const rig = await openRig({ file: join(data, 'vitrine.db'), catalogue, ports });
  return {
    ...rig,
    async vitrine(...args) {
      const terminal = recordedTerminal();
      const code = await run([...args, '--dist', dist], terminal);
      return { code, out: terminal.stdout(), err: terminal.stderr() };
    },
    async close() {
      await rig.database.close();
      vi.unstubAllEnvs();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
