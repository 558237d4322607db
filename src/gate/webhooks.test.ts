import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { webhookEvents } from '#domain/gate/webhook-event.ts';
import {
  approver,
  day,
  events,
  granted,
  minute,
  openRig,
  type Rig,
  requestForm,
  sampleCatalogue,
  sign,
  verified,
  visitor,
} from './gate.fixture.ts';
import { createGate } from './gate.ts';
import type { WebhookAnswer, WebhookEventCall } from './ports.ts';

const crm = { name: 'crm', url: 'https://crm.example/hook', events: [], personalData: false };
const chat = {
  name: 'chat',
  url: 'https://chat.example/hook',
  events: ['request.approved' as const],
  personalData: true,
};

let rig: Rig;
let calls: WebhookEventCall[];
let answers: Readonly<Record<string, WebhookAnswer>>;
beforeEach(async () => {
  calls = [];
  answers = {};
  rig = await openRig({
    catalogue: { notify: { ...sampleCatalogue().notify, webhooks: [crm, chat] } },
    ports: {
      webhooks: {
        call: async (call) => {
          calls.push(call);
          return answers[call.endpoint.name] ?? { kind: 'accepted' };
        },
      },
    },
  });
});
afterEach(() => rig.database.close());

const deliverAll = async () => {
  while ((await rig.gate.deliverWebhooks()).claimed > 0);
};
const toldTo = (name: string) =>
  calls.filter(({ endpoint }) => endpoint.name === name).map(({ body }) => JSON.parse(body));
const stored = () => rig.database.store.read((tx) => tx.webhookCalls.list(1000));

describe('webhooks', () => {
  test('tell of each step, in order, with ids, company and documents, and of nobody’s name', async () => {
    const { session, requestId } = await granted(rig);
    await rig.gate.downloadDocument(visitor, { session, documentId: 'soc2-2026' });
    expect(calls).toEqual([]);
    await deliverAll();
    const told = toldTo('crm');
    expect(told.map(({ type }) => type).toSorted()).toEqual(
      [
        'request.submitted',
        'request.verified',
        'request.agreed',
        'request.in-review',
        'request.approved',
        'grant.started',
        'document.downloaded',
      ].toSorted(),
    );
    for (const { data } of told)
      expect(data).toMatchObject({ request: requestId, company: 'Acme GmbH', documents: ['soc2-2026'] });
    expect(JSON.stringify(told)).not.toMatch(/Ada|ada@/);
    expect(told[0]?.timestamp).toBe('2026-11-23T09:00:00.000Z');
  });

  test('carry the person and only chosen events where gate.yaml says so', async () => {
    await granted(rig);
    await deliverAll();
    expect(toldTo('chat')).toMatchObject([
      {
        type: 'request.approved',
        data: { person: { name: 'Ada Prospect', email: 'ada@acme.example' }, days: 14 },
      },
    ]);
  });

  test('statement 3: an address that gets no mail leaves the same rows, and nothing is called', async () => {
    await rig.gate.submitRequest(visitor, requestForm({ email: 'eve@rival.example' }));
    await rig.gate.submitRequest(visitor, requestForm());
    const rows = await stored();
    expect(rows.map(({ event, state }) => [event, state]).toSorted()).toEqual([
      ['request.submitted', 'pending'],
      ['request.submitted', 'suppressed'],
    ]);
    await deliverAll();
    expect(calls).toHaveLength(1);
  });

  test('invitations are told with deal and documents', async () => {
    await rig.gate.invite(visitor, {
      caller: approver,
      form: { to: 'acme.example', company: 'Acme', purpose: 'Deal', documents: ['soc2-2026'], dealId: 'D-7' },
    });
    await deliverAll();
    expect(toldTo('crm')).toMatchObject([
      { type: 'invitation.created', data: { deal: 'D-7', company: 'Acme', documents: ['soc2-2026'] } },
    ]);
  });

  test('what fails is tried again for days with longer and longer waits under one id, then given up, and staff retry it', async () => {
    answers = { crm: { kind: 'failed', why: 'answered 500' } };
    await rig.gate.submitRequest(visitor, requestForm());
    const waits: number[] = [];
    for (let attempt = 1; attempt < 18; attempt += 1) {
      expect(await rig.gate.deliverWebhooks()).toMatchObject({ failed: 1 });
      expect(await rig.gate.deliverWebhooks()).toMatchObject({ claimed: 0 });
      const [{ nextAttemptAt = 0 } = {}] = await stored();
      waits.push(nextAttemptAt - rig.ports.clock.now());
      rig.advance(waits.at(-1) ?? 0);
    }
    expect(await rig.gate.deliverWebhooks()).toMatchObject({ dead: 1 });
    expect(waits[0]).toBeGreaterThanOrEqual(15_000);
    const total = waits.reduce((sum, wait) => sum + wait, 0);
    expect(total).toBeGreaterThan(1.5 * day);
    expect(total).toBeLessThan(5 * day);
    expect(new Set(calls.map(({ id }) => id)).size).toBe(1);
    expect(await events(rig)).toContain('webhook-dead');

    const shown = await rig.gate.showWebhooks(approver, 'dead');
    const [dead] = shown.kind === 'webhooks' ? shown.calls : [];
    expect(dead).toMatchObject({ lastError: 'answered 500', attempts: 18 });
    expect(dead).not.toHaveProperty('sealed');
    answers = {};
    const retry = { kind: 'retry' as const, callId: dead?.id ?? '' };
    for (const as of ['sales@ostermere.example', 'auditor@ostermere.example'])
      expect(await rig.gate.manageWebhooks(visitor, { caller: { as }, action: retry })).toMatchObject({
        kind: 'forbidden',
      });
    expect(await rig.gate.manageWebhooks(visitor, { caller: approver, action: retry })).toEqual({
      kind: 'done',
    });
    expect(await rig.gate.deliverWebhooks()).toMatchObject({ sent: 1 });
    expect((await stored())[0]).toMatchObject({ state: 'sent', sealed: null });
    expect(await rig.gate.manageWebhooks(visitor, { caller: approver, action: retry })).toMatchObject({
      code: 'wrong-state',
    });
  });

  test('an endpoint may ask for a longer wait, not for an endless one', async () => {
    answers = { crm: { kind: 'failed', why: 'answered 503', waitMs: 30 * minute } };
    await rig.gate.submitRequest(visitor, requestForm());
    await rig.gate.deliverWebhooks();
    const [{ nextAttemptAt = 0 } = {}] = await stored();
    expect(nextAttemptAt - rig.ports.clock.now()).toBe(30 * minute);
    rig.advance(30 * minute);
    answers = { crm: { kind: 'failed', why: 'answered 503', waitMs: 900 * day } };
    await rig.gate.deliverWebhooks();
    const [{ nextAttemptAt: later = 0 } = {}] = await stored();
    expect(later - rig.ports.clock.now()).toBeLessThanOrEqual(12 * 60 * minute);
  });

  test('410 stops an endpoint and what waits for it, until staff resume it; others go on', async () => {
    answers = { crm: { kind: 'gone' } };
    await granted(rig);
    await deliverAll();
    expect(toldTo('chat')).toHaveLength(1);
    const log = await events(rig);
    expect(log.filter((event) => event === 'webhook-stopped')).toHaveLength(1);
    const before = (await stored()).length;
    await verified(rig, requestForm({ email: 'bob@acme.example' }));
    expect((await stored()).length).toBe(before);
    answers = {};
    const resume = { caller: approver, action: { kind: 'resume' as const, endpoint: 'crm' } };
    expect(await rig.gate.manageWebhooks(visitor, resume)).toEqual({ kind: 'done' });
    expect(await rig.gate.manageWebhooks(visitor, resume)).toEqual({ kind: 'not-found' });
    await rig.gate.submitRequest(visitor, requestForm({ email: 'cleo@acme.example' }));
    calls.length = 0;
    await deliverAll();
    expect(toldTo('crm')).toMatchObject([{ type: 'request.submitted' }]);
  });

  test('an endpoint that gate.yaml names no more gets nothing', async () => {
    await rig.gate.submitRequest(visitor, requestForm());
    const gate = createGate(rig.ports, sampleCatalogue());
    expect(await gate.deliverWebhooks()).toMatchObject({ dead: 1 });
    expect(calls).toEqual([]);
  });

  test('several processes call once', async () => {
    const own = await verified(rig);
    await sign(rig, own);
    const rounds = await Promise.all(Array.from({ length: 4 }, () => rig.gate.deliverWebhooks()));
    expect(rounds.reduce((sum, { sent }) => sum + sent, 0)).toBe(calls.length);
    expect(new Set(calls.map(({ id }) => id)).size).toBe(calls.length);
  });

  test('a process without a caller leaves the calls to the others', async () => {
    await rig.gate.submitRequest(visitor, requestForm());
    const { webhooks: _, ...ports } = rig.ports;
    const gate = createGate(ports, sampleCatalogue());
    expect(await gate.deliverWebhooks()).toMatchObject({ claimed: 0 });
    expect((await stored())[0]).toMatchObject({ state: 'pending', attempts: 0 });
  });

  test('names of events are written once each', () => {
    expect(new Set(webhookEvents).size).toBe(webhookEvents.length);
  });
});
