import { type AuditEvent, chain } from '#domain/gate/audit-chain.ts';
import { base64url } from '#domain/gate/base64url.ts';
import { type CanonicalValue, canonicalJson } from '#domain/gate/canonical-json.ts';
import type { GateParts, RequestContext } from './gate-parts.ts';
import type { Transaction } from './ports.ts';
import type { PersonalRecord } from './records.ts';
import { newId } from './secrets.ts';

/** Who did it. `visitor`: nobody has proved an address. */
export type Actor =
  | { readonly kind: 'visitor' | 'rule' | 'system' }
  | { readonly kind: 'requester' | 'staff'; readonly email: string };

export interface EventFacts {
  readonly event: string;
  readonly actor: Actor;
  readonly request?: string | null;
  /** Facts without personal data: they stay for good. */
  readonly data?: Readonly<Record<string, CanonicalValue>>;
  /** Personal values by field name: the entry gets a reference and a salted hash, the value lies where it can be erased. */
  readonly personal?: Readonly<Record<string, PersonalValue>>;
  /** Where it came from, when a browser did it. */
  readonly context?: RequestContext;
}

export type PersonalValue = readonly [kind: PersonalRecord['kind'], value: string];

/** Appends one entry to the audit chain, in the transaction of what it tells about. */
export async function recordEvent(parts: GateParts, tx: Transaction, facts: EventFacts): Promise<void> {
  const { ports } = parts;
  const values = { ...facts.personal, ...origin(facts.context) };
  const personal: Record<string, string> = {};
  const data: Record<string, CanonicalValue> = { ...facts.data };
  for (const [field, value] of Object.entries(values)) {
    const record = await keepPersonal(parts, tx, value);
    personal[record.reference] = record.hash;
    data[field] = record.reference;
  }
  const actor = await nameActor(parts, tx, facts.actor, personal);
  const event: AuditEvent = {
    at: ports.clock.now(),
    event: facts.event,
    actor,
    request: facts.request ?? null,
    data,
    personal,
  };
  await tx.audit.insert(chain(await tx.audit.last(), event, ports.hasher.sha256));
}

/** The hash that an entry keeps of a personal value. With value and salt erased it says nothing about the value. */
export function personalHash(
  sha256: (text: string) => string,
  kind: string,
  salt: string,
  value: string,
): string {
  return sha256(canonicalJson({ kind, salt, value }));
}

function origin(context: RequestContext | undefined): Record<string, PersonalValue> {
  if (!context) return {};
  return { from: ['client-address', context.clientAddress], userAgent: ['user-agent', context.userAgent] };
}

async function nameActor(
  parts: GateParts,
  tx: Transaction,
  actor: Actor,
  personal: Record<string, string>,
): Promise<string> {
  if (!('email' in actor)) return actor.kind;
  const record = await keepPersonal(parts, tx, ['email', actor.email]);
  personal[record.reference] = record.hash;
  return `${actor.kind}:${record.reference}`;
}

/** One row for one value, so that the log shows that two entries concern the same person even after erasure. */
async function keepPersonal(
  { ports }: GateParts,
  tx: Transaction,
  value: PersonalValue,
): Promise<PersonalRecord> {
  const [kind, text] = value;
  const known = await tx.audit.findPersonal(kind, text);
  if (known) return known;
  const salt = base64url(ports.random.bytes(16));
  const hash = personalHash(ports.hasher.sha256, kind, salt, text);
  const record = { reference: newId(ports.random, 'p'), kind, value: text, salt, hash, erasedAt: null };
  await tx.audit.insertPersonal(record);
  return record;
}
