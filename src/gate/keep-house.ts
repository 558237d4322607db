import { anchorDaily } from './anchor-audit.ts';
import { applyRetention } from './apply-retention.ts';
import { findCase } from './case-file.ts';
import { recordCountedFailures } from './count-failure.ts';
import type { GateParts } from './gate-parts.ts';
import { moveRequest } from './move-request.ts';
import type { Transaction } from './ports.ts';
import { recordEvent } from './record-event.ts';

/** What a gate remembers between two passes. */
export interface HouseMemory {
  /** When it last looked for what has been kept for its time, epoch milliseconds. */
  retainedAt: number | null;
}

/**
 * Writes down what time has brought: requests whose access has run out, counted failures of past minutes; drops counters
 * of past windows; once an hour removes what has been kept for its time, once a day signs the state of the log. Nothing
 * depends on when it runs: access is judged at each request.
 */
export async function keepHouse(
  parts: GateParts,
  memory: HouseMemory,
): Promise<{ readonly expired: number }> {
  const { ports, settings } = parts;
  const now = ports.clock.now();
  const longest = Math.max(...Object.values(settings.limits).map(({ windowMs }) => windowMs));
  await ports.limiter.forgetBefore(now - longest);
  const done = await ports.store.transaction((tx) => noteExpired(parts, tx));
  // A clock that was set back must not put it off.
  if (memory.retainedAt === null || Math.abs(now - memory.retainedAt) >= hourMs) {
    await applyRetention(parts);
    memory.retainedAt = now;
  }
  await anchorDaily(parts);
  return done;
}

const hourMs = 3_600_000;

async function noteExpired(parts: GateParts, tx: Transaction): Promise<{ readonly expired: number }> {
  await recordCountedFailures(parts, tx);
  let expired = 0;
  for (const id of await tx.grants.listRunOut(parts.ports.clock.now())) {
    const file = await findCase(tx, id);
    const moved = file && (await moveRequest(parts, tx, file, 'expire'));
    if (moved?.kind !== 'moved') continue;
    await recordEvent(parts, tx, { event: 'request-expired', actor: { kind: 'system' }, request: id });
    expired += 1;
  }
  return { expired };
}
