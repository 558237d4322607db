import { afterEach, beforeEach, expect, test } from 'vitest';
import { retryDelay } from './deliver-outbox.ts';
import { events, minute, openRig, type Rig, requestForm, sampleCatalogue, visitor } from './gate.fixture.ts';
import { createGate } from './gate.ts';
import { defaultGateSettings } from './gate-parts.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
  await rig.gate.submitRequest(visitor, requestForm());
});
afterEach(() => rig.database.close());

const message = async () => (await rig.database.store.read((tx) => tx.outbox.list(1)))[0];

test('a message that a dead process had claimed is sent after its lease, under the same id', async () => {
  const hanging = createGate(
    { ...rig.ports, mailer: { send: () => new Promise<void>(() => {}) } },
    sampleCatalogue(),
  );
  void hanging.deliverOutbox();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await rig.gate.deliverOutbox()).toMatchObject({ claimed: 0 });
  rig.advance(defaultGateSettings.delivery.leaseMs);
  expect(await rig.gate.deliverOutbox()).toMatchObject({ claimed: 1, sent: 1 });
  expect(rig.mailbox.map(({ id }) => id)).toEqual([(await message())?.id]);
});

test('two processes at the same time send a message once', async () => {
  await Promise.all([rig.gate.deliverOutbox(), rig.gate.deliverOutbox()]);
  expect(rig.mailbox).toHaveLength(1);
});

test('a failure is tried again later and later, then the message is dead, and the log says so', async () => {
  rig.fail.mail = '451 try again';
  const waits: number[] = [];
  for (let attempt = 1; attempt < 12; attempt += 1) {
    expect(await rig.gate.deliverOutbox()).toMatchObject({ failed: 1 });
    expect(await rig.gate.deliverOutbox()).toMatchObject({ claimed: 0 });
    const { nextAttemptAt = 0, lastError } = (await message()) ?? {};
    expect(lastError).toBe('451 try again');
    expect(Number.isInteger(nextAttemptAt)).toBe(true);
    waits.push(nextAttemptAt - rig.ports.clock.now());
    rig.advance(nextAttemptAt - rig.ports.clock.now());
  }
  expect(waits[0]).toBeGreaterThanOrEqual(7_500);
  expect(waits.at(-1)).toBeLessThanOrEqual(60 * minute);
  expect(await rig.gate.deliverOutbox()).toMatchObject({ dead: 1 });
  expect(await message()).toMatchObject({ state: 'dead', attempts: 12 });
  expect((await events(rig)).at(-1)).toBe('message-dead');
  rig.fail.mail = null;
  rig.advance(100 * minute);
  expect(await rig.gate.deliverOutbox()).toMatchObject({ claimed: 0 });
});

test('a message sealed with another server key is given up, not sent garbled', async () => {
  const ports = { ...rig.ports, sealer: { ...rig.ports.sealer, open: () => null } };
  expect(await createGate(ports, sampleCatalogue()).deliverOutbox()).toMatchObject({ dead: 1 });
});

test('delays double up to the limit; half of each is chance', () => {
  const { delivery } = defaultGateSettings;
  const least = { bytes: (count: number) => new Uint8Array(count) };
  const most = { bytes: (count: number) => new Uint8Array(count).fill(255) };
  expect([1, 2, 3, 12].map((attempt) => retryDelay(delivery, attempt, least))).toEqual([
    7_500, 15_000, 30_000, 1_800_000,
  ]);
  expect(retryDelay(delivery, 12, most)).toBeLessThan(delivery.longestDelayMs);
});
