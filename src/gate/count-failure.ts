import type { FailureKind } from '#domain/gate/failure-kind.ts';
import type { GateParts } from './gate-parts.ts';
import type { Transaction } from './ports.ts';
import { recordEvent } from './record-event.ts';

/** Counts a failure that nobody can be named for. The log gets one entry a minute and kind, however many there were. */
export async function countFailure(parts: GateParts, tx: Transaction, kind: FailureKind): Promise<void> {
  await recordCountedFailures(parts, tx);
  await tx.failures.count(kind, minuteOf(parts.ports.clock.now()));
}

/** Moves the counts of past minutes into the audit log. */
export async function recordCountedFailures(parts: GateParts, tx: Transaction): Promise<void> {
  for (const { kind, minute, count } of await tx.failures.takeBefore(minuteOf(parts.ports.clock.now()))) {
    const data = { kind, minute: minute * minuteMs, count };
    await recordEvent(parts, tx, { event: 'failures-counted', actor: { kind: 'system' }, data });
  }
}

const minuteMs = 60_000;

function minuteOf(epochMs: number): number {
  return Math.floor(epochMs / minuteMs);
}
