import type { RequestStatus } from '#domain/gate/access-request.ts';
import type { AuditEntry } from '#domain/gate/audit-chain.ts';
import type { CanonicalValue } from '#domain/gate/canonical-json.ts';
import { isDisposable } from '#domain/gate/disposable-mail.ts';
import { isErased } from '#domain/gate/erased-address.ts';
import { type GrantStatus, grantStatus } from '#domain/gate/grant.ts';
import type { PersonLanguage } from '#domain/gate/person-language.ts';
import { may } from '#domain/gate/staff-role.ts';
import { type CaseFile, stateOf } from './case-file.ts';
import type { GateParts } from './gate-parts.ts';
import { mailLanguage } from './mail-words/mail-words.ts';
import { findProvedCase } from './open-case.ts';
import type { Transaction } from './ports.ts';
import type { AcceptanceRecord, CopyRecord, GrantRecord, RequestRecord } from './records.ts';
import { statusAt } from './request-status.ts';
import { requesterSite } from './requester-site.ts';
import { readAsStaff, type Staff, type StaffCaller, type StaffDenied } from './staff-access.ts';

/** A request with its history; also the JSON of `requests show`. */
export interface RequestDetail {
  readonly request: RequestRecord;
  readonly documents: readonly string[];
  /** Every agreement that it needs is accepted as it stands today. */
  readonly agreed: boolean;
  /** The caller is the requester, so somebody else has to decide. */
  readonly own: boolean;
  /** The address belongs to a service for throw-away mailboxes. */
  readonly isDisposable: boolean;
  /** What this caller may do with it now. `approve` of a request that waits for its signature needs an agreement on file. */
  readonly offers: readonly StaffOffer[];
  readonly grants: readonly (GrantRecord & { readonly status: GrantStatus })[];
  readonly acceptances: readonly AcceptanceRecord[];
  readonly copies: readonly CopyRecord[];
  /** The invitation by which it came, or null. */
  readonly invitationId: string | null;
  /** In which mails are written to the requester. */
  readonly language: PersonLanguage;
  readonly history: readonly HistoryEntry[];
}

export type StaffOffer = 'approve' | 'ask' | 'deny' | 'extend' | 'resend' | 'revoke' | 'language';

/** One audit entry in words: references are replaced by what they stand for, erased values by `(erased)`. */
export interface HistoryEntry {
  readonly seq: number;
  readonly at: number;
  readonly event: string;
  readonly actor: string;
  readonly data: Readonly<Record<string, CanonicalValue>>;
}

export type RequestShown =
  | ({ readonly kind: 'request' } & RequestDetail)
  | { readonly kind: 'not-found' }
  | StaffDenied;

/** Everything about one request. One whose address was never proved does not exist for staff. */
export function showRequest(
  parts: GateParts,
  { caller, requestId }: { readonly caller: StaffCaller; readonly requestId: string },
): Promise<RequestShown> {
  return readAsStaff(parts, caller, 'read-requests', async (tx, staff): Promise<RequestShown> => {
    const file = await findProvedCase(tx, requestId);
    if (!file) return { kind: 'not-found' };
    const now = parts.ports.clock.now();
    return {
      kind: 'request',
      request: { ...file.request, status: statusAt(file.request, file.grants, now) },
      documents: file.documentIds,
      agreed: stateOf(parts, file).agreed,
      own: file.request.email === staff.email,
      isDisposable: isDisposable(file.request.email.split('@')[1] ?? ''),
      offers: offersTo(staff, file, now),
      grants: file.grants.map((grant) => ({ ...grant, status: grantStatus(grant, now) })),
      acceptances: file.acceptances,
      copies: await tx.copies.listByRequest(requestId),
      invitationId: (await tx.invitations.findRequest(requestId))?.invitationId ?? null,
      language: mailLanguage((await requesterSite(parts, tx, requestId)).locale).language,
      history: await readHistory(tx, await tx.audit.listByRequest(requestId)),
    };
  });
}

function offersTo({ role, email }: Staff, { request, grants }: CaseFile, now: number): readonly StaffOffer[] {
  if (!may(role, 'decide')) return [];
  const decides: Partial<Record<RequestStatus, readonly StaffOffer[]>> = {
    verified: ['approve'],
    'in-review': ['approve', 'ask', 'deny'],
    'more-info': ['approve', 'deny'],
  };
  const decisions = request.email === email ? [] : (decides[request.status] ?? []);
  const live = grants.map((grant) => grantStatus(grant, now));
  const isLive = live.some((status) => status === 'active' || status === 'waiting');
  const extend: readonly StaffOffer[] = live.includes('active') && request.email !== email ? ['extend'] : [];
  const running: readonly StaffOffer[] = isLive ? [...extend, 'resend', 'revoke'] : [];
  return [...decisions, ...running, ...(isErased(request.email) ? [] : (['language'] as const))];
}

/** Audit entries with their personal values, as far as they are not erased. */
export async function readHistory(
  tx: Transaction,
  entries: readonly AuditEntry[],
): Promise<readonly HistoryEntry[]> {
  const history: HistoryEntry[] = [];
  const references = new Set(entries.flatMap(({ personal }) => Object.keys(personal)));
  const kept = await tx.audit.getAllPersonal([...references]);
  const known = new Map(kept.map(({ reference, value }) => [reference, value]));
  for (const { seq, at, event, actor, data, personal } of entries) {
    const values = new Map<string, string>();
    for (const reference of Object.keys(personal)) values.set(reference, known.get(reference) ?? '(erased)');
    const resolved = Object.entries(data).map(([key, value]) => [key, resolve(value, values)] as const);
    const [who = '', reference = ''] = actor.split(':');
    const name = values.get(reference);
    history.push({
      seq,
      at,
      event,
      actor: name ? `${who} ${name}` : who,
      data: Object.fromEntries(resolved),
    });
  }
  return history;
}

function resolve(value: CanonicalValue, values: ReadonlyMap<string, string>): CanonicalValue {
  return typeof value === 'string' ? (values.get(value) ?? value) : value;
}
