import { findCase } from './case-file.ts';
import { recordCountedFailures } from './count-failure.ts';
import type { GateParts } from './gate-parts.ts';
import { moveRequest } from './move-request.ts';
import { recordEvent } from './record-event.ts';

/**
 * Writes down what time has brought: requests whose access has run out, counted failures of past minutes; and drops counters of past windows. Nothing
 * depends on when it runs: access is judged at each request.
 */
export async function keepHouse(parts: GateParts): Promise<{ readonly expired: number }> {
  const { ports, settings } = parts;
  const longest = Math.max(...Object.values(settings.limits).map(({ windowMs }) => windowMs));
  await ports.limiter.forgetBefore(ports.clock.now() - longest);
  return ports.store.transaction(async (tx) => {
    await recordCountedFailures(parts, tx);
    let expired = 0;
    for (const id of await tx.grants.listRunOut(ports.clock.now())) {
      const file = await findCase(tx, id);
      const moved = file && (await moveRequest(parts, tx, file, 'expire'));
      if (moved?.kind !== 'moved') continue;
      await recordEvent(parts, tx, { event: 'request-expired', actor: { kind: 'system' }, request: id });
      expired += 1;
    }
    return { expired };
  });
}
