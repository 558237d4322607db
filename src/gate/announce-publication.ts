import type { Publication } from '#domain/gate/gate-catalogue.ts';
import type { GateParts } from './gate-parts.ts';
import type { Transaction } from './ports.ts';
import { recordEvent } from './record-event.ts';
import { newToken } from './secrets.ts';
import { sendMessage } from './send-message.ts';
import { topicTitles } from './subscribe.ts';
import { newsMail } from './subscription-mails.ts';

/**
 * Tells subscribers what this build publishes that no build before it had. What is told is known from then on, in the same
 * transaction as the mails. The first build ever served tells nothing, and so does a change that came to light long after its day.
 */
export async function announcePublication(parts: GateParts): Promise<{ readonly told: number }> {
  const { ports, catalogue } = parts;
  const changes = catalogue.publication?.changes ?? [];
  const ids = changes.map(({ id }) => id);
  const unknown = await ports.store.read((tx) => tx.subscriptions.unknownChanges(ids));
  if (unknown.size === 0) return { told: 0 };
  const told = await ports.store.transaction(async (tx) => {
    const isFirst = !(await tx.subscriptions.knowsChanges());
    const news = await tx.subscriptions.unknownChanges(ids);
    await tx.subscriptions.addChanges([...news], ports.clock.now());
    const fresh = changes.filter((change) => news.has(change.id) && isFresh(catalogue.builtAt, change.day));
    return isFirst || fresh.length === 0 ? 0 : tell(parts, tx, fresh);
  });
  if (told > 0) ports.wakeDelivery();
  return { told };
}

const freshMs = 180 * 86_400_000;

function isFresh(builtAt: string, day: string): boolean {
  return Date.parse(day) > Date.parse(builtAt) - freshMs;
}

async function tell(parts: GateParts, tx: Transaction, changes: Publication['changes']): Promise<number> {
  const { ports, catalogue } = parts;
  let told = 0;
  for (const { id, email, topics } of await tx.subscriptions.list()) {
    const wanted = changes.filter((change) => change.topics.some((topic) => topics.includes(topic)));
    if (wanted.length === 0) continue;
    const token = newToken(ports.random);
    await tx.subscriptions.addLink(ports.hasher.sha256(token), id, ports.clock.now());
    const mail = newsMail(catalogue.site, wanted, { topics: topicTitles(parts, topics), token });
    await sendMessage(parts, tx, { kind: 'news', to: email, mail });
    told += 1;
  }
  await recordEvent(parts, tx, {
    event: 'publication-announced',
    actor: { kind: 'system' },
    data: { changes: changes.map(({ id }) => id), told },
  });
  return told;
}
