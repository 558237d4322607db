import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { gateTables } from '#server/database/gate-tables.ts';
import type { FileRig } from './file-rig.fixture.ts';
import { requestForm } from './gate.fixture.ts';

export const admin = { as: 'admin@ostermere.example' };

/** Somebody of whom nothing else in a test reminds. */
export const zoe = requestForm({
  name: 'Zoë Unmistakable',
  email: 'zoe@vanish.example',
  company: 'Vanishing Point Ltd',
  role: 'Head of Disappearing',
  purpose: 'To see whether it goes.',
});

/** Every row of every table that is no evidence, as text. */
export async function everythingIn(rig: FileRig): Promise<string> {
  const rows = await rig.database.store.read(async (tx) => ({
    held: await tx.personalData.heldBy('zoe@vanish.example'),
    requests: await tx.requests.list([
      'submitted',
      'verified',
      'in-review',
      'active',
      'revoked',
      'withdrawn',
    ]),
    grants: await tx.grants.listByEmail('zoe@vanish.example'),
    values: await tx.audit.listPersonal('', 1000),
    messages: await tx.outbox.list(1000),
    invitations: await tx.invitations.list(),
    log: await tx.audit.list(0, 1000),
  }));
  return JSON.stringify(rows);
}

/** The whole database but the evidence, read past the gate where it is a file. */
export async function dumpOf(rig: FileRig): Promise<string> {
  if (!existsSync(rig.file)) return everythingIn(rig);
  const raw = new DatabaseSync(rig.file, { readOnly: true });
  const evidence = new Set(['acceptance', 'agreement_text', 'certificate']);
  const tables = gateTables.filter(({ name }) => !evidence.has(name));
  const rows = tables.map(({ name }) => raw.prepare(`select * from ${name}`).all());
  raw.close();
  return JSON.stringify(rows);
}
