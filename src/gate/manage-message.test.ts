import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { approver, events, minute, openRig, type Rig, requestForm, visitor } from './gate.fixture.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.database.close());

describe('mail that was given up', () => {
  test('is tried again with all its attempts, or discarded and emptied', async () => {
    rig.fail.mail = 'mailbox is full';
    await rig.gate.submitRequest(visitor, requestForm());
    for (let n = 0; n < 12; n += 1) {
      await rig.deliver();
      rig.advance(2 * 60 * minute);
    }
    const dead = async () => {
      const shown = await rig.gate.showOutbox(approver, 'dead');
      return shown.kind === 'outbox' ? shown.messages : [];
    };
    const [message] = await dead();
    const act = (action: 'retry' | 'discard', caller = approver) =>
      rig.gate.manageMessage(visitor, { caller, messageId: message?.id ?? '', action });
    expect(await act('retry', { as: 'auditor@ostermere.example' })).toMatchObject({ kind: 'forbidden' });
    expect(await act('retry')).toEqual({ kind: 'done' });
    rig.fail.mail = null;
    await rig.deliver();
    expect(rig.mailbox).toHaveLength(1);
    expect(await act('retry')).toMatchObject({ kind: 'refused' });
    expect(await act('discard')).toMatchObject({ kind: 'refused' });
    expect((await events(rig)).slice(-2)).toEqual(['message-dead', 'message-retried']);
  });
});
