import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type OperatorRig, openOperatorRig } from './operator-rig.fixture.ts';

const as = ['--as', 'approver@ostermere.example'];
let rig: OperatorRig;
beforeEach(async () => {
  rig = await openOperatorRig();
  await rig.database.checkKey(new Uint8Array(32).fill(7), 'mark');
});
afterEach(() => rig.close());

test('a changed VITRINE_SECRET is refused until doctor --accept-secret takes it on purpose', async () => {
  expect((await rig.vitrine('requests', 'list', ...as)).code).toBe(0);
  vi.stubEnv('VITRINE_SECRET', '08'.repeat(32));
  expect(await rig.vitrine('requests', 'list', ...as)).toMatchObject({
    code: 2,
    err: expect.stringContaining('run `npx vitrine doctor --accept-secret` once'),
  });
  expect(await rig.vitrine('doctor', '--accept-secret')).toMatchObject({
    code: 0,
    out: 'The database takes this VITRINE_SECRET from now on. Start the servers with it.\n',
  });
  expect((await rig.vitrine('requests', 'list', ...as)).code).toBe(0);
  vi.stubEnv('VITRINE_SECRET', '07'.repeat(32));
  expect((await rig.vitrine('requests', 'list', ...as)).code).toBe(2);
});

test('there is nothing to accept without a secret', async () => {
  vi.stubEnv('VITRINE_SECRET', '');
  expect(await rig.vitrine('doctor', '--accept-secret')).toMatchObject({
    code: 2,
    err: expect.stringContaining('VITRINE_SECRET is not set'),
  });
});
