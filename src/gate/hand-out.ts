import type { AuditEventName } from '#domain/gate/audit-event.ts';
import type { CanonicalValue } from '#domain/gate/canonical-json.ts';
import type { GateCatalogue } from '#domain/gate/gate-catalogue.ts';
import type { ServedDocument } from './case-file.ts';
import { documentAccess } from './document-access.ts';
import type { GateParts, RequestContext } from './gate-parts.ts';
import { limitRate } from './limit-rate.ts';
import type { Transaction } from './ports.ts';
import { recordEvent } from './record-event.ts';
import type { GrantRecord, RequestRecord, SessionRecord } from './records.ts';
import { findSession, touchSession } from './sessions.ts';

/**
 * What differs between the kinds of gated things: a stamped file, a worksheet, a text. Who may have one, how often, and that the log
 * knows before the reader does, is the same for all and stands in `handOut` alone.
 */
export interface GatedKind<Thing, Made, Served> {
  /** What a document has of this kind; null: nothing. */
  readonly find: (catalogue: GateCatalogue, document: ServedDocument) => Thing | null;
  /** What may take long, such as a stamp. null: it cannot be made, and whoever has to know of it was told. */
  readonly make: (parts: GateParts, context: RequestContext, allowed: Allowed<Thing>) => Promise<Made | null>;
  /** The entry in the log without which nothing is given. */
  readonly entry: (
    allowed: Allowed<Thing>,
    made: Made,
  ) => {
    readonly event: Extract<AuditEventName, `${string}-issued`>;
    readonly data: Readonly<Record<string, CanonicalValue>>;
  };
  /** What is kept beside the entry, in its transaction. */
  readonly keep?: (
    parts: GateParts,
    tx: Transaction,
    context: RequestContext,
    allowed: Allowed<Thing>,
    made: Made,
  ) => Promise<void>;
  readonly serve: (allowed: Allowed<Thing>, made: Made) => Served;
}

/** Somebody may have this thing at this moment. */
export interface Allowed<Thing> {
  readonly kind: 'allowed';
  readonly session: SessionRecord;
  readonly request: RequestRecord;
  readonly grant: GrantRecord;
  readonly thing: Thing;
}

/** Why somebody may not have it: no session, no running grant for such a thing, an agreement that is not accepted as it stands. */
export type NotAllowed =
  | { readonly kind: 'sign-in' | 'not-found' }
  | { readonly kind: 'agreement-needed'; readonly requestId: string };

export type NotHandedOut =
  | NotAllowed
  | { readonly kind: 'too-many'; readonly retryAfterSeconds: number }
  /** It could not be made. */
  | { readonly kind: 'unavailable' };

/** What passed through `handOut`; pages send nothing else. Only this file can make one. */
export type HandedOut<Served> = Served & { readonly [handedOut]: true };
declare const handedOut: unique symbol;

/** What the browser asks for, unchecked. */
export interface Wanted {
  readonly session: string | undefined;
  readonly documentId: string;
}

/**
 * Hands out a gated thing: may this person have it, not too often, make it, ask again, log it, and only then give it. The
 * second question and the entry are one transaction, committed before the caller gets the first byte, so a revocation while a
 * copy is being made counts. It asks for the very grant that the copy was made for: the name on it is that request's.
 */
export async function handOut<Thing, Made, Served>(
  parts: GateParts,
  context: RequestContext,
  kind: GatedKind<Thing, Made, Served>,
  wanted: Wanted,
): Promise<HandedOut<Served> | NotHandedOut> {
  const { ports } = parts;
  const first = await ports.store.read((tx) => check(parts, tx, kind, wanted));
  if (first.kind !== 'allowed') return first;
  const limited = await limitRate(parts, 'download-by-address', first.session.email);
  if (limited.kind === 'limited') return { kind: 'too-many', retryAfterSeconds: limited.retryAfterSeconds };
  await touchSession(parts, first.session);
  const made = await kind.make(parts, context, first);
  if (made === null) return { kind: 'unavailable' };

  const again = await ports.store.transaction(async (tx) => {
    const allowed = await check(parts, tx, kind, wanted, first.grant);
    if (allowed.kind !== 'allowed') return allowed;
    await kind.keep?.(parts, tx, context, allowed, made);
    await recordEvent(parts, tx, {
      ...kind.entry(allowed, made),
      actor: { kind: 'requester', email: allowed.session.email },
      request: allowed.request.id,
      context,
    });
    return allowed;
  });
  if (again.kind !== 'allowed') return again;
  ports.wakeDelivery();
  return kind.serve(again, made) as HandedOut<Served>;
}

/** Whether a gated thing would be handed out, for HEAD: nothing is made, counted or logged. */
export async function mayHandOut<Thing, Made, Served>(
  parts: GateParts,
  kind: GatedKind<Thing, Made, Served>,
  wanted: Wanted,
): Promise<'allowed' | NotAllowed['kind']> {
  return (await parts.ports.store.read((tx) => check(parts, tx, kind, wanted))).kind;
}

/** @param only of a person's grants this one alone */
async function check<Thing>(
  parts: GateParts,
  tx: Transaction,
  kind: Pick<GatedKind<Thing, unknown, unknown>, 'find'>,
  wanted: Wanted,
  only?: GrantRecord,
): Promise<Allowed<Thing> | NotAllowed> {
  const session = await findSession(parts, tx, 'requester', wanted.session);
  if (!session) return { kind: 'sign-in' };
  const grants = await tx.grants.listByEmail(session.email);
  const person = {
    grants: only ? grants.filter(({ id }) => id === only.id) : grants,
    acceptances: await tx.acceptances.listByEmail(session.email),
  };
  const access = documentAccess(parts.catalogue, wanted.documentId, person, parts.ports.clock.now());
  const thing = access.kind === 'closed' ? null : kind.find(parts.catalogue, access.document);
  if (access.kind === 'closed' || thing === null) return { kind: 'not-found' };
  const { grant } = access;
  if (access.kind === 'agreement-needed') return { kind: 'agreement-needed', requestId: grant.requestId };
  const request = await tx.requests.find(grant.requestId);
  return request ? { kind: 'allowed', session, request, grant, thing } : { kind: 'not-found' };
}
