import { type AuditEvent, chain } from '#domain/gate/audit-chain.ts';
import type { AuditEventName } from '#domain/gate/audit-event.ts';
import { base64url } from '#domain/gate/base64url.ts';
import { type CanonicalValue, canonicalJson } from '#domain/gate/canonical-json.ts';
import { callWebhooks } from './call-webhooks.ts';
import type { GateParts, RequestContext } from './gate-parts.ts';
import type { Transaction } from './ports.ts';
import type { PersonalRecord } from './records.ts';
import { newId } from './secrets.ts';

/** Who did it. `visitor`: nobody has proved an address. */
export type Actor =
  | { readonly kind: 'visitor' | 'rule' | 'system' }
  | { readonly kind: 'requester' | 'staff'; readonly email: string };

export interface EventFacts {
  readonly event: AuditEventName;
  readonly actor: Actor;
  readonly request?: string | null;
  /** Facts without personal data: they stay for good. */
  readonly data?: Readonly<Record<string, CanonicalValue>>;
  /** Personal values by field name: the entry gets a reference and a salted hash, the value lies where it can be erased. */
  readonly personal?: Readonly<Record<string, PersonalValue>>;
  /** Address of the person whose the personal values are, where it is neither the actor nor the requester. */
  readonly about?: string;
  /** Where it came from, when a browser did it. */
  readonly context?: RequestContext;
}

export type PersonalValue = readonly [kind: PersonalRecord['kind'], value: string];

/** Appends one entry to the audit chain, in the transaction of what it tells about. */
export async function recordEvent(parts: GateParts, tx: Transaction, facts: EventFacts): Promise<void> {
  const { ports } = parts;
  const personal: Record<string, string> = {};
  const data: Record<string, CanonicalValue> = { ...facts.data };
  const keepPersonal = personalKeeper(parts, tx);
  const keep = async (values: Readonly<Record<string, PersonalValue>>, subject: string | null) => {
    for (const [field, value] of Object.entries(values)) {
      const record = await keepPersonal(value, subject);
      personal[record.reference] = record.hash;
      data[field] = record.reference;
    }
  };
  const { own, about } = await subjectsOf(keepPersonal, tx, facts);
  await keep(facts.personal ?? {}, about);
  await keep(origin(facts.context), own);
  const actor = await nameActor(keepPersonal, facts.actor, personal);
  const event: AuditEvent = {
    at: ports.clock.now(),
    event: facts.event,
    actor,
    request: facts.request ?? null,
    data,
    personal,
  };
  await tx.audit.insert(chain(await tx.audit.last(), event, ports.hasher.sha256));
  await callWebhooks(parts, tx, facts);
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

/**
 * Whose the values are, so that erasing one person leaves the others' evidence: where it came from belongs to who did it,
 * the rest to the person it is about.
 */
async function subjectsOf(
  keepPersonal: KeepPersonal,
  tx: Transaction,
  { actor, personal = {}, request, about: stated }: EventFacts,
): Promise<{ readonly own: string | null; readonly about: string | null }> {
  const named = Object.values(personal).find(([kind]) => kind === 'email')?.[1] ?? null;
  const doer = 'email' in actor ? actor.email : named;
  const isStaff = actor.kind === 'staff' || actor.kind === 'rule' || actor.kind === 'system';
  const requester = isStaff && request ? ((await tx.requests.find(request))?.email ?? null) : null;
  const about = stated ?? (isStaff ? (requester ?? named) : doer);
  return {
    own: await addressReference(keepPersonal, doer),
    about: await addressReference(keepPersonal, about),
  };
}

async function addressReference(keepPersonal: KeepPersonal, email: string | null): Promise<string | null> {
  return email === null ? null : (await keepPersonal(['email', email], null)).reference;
}

function origin(context: RequestContext | undefined): Record<string, PersonalValue> {
  if (!context) return {};
  return { from: ['client-address', context.clientAddress], userAgent: ['user-agent', context.userAgent] };
}

async function nameActor(
  keepPersonal: KeepPersonal,
  actor: Actor,
  personal: Record<string, string>,
): Promise<string> {
  if (!('email' in actor)) return actor.kind;
  const record = await keepPersonal(['email', actor.email], null);
  personal[record.reference] = record.hash;
  return `${actor.kind}:${record.reference}`;
}

type KeepPersonal = (value: PersonalValue, subject: string | null) => Promise<PersonalRecord>;

/** Asks the store once for each value: an entry names the same person in several places. */
function personalKeeper(parts: GateParts, tx: Transaction): KeepPersonal {
  const kept = new Map<string, PersonalRecord>();
  return async (value, subject) => {
    const name = canonicalJson([...value, value[0] === 'email' ? null : subject]);
    const record = kept.get(name) ?? (await keepPersonal(parts, tx, value, subject));
    kept.set(name, record);
    return record;
  };
}

/** One row for one value of one person, so that the log shows that two entries concern the same person even after erasure. */
async function keepPersonal(
  { ports }: GateParts,
  tx: Transaction,
  value: PersonalValue,
  subject: string | null,
): Promise<PersonalRecord> {
  const [kind, text] = value;
  const usedAt = ports.clock.now();
  const owner = kind === 'email' ? null : subject;
  const known = await tx.audit.findPersonal(kind, text, owner);
  if (known) {
    if (known.usedAt < usedAt) await tx.audit.usePersonal(known.reference, usedAt);
    return known;
  }
  const salt = base64url(ports.random.bytes(16));
  const hash = personalHash(ports.hasher.sha256, kind, salt, text);
  const reference = newId(ports.random, 'p');
  const record = { reference, kind, value: text, salt, hash, erasedAt: null, subject: owner, usedAt };
  await tx.audit.insertPersonal(record);
  return record;
}
