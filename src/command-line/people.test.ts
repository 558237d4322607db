import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { day, events, granted, start } from '#gate/gate.fixture.ts';
import { type OperatorRig, openOperatorRig } from './operator-rig.fixture.ts';

const ada = 'ada@acme.example';
const as = ['--as', 'admin@ostermere.example'];
const erase = ['--reference', 'GDPR-7', '--confirm', ada];
let rig: OperatorRig;

beforeEach(async () => {
  rig = await openOperatorRig();
  await granted(rig);
});
afterEach(async () => {
  vi.useRealTimers();
  await rig.close();
});

test('export prints everything that is held of an address, and the log notes that somebody looked', async () => {
  const { code, out } = await rig.vitrine('people', 'export', 'ADA@acme.example', ...as);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ email: ada });
  expect(out).toContain('Ada Prospect');
  expect(await events(rig)).toContain('person-exported');
});

test('erase ends access first, says what it did and what is kept as evidence', async () => {
  const { code, out } = await rig.vitrine('people', 'erase', ada, ...as, ...erase);
  expect(code).toBe(0);
  expect(out).toMatch(/^Erased: 1 requests, \d+ rows/);
  expect(out).toMatch(/Access that ended with it: 1\.\nKept as evidence of accepted agreements: a-/);
  const again = await rig.vitrine('people', 'erase', ada, ...as, ...erase, '--format', 'json');
  expect(JSON.parse(again.out)).toMatchObject({ kind: 'erased', requests: 0, revoked: 0 });
  const left = JSON.parse((await rig.vitrine('people', 'export', ada, ...as)).out);
  expect(left).toMatchObject({ requests: [], sessions: [], messages: [], agreements: [{ email: ada }] });
});

test('retain says what it would remove before it removes it', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: start + 800 * day });
  const tried = await rig.vitrine('people', 'retain', '--dry-run', '--format', 'json');
  const done = await rig.vitrine('people', 'retain', '--format', 'json');
  expect([tried.code, done.code]).toEqual([0, 0]);
  expect(JSON.parse(tried.out)).toMatchObject({ sessions: 1, proofs: 1 });
  expect(JSON.parse(done.out)).toEqual(JSON.parse(tried.out));
  expect((await rig.vitrine('people', 'retain')).out).toMatch(/^Removed or emptied:\n\w+: 0\n/);
});

test('a format that does not exist is refused, and a refusal is JSON where JSON is asked for', async () => {
  const wrong = await rig.vitrine('people', 'erase', ada, ...as, ...erase, '--format', 'xml');
  expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('formats are text, json') });
  const other = ['--reference', 'GDPR-7', '--confirm', 'eve@acme.example', '--format', 'json'];
  const refused = await rig.vitrine('people', 'erase', ada, ...as, ...other);
  expect(refused.code).toBe(1);
  expect(JSON.parse(refused.out)).toMatchObject({ kind: 'refused', code: 'not-confirmed' });
  expect(await events(rig)).not.toContain('person-erased');
});

test('only an admin may, and nothing is done on an address that is not said twice', async () => {
  for (const who of ['approver', 'sales', 'auditor'])
    expect(
      await rig.vitrine('people', 'erase', ada, '--as', `${who}@ostermere.example`, ...erase),
    ).toMatchObject({ code: 1, out: '' });
  const other = ['--reference', 'GDPR-7', '--confirm', 'eve@acme.example'];
  expect(await rig.vitrine('people', 'erase', ada, ...as, ...other)).toMatchObject({
    code: 1,
    err: expect.stringContaining('a second time'),
  });
  expect(await rig.vitrine('people', 'export', 'nobody', ...as)).toMatchObject({ code: 1, out: '' });
  expect(await events(rig)).not.toContain('person-erased');
});

test('what is missing is said before the database is opened', async () => {
  for (const [args, words] of [
    [[], 'say what to do'],
    [['export', ...as], 'name one person'],
    [['export', ada, 'eve@acme.example', ...as], 'name one person'],
    [['export', ada], '--as is missing'],
    [['erase', ada, ...as], '--reference is missing'],
    [['erase', ada, ...as, '--reference', 'GDPR-7'], '--confirm is missing'],
  ] as const)
    expect(await rig.vitrine('people', ...args)).toMatchObject({
      code: 2,
      err: expect.stringContaining(words),
    });
});
