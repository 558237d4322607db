import { announcePublication } from './announce-publication.ts';
import { announceVersions } from './announce-versions.ts';
import { escalateRequests } from './escalate-requests.ts';
import type { GateParts } from './gate-parts.ts';
import { remindHolders } from './remind-holders.ts';

/**
 * What time and a new build have made due for people: reminders, escalations, new versions, news. Every part leaves its mark in
 * the transaction of its mails, so it may run at any time, anywhere and in several processes. One that fails holds up no other.
 */
export async function followUp(parts: GateParts): Promise<void> {
  const { ports } = parts;
  const errors: unknown[] = [];
  for (const task of [remindHolders, escalateRequests, announceVersions, announcePublication]) {
    try {
      await task(parts);
    } catch (error) {
      errors.push(error);
    }
  }
  const before = ports.clock.now() - dayMs;
  await ports.store.transaction((tx) => tx.subscriptions.forgetProofs(before));
  if (errors.length > 0) throw errors[0];
}

const dayMs = 86_400_000;
