import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { approver, openRig, requestForm, start, visitor } from './gate.fixture.ts';

const form = { to: 'ada@acme.example', company: 'Acme', purpose: 'Review.', documents: ['soc2-2026'] };
const invited = { ...requestForm(), email: '' };

test('statement 5: two gates on one database: 20 parallel uses and proofs give one request and one place', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-invitation-'));
  const file = join(folder, 'gate.db');
  const [one, two] = [await openRig({ file, seed: 11 }), await openRig({ file, seed: 12 })];
  const gateOf = (n: number) => (n % 2 ? one : two).gate;
  await one.gate.invite(visitor, { caller: approver, form });
  await one.deliver();
  const token = /\/i\/([\w-]+)/.exec(one.mailbox[0]?.text ?? '')?.[1] ?? '';
  const twenty = Array.from({ length: 20 }, (_, n) => n);
  await Promise.all(twenty.map((n) => gateOf(n).submitInvited(visitor, { token, form: invited })));
  await one.deliver();
  const proofs = one.mailbox.flatMap(({ text }) => /\/verify\/([\w-]+)/.exec(text)?.[1] ?? []);
  const proved = await Promise.all(
    twenty.map((n) => gateOf(n).verifyByLink(visitor, proofs[n % proofs.length] ?? '')),
  );
  expect(proved.filter(({ kind }) => kind === 'verified')).toHaveLength(1);
  await one.database.store.read(async (tx) => {
    const [made] = await tx.invitations.list();
    expect(await tx.invitations.requestsOf([made?.id ?? ''])).toMatchObject([{ countedAt: start }]);
  });
  expect((await one.gate.verifyAudit()).chain.kind).toBe('consistent');
  await one.database.close();
  await two.database.close();
  rmSync(folder, { recursive: true });
});
