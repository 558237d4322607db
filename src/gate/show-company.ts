import type { AuditEventName } from '#domain/gate/audit-event.ts';
import { type GrantStatus, grantStatus } from '#domain/gate/grant.ts';
import type { GateParts } from './gate-parts.ts';
import { type CompanySummary, ownDomains, summaryOf } from './list-companies.ts';
import { type InvitationSummary, summariesOf } from './list-invitations.ts';
import { type RequestSummary, summarize } from './list-requests.ts';
import type { Transaction } from './ports.ts';
import type { AcceptanceRecord, CopyRecord, GrantRecord, RequestRecord } from './records.ts';
import { type HistoryEntry, readHistory } from './show-request.ts';
import { readAsStaff, type StaffCaller, type StaffDenied } from './staff-access.ts';

export interface CompanyPerson {
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly downloads: number;
  readonly lastDownloadAt: number | null;
}

/** A company with its people and what they did; also the JSON of `requests companies DOMAIN`. */
export interface CompanyDetail {
  readonly company: CompanySummary;
  readonly people: readonly CompanyPerson[];
  readonly requests: readonly RequestSummary[];
  readonly agreements: readonly Pick<
    AcceptanceRecord,
    | 'id'
    | 'kind'
    | 'email'
    | 'name'
    | 'title'
    | 'agreementId'
    | 'agreementTitle'
    | 'version'
    | 'acceptedAt'
    | 'reference'
  >[];
  readonly grants: readonly (GrantRecord & { readonly status: GrantStatus })[];
  readonly downloads: readonly Pick<CopyRecord, 'copyId' | 'documentId' | 'email' | 'issuedAt'>[];
  readonly invitations: readonly InvitationSummary[];
  /** What they did, newest first: from the audit log, so nothing is tracked for it. */
  readonly engagement: readonly HistoryEntry[];
}

export type CompanyShown =
  | ({ readonly kind: 'company' } & CompanyDetail)
  | { readonly kind: 'not-found' }
  | StaffDenied;

/** Everything that happened with the people of one domain. One that sales did not invite does not exist for them. */
export function showCompany(
  parts: GateParts,
  { caller, domain }: { readonly caller: StaffCaller; readonly domain: string },
): Promise<CompanyShown> {
  return readAsStaff(parts, caller, 'read-accounts', async (tx, staff): Promise<CompanyShown> => {
    const own = await ownDomains(tx, staff);
    if (own && !own.has(domain)) return { kind: 'not-found' };
    const requests = await tx.requests.listByDomain(domain);
    if (requests.length === 0) return { kind: 'not-found' };
    const ids = requests.map(({ id }) => id);
    const grants = await tx.grants.listByRequests(ids);
    const copies = await tx.copies.listByRequests(ids);
    const emails = [...new Set(requests.map(({ email }) => email))];
    const now = parts.ports.clock.now();
    const invitations = (await tx.invitations.list()).filter(
      (one) => one.domain === domain && (own === null || one.salesperson === staff.email),
    );
    return {
      kind: 'company',
      company: summaryOf(parts, domain, requests, { grants, copies }),
      people: emails.map((email) => personOf(email, requests, copies)),
      requests: (await summarize(parts, tx, requests)).toReversed(),
      agreements: (await tx.acceptances.listByEmails(emails)).map(agreementOf),
      grants: grants.map((grant) => ({ ...grant, status: grantStatus(grant, now) })),
      downloads: copies
        .map(({ copyId, documentId, email, issuedAt }) => ({ copyId, documentId, email, issuedAt }))
        .toReversed(),
      invitations: await summariesOf(tx, invitations, now),
      engagement: await engagementOf(tx, ids),
    };
  });
}

function personOf(
  email: string,
  requests: readonly RequestRecord[],
  copies: readonly CopyRecord[],
): CompanyPerson {
  const newest = requests.findLast((request) => request.email === email);
  const own = copies.filter((copy) => copy.email === email);
  return {
    email,
    name: newest?.name ?? '',
    role: newest?.role ?? '',
    downloads: own.length,
    lastDownloadAt: own.at(-1)?.issuedAt ?? null,
  };
}

function agreementOf({
  id,
  kind,
  email,
  name,
  title,
  agreementId,
  agreementTitle,
  version,
  acceptedAt,
  reference,
}: AcceptanceRecord): CompanyDetail['agreements'][number] {
  return { id, kind, email, name, title, agreementId, agreementTitle, version, acceptedAt, reference };
}

const engaging = new Set<string>([
  'email-verified',
  'agreement-accepted',
  'copy-issued',
  'worksheet-issued',
  'invitation-used',
] satisfies readonly AuditEventName[]);
const mostShown = 100;

async function engagementOf(
  tx: Transaction,
  requestIds: readonly string[],
): Promise<readonly HistoryEntry[]> {
  const entries = await tx.audit.listByRequests(requestIds);
  const own = entries.filter(({ event }) => engaging.has(event)).toSorted((a, b) => b.seq - a.seq);
  const history = await readHistory(tx, own.slice(0, mostShown));
  // Network addresses and browsers are evidence for the request's own page, not for a view of an account.
  return history.map(({ data: { from: _from, userAgent: _userAgent, ...data }, ...entry }) => ({
    ...entry,
    data,
  }));
}
