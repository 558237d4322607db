import type { AuditEntry } from '#domain/gate/audit-chain.ts';
import type { CanonicalValue } from '#domain/gate/canonical-json.ts';
import { parseEmailAddress } from '#domain/gate/email-address.ts';
import type { GateParts } from './gate-parts.ts';
import type { Transaction } from './ports.ts';
import type { HeldRows } from './privacy-ports.ts';
import { recordEvent } from './record-event.ts';
import type { AcceptanceRecord, CopyRecord, GrantRecord, RequestRecord } from './records.ts';
import { findSession } from './sessions.ts';
import { authorizeStaff, readAsStaff, type StaffCaller, type StaffDenied } from './staff-access.ts';

/**
 * Everything that the gate holds of one person (GDPR articles 15 and 20): machine readable, without what opens something
 * and without other people. Times are ISO 8601 in UTC.
 */
export interface PersonExport {
  readonly format: 'vitrine-person-1';
  readonly site: string;
  readonly email: string;
  readonly exportedAt: string;
  readonly requests: readonly Dated<
    Omit<RequestRecord, 'decidedBy'> & {
      readonly decidedBy: string | null;
      readonly documents: readonly string[];
      readonly access: readonly Dated<Omit<GrantRecord, 'approvedBy' | 'revokedBy'>>[];
      readonly copies: readonly Dated<CopyRecord>[];
    }
  >[];
  readonly agreements: readonly Dated<
    Omit<AcceptanceRecord, 'recordedBy'> & {
      /** The text as accepted: Markdown. */
      readonly text: string | null;
      readonly certificateSha256: string | null;
    }
  >[];
  readonly proofsOfTheAddress: readonly Dated<HeldRows['verifications'][number]>[];
  readonly sessions: readonly Dated<HeldRows['sessions'][number]>[];
  /** Mail to this address. Texts are deleted once sent. */
  readonly messages: readonly Dated<HeldRows['messages'][number]>[];
  readonly invitations: readonly Dated<HeldRows['invitations'][number]>[];
  readonly subscriptions: readonly Dated<HeldRows['subscriptions'][number]>[];
  /** What the audit log says about this person. */
  readonly log: readonly PersonLogEntry[];
}

export interface PersonLogEntry {
  readonly seq: number;
  readonly at: string;
  readonly event: string;
  /** `you`, `visitor`, `staff`, `rule` or `system`. */
  readonly actor: string;
  readonly request: string | null;
  readonly data: Readonly<Record<string, CanonicalValue>>;
}

/** Epoch milliseconds of these fields become text. */
type Dated<T> = {
  readonly [Key in keyof T]: Key extends TimeField ? string | Extract<T[Key], null> : T[Key];
};
type TimeField = (typeof timeFields)[number];
const timeFields = [
  ...(['submittedAt', 'verifiedAt', 'queuedAt', 'decidedAt', 'approvedAt', 'startsAt', 'expiresAt'] as const),
  ...(['revokedAt', 'issuedAt', 'acceptedAt', 'createdAt', 'usedAt', 'lastSeenAt', 'sentAt'] as const),
  ...(['confirmedAt', 'changedAt', 'endedAt'] as const),
] as const;

export type PersonExported =
  | { readonly kind: 'person'; readonly person: PersonExport }
  | { readonly kind: 'not-an-address' }
  | StaffDenied;

/** What is held of an address, for staff who answer the person. The log notes that they looked. */
export function exportPerson(
  parts: GateParts,
  { caller, email: written }: { readonly caller: StaffCaller; readonly email: string },
): Promise<PersonExported> {
  return parts.ports.store.transaction(async (tx): Promise<PersonExported> => {
    const allowed = await authorizeStaff(parts, tx, caller, 'manage-people');
    if (allowed.kind !== 'staff') return allowed;
    const email = parseEmailAddress(written, parts.ports.toAsciiDomain)?.address;
    if (!email) return { kind: 'not-an-address' };
    const person = await collect(parts, tx, email);
    if (!isEmpty(person))
      await recordEvent(parts, tx, {
        event: 'person-exported',
        actor: { kind: 'staff', email: allowed.staff.email },
        data: { via: allowed.staff.via },
        personal: { person: ['email', email] },
      });
    return { kind: 'person', person };
  });
}

export type PersonCounted =
  | {
      readonly kind: 'counted';
      readonly email: string;
      readonly counts: Readonly<Record<PersonPart, number>>;
    }
  /** No address was given yet. */
  | { readonly kind: 'nobody' }
  | { readonly kind: 'not-an-address' }
  | StaffDenied;

export type PersonPart =
  | 'requests'
  | 'agreements'
  | 'proofsOfTheAddress'
  | 'sessions'
  | 'messages'
  | 'invitations'
  | 'subscriptions'
  | 'log';

/** How much is held of an address. */
export function countPerson(
  parts: GateParts,
  { caller, email: written }: { readonly caller: StaffCaller; readonly email: string | null },
): Promise<PersonCounted> {
  return readAsStaff(parts, caller, 'manage-people', async (tx): Promise<PersonCounted> => {
    if (written === null) return { kind: 'nobody' };
    const email = parseEmailAddress(written, parts.ports.toAsciiDomain)?.address;
    if (!email) return { kind: 'not-an-address' };
    const person = await collect(parts, tx, email);
    const counts = {
      requests: person.requests.length,
      agreements: person.agreements.length,
      proofsOfTheAddress: person.proofsOfTheAddress.length,
      sessions: person.sessions.length,
      messages: person.messages.length,
      invitations: person.invitations.length,
      subscriptions: person.subscriptions.length,
      log: person.log.length,
    };
    return { kind: 'counted', email, counts };
  });
}

export type OwnDataExported =
  | { readonly kind: 'person'; readonly person: PersonExport }
  | { readonly kind: 'sign-in' };

/** What is held of the person who is signed in. */
export function exportOwnData(parts: GateParts, token: string | undefined): Promise<OwnDataExported> {
  return parts.ports.store.transaction(async (tx): Promise<OwnDataExported> => {
    const session = await findSession(parts, tx, 'requester', token);
    if (!session) return { kind: 'sign-in' };
    const person = await collect(parts, tx, session.email);
    await recordEvent(parts, tx, {
      event: 'person-exported',
      actor: { kind: 'requester', email: session.email },
    });
    return { kind: 'person', person };
  });
}

/** Whether nothing is held of a person. */
export function isEmpty(person: PersonExport): boolean {
  return heldLists.every((name) => person[name].length === 0);
}

const heldLists = [
  ...(['requests', 'agreements', 'proofsOfTheAddress', 'sessions'] as const),
  ...(['messages', 'invitations', 'subscriptions', 'log'] as const),
];

async function collect(parts: GateParts, tx: Transaction, email: string): Promise<PersonExport> {
  const held = await tx.personalData.heldBy(email);
  const address = await tx.audit.findPersonal('email', email, null);
  return {
    format: 'vitrine-person-1',
    site: parts.catalogue.site.url,
    email,
    exportedAt: new Date(parts.ports.clock.now()).toISOString(),
    requests: await Promise.all(held.requests.map((request) => requestOf(tx, request))),
    agreements: await agreementsOf(tx, email),
    proofsOfTheAddress: held.verifications.map(dated),
    sessions: held.sessions.map(dated),
    messages: held.messages.map(dated),
    invitations: held.invitations.map(dated),
    subscriptions: held.subscriptions.map(dated),
    log: await logOf(tx, address?.reference ?? null, held.requests),
  };
}

async function requestOf(tx: Transaction, request: RequestRecord): Promise<PersonExport['requests'][number]> {
  const access = await tx.grants.listByRequest(request.id);
  return dated({
    ...request,
    decidedBy: request.decidedBy && (request.decidedBy === 'rule' ? 'rule' : 'staff'),
    documents: await tx.requests.documentsOf(request.id),
    access: access.map(({ approvedBy: _, revokedBy: __, ...grant }) => dated(grant)),
    copies: (await tx.copies.listByRequest(request.id)).map(dated),
  });
}

async function agreementsOf(tx: Transaction, email: string): Promise<PersonExport['agreements']> {
  const agreements: PersonExport['agreements'][number][] = [];
  for (const { recordedBy: _, ...record } of await tx.acceptances.listByEmail(email)) {
    const text = await tx.acceptances.findText(record.textSha256);
    const certificate = await tx.certificates.find(record.id);
    agreements.push(dated({ ...record, text, certificateSha256: certificate?.sha256 ?? null }));
  }
  return agreements;
}

async function logOf(
  tx: Transaction,
  address: string | null,
  requests: readonly RequestRecord[],
): Promise<readonly PersonLogEntry[]> {
  const about = await tx.audit.listByRequests(requests.map(({ id }) => id));
  const naming = address === null ? [] : await tx.audit.listByReference(address);
  const entries = new Map([...about, ...naming].map((entry) => [entry.seq, entry]));
  const references = [...entries.values()].flatMap(({ personal }) => Object.keys(personal));
  const values = new Map(
    (await tx.audit.getAllPersonal([...new Set(references)])).map((record) => [record.reference, record]),
  );
  return [...entries.values()]
    .toSorted((a, b) => a.seq - b.seq)
    .map((entry) => logEntry(entry, address, (reference) => values.get(reference)));
}

/** Values of other people, staff among them, are left out. */
function logEntry(
  { seq, at, event, actor, request, data, personal }: AuditEntry,
  address: string | null,
  find: (reference: string) => { value: string | null; subject: string | null; kind: string } | undefined,
): PersonLogEntry {
  const byStaff = actor.startsWith('staff:');
  const own = Object.entries(data).flatMap(([field, value]): [string, CanonicalValue][] => {
    if (typeof value !== 'string' || !(value in personal)) return [[field, value]];
    const record = find(value);
    const isOwn =
      value === address ||
      (record?.kind !== 'email' && (record?.subject === address || (record?.subject === null && !byStaff)));
    return isOwn ? [[field, record?.value ?? '(erased)']] : [];
  });
  const [who = ''] = actor.split(':');
  const isYou = address !== null && actor === `requester:${address}`;
  return {
    seq,
    at: new Date(at).toISOString(),
    event,
    actor: isYou ? 'you' : who,
    request,
    data: Object.fromEntries(own),
  };
}

function dated<T extends object>(row: T): Dated<T> {
  const entries = Object.entries(row).map(([field, value]) =>
    (timeFields as readonly string[]).includes(field) && typeof value === 'number'
      ? [field, new Date(value).toISOString()]
      : [field, value],
  );
  return Object.fromEntries(entries) as Dated<T>;
}
