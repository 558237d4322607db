import { afterEach, beforeEach, expect, test } from 'vitest';
import { events, granted, minute, sampleCatalogue } from '#gate/gate.fixture.ts';
import type { WebhookAnswer } from '#gate/ports.ts';
import { type OperatorRig, openOperatorRig } from './operator-rig.fixture.ts';

const crm = { name: 'crm', url: 'https://crm.example/hook', events: [], personalData: false };
const as = ['--as', 'approver@ostermere.example'];
let rig: OperatorRig;
let answer: WebhookAnswer;

beforeEach(async () => {
  answer = { kind: 'failed', why: 'HTTP 500' };
  rig = await openOperatorRig(
    { notify: { ...sampleCatalogue().notify, webhooks: [crm] } },
    { webhooks: { call: async () => answer } },
  );
  await granted(rig);
});
afterEach(() => rig.close());

/** Tries until every call is given up. */
async function giveUp(): Promise<void> {
  for (let attempt = 0; attempt < 40; attempt += 1) {
    while ((await rig.gate.deliverWebhooks()).claimed > 0);
    rig.advance(1440 * minute);
  }
}

async function deadCalls(): Promise<{ id: string; state: string; lastError: string }[]> {
  const { out } = await rig.vitrine('webhooks', 'list', '--dead', ...as, '--format', 'json');
  return JSON.parse(out).calls;
}

test('list names the endpoints and the calls with their failures', async () => {
  await giveUp();
  const { code, out } = await rig.vitrine('webhooks', 'list', ...as);
  expect(code).toBe(0);
  expect(out).toMatch(/^crm {2}all events; gets events\n\nw-/);
  expect(out).toMatch(/dead .* request\.submitted to crm, \d+ attempts: HTTP 500\n/);
});

test('retry and discard take several calls; each is told, and the log has who did it', async () => {
  await giveUp();
  const [first, second, third] = await deadCalls();
  const ids = [first?.id ?? '', second?.id ?? ''];
  const { code, out } = await rig.vitrine('webhooks', 'retry', ...ids, ...as, '--format', 'json');
  expect([code, JSON.parse(out)]).toEqual([0, ids.map((id) => ({ id, kind: 'done' }))]);
  expect(await rig.vitrine('webhooks', 'discard', third?.id ?? '', ...as)).toMatchObject({
    code: 0,
    out: 'It is discarded.\n',
  });
  expect(await events(rig)).toEqual(expect.arrayContaining(['webhook-retried', 'webhook-discarded']));
  answer = { kind: 'accepted' };
  rig.advance(minute);
  while ((await rig.gate.deliverWebhooks()).claimed > 0);
  const left = (await deadCalls()).map(({ id }) => id);
  expect(left).not.toEqual(expect.arrayContaining(ids));
});

test('resume sends events again to an endpoint that had said that it is gone', async () => {
  answer = { kind: 'gone' };
  while ((await rig.gate.deliverWebhooks()).claimed > 0);
  expect((await rig.vitrine('webhooks', 'list', ...as)).out).toMatch(
    /^crm {2}all events; stopped 2026-11-23/,
  );
  expect(await rig.vitrine('webhooks', 'resume', 'crm', ...as)).toMatchObject({
    code: 0,
    out: 'It gets events again.\n',
  });
  expect((await rig.vitrine('webhooks', 'list', ...as)).out).toMatch(/^crm {2}all events; gets events/);
});

test('what is not there, not allowed or not said is told apart', async () => {
  expect(await rig.vitrine('webhooks', 'resume', 'crm', ...as)).toMatchObject({
    code: 1,
    err: 'No endpoint of this name is stopped.\n',
  });
  expect(await rig.vitrine('webhooks', 'retry', 'w-nothing', ...as)).toMatchObject({
    code: 1,
    err: 'There is no such call.\n',
  });
  const sales = ['--as', 'sales@ostermere.example'];
  expect((await rig.vitrine('webhooks', 'list', ...sales)).code).toBe(1);
  for (const [args, words] of [
    [['retry', ...as], 'retry needs the id of a call'],
    [['resume', ...as], 'resume needs the name of an endpoint'],
    [['burn', 'w-1', ...as], 'say what to do'],
    [['list'], '--as is missing'],
    [['list', 'crm', ...as], 'crm would be left out'],
    [['list', ...as, '--format', 'xml'], '--format xml is unknown'],
  ] as const)
    expect(await rig.vitrine('webhooks', ...args)).toMatchObject({
      code: 2,
      err: expect.stringContaining(words),
    });
});
