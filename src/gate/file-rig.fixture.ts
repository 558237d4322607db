import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRig, type Rig, type RigOptions } from './gate.fixture.ts';

/** For tests that reach around the gate, or open its state twice: a rig whose state has a name. */
export interface FileRig extends Rig {
  /** Where SQLite keeps the state; on PostgreSQL the name of a database. */
  readonly file: string;
  /** Closes the database and takes the file away. */
  readonly close: () => Promise<void>;
}

export async function openFileRig(options: Omit<RigOptions, 'file'> = {}): Promise<FileRig> {
  const folder = mkdtempSync(join(tmpdir(), 'gate-'));
  const file = join(folder, 'vitrine.db');
  const rig = await openRig({ ...options, file });
  return {
    ...rig,
    file,
    async close() {
      await rig.database.close();
      rmSync(folder, { recursive: true });
    },
  };
}
