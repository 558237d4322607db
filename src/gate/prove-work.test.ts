import { afterEach, expect, test } from 'vitest';
import { openRig, type Rig, type RigOptions, requestForm, start, visitor } from './gate.fixture.ts';
import type { ProofOfWork } from './ports.ts';

/** Work that is done by saying its number. */
const work: ProofOfWork = {
  challenge: async () => '{}',
  check: async (payload, now) => {
    const [, id = '', end = '0'] = /^done (\d+) until (\d+)$/.exec(payload) ?? [];
    return id !== '' && Number(end) > now ? { id, expiresAt: Number(end) } : null;
  },
};
const until = start + 30 * 60_000;
let rig: Rig;
afterEach(() => rig.database.close());

async function opened(options: RigOptions = { ports: { proofOfWork: work } }) {
  rig = await openRig(options);
}
async function send(proof: string, name: string, address = '203.0.113.7') {
  const form = { ...requestForm({ email: `${name}@acme.example` }), proof };
  return (await rig.gate.submitRequest({ ...visitor, clientAddress: address }, form)).kind;
}

test('statement 6: forms without work are taken, but fewer of them an hour and network', async () => {
  await opened();
  const kinds: string[] = [];
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) kinds.push(await send('', name));
  expect(kinds).toEqual([...Array.from({ length: 5 }, () => 'check-mail'), 'too-many', 'too-many']);
  expect(await send('', 'h', '198.51.100.9')).toBe('check-mail');
  expect(await send(`done 1 until ${until}`, 'i')).toBe('check-mail');
});

test('work counts once, also when two come at the same time, and in every process', async () => {
  await opened();
  for (const name of ['a', 'b', 'c', 'd', 'e']) await send('', name);
  const proof = `done 1 until ${until}`;
  const together = await Promise.all([send(proof, 'f'), send(proof, 'g'), send(proof, 'h')]);
  expect(together.filter((kind) => kind === 'check-mail')).toHaveLength(1);
  const other = rig.rebuilt((catalogue) => catalogue);
  const form = { ...requestForm({ email: 'i@acme.example' }), proof };
  expect((await other.submitRequest(visitor, form)).kind).toBe('too-many');
});

test('work that was used does not come back with a new hour, nor after its end', async () => {
  await opened();
  rig.advance(29 * 60_000);
  const proof = `done 1 until ${start + 61 * 60_000}`;
  for (const name of ['a', 'b', 'c', 'd', 'e']) await send('', name);
  expect(await send(proof, 'f')).toBe('check-mail');
  rig.advance(31 * 60_000);
  await rig.gate.keepHouse();
  for (const name of ['g', 'h', 'i', 'j', 'k']) await send('', name);
  expect(await send(proof, 'l')).toBe('too-many');
  rig.advance(2 * 60_000);
  expect(await send(proof, 'm')).toBe('too-many');
});

test('statement 3: with and without work, the answer is the same for known and blocked addresses', async () => {
  await opened();
  const proofs = [`done 1 until ${until}`, `done 2 until ${until}`, `done 3 until ${until}`];
  const names = ['known', 'known', 'blocked'];
  const kinds = await Promise.all(
    proofs.map((proof, index) => {
      const host = names[index] === 'blocked' ? 'rival.example' : 'acme.example';
      const form = { ...requestForm({ email: `${names[index]}@${host}` }), proof };
      return rig.gate.submitRequest(visitor, form).then(({ kind }) => kind);
    }),
  );
  expect(kinds).toEqual(['check-mail', 'check-mail', 'check-mail']);
});

test('where no work is asked for, none is offered and none counted', async () => {
  await opened({});
  expect(rig.gate.asksForWork()).toBe(false);
  expect(await rig.gate.offerWork()).toBeNull();
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) expect(await send('', name)).toBe('check-mail');
});
