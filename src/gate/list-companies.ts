import { isErased } from '#domain/gate/erased-address.ts';
import { freeMailDomains } from '#domain/gate/free-mail.ts';
import { grantStatus } from '#domain/gate/grant.ts';
import { olderCopies } from '#domain/gate/older-copies.ts';
import { may } from '#domain/gate/staff-role.ts';
import { titlesOf } from './case-file.ts';
import type { GateParts } from './gate-parts.ts';
import type { Transaction } from './ports.ts';
import type { CopyRecord, GrantRecord, RequestRecord } from './records.ts';
import { readAsStaff, type Staff, type StaffCaller, type StaffDenied } from './staff-access.ts';

/** One line of the companies; also the JSON of `requests companies`. Times are epoch milliseconds. */
export interface CompanySummary {
  /** The domain of proved addresses is the company; what people typed is only its name. */
  readonly domain: string;
  /** Nobody's domain: its people have nothing to do with one another. */
  readonly isFreeMail: boolean;
  /** As typed, the newest first. */
  readonly names: readonly string[];
  readonly people: number;
  readonly requests: number;
  readonly waiting: number;
  readonly running: number;
  readonly downloads: number;
  /** Newest request, decision or download. */
  readonly lastAt: number;
  /** Titles of which they hold only an older state. */
  readonly older: readonly string[];
}

export type CompanyList = { readonly kind: 'companies'; readonly companies: readonly CompanySummary[] };

/** Companies, the one with the newest event first. Sales see those that they invited. */
export function listCompanies(
  parts: GateParts,
  { caller }: { readonly caller: StaffCaller },
): Promise<CompanyList | StaffDenied> {
  return readAsStaff(parts, caller, 'read-accounts', async (tx, staff): Promise<CompanyList> => {
    const own = await ownDomains(tx, staff);
    const requests = (await tx.requests.list()).filter(
      ({ verifiedAt, email }) => verifiedAt !== null && !isErased(email),
    );
    const visible = own ? requests.filter(({ email }) => own.has(domainOf(email))) : requests;
    const ids = visible.map(({ id }) => id);
    const facts = {
      grants: await tx.grants.listByRequests(ids),
      copies: await tx.copies.listByRequests(ids),
    };
    const companies = [...grouped(visible, ({ email }) => domainOf(email))].map(([domain, group]) =>
      summaryOf(parts, domain, group, facts),
    );
    return { kind: 'companies', companies: companies.toSorted((a, b) => b.lastAt - a.lastAt) };
  });
}

/**
 * The domains that somebody in sales invited with somebody's approval, or null: this role sees every company. Writing an
 * invitation alone shows nothing, and one person of a free-mail domain does not show all the others.
 */
export async function ownDomains(tx: Transaction, staff: Staff): Promise<ReadonlySet<string> | null> {
  if (may(staff.role, 'read-requests')) return null;
  const approved = (await tx.invitations.list(staff.email)).filter(({ approvedAt }) => approvedAt !== null);
  return new Set(approved.map(({ domain }) => domain).filter((domain) => !freeMailDomains.has(domain)));
}

interface CompanyFacts {
  readonly grants: readonly GrantRecord[];
  readonly copies: readonly CopyRecord[];
}

/** What a company's requests, grants and copies come to. */
export function summaryOf(
  { ports, catalogue }: GateParts,
  domain: string,
  requests: readonly RequestRecord[],
  facts: CompanyFacts,
): CompanySummary {
  const ids = new Set(requests.map(({ id }) => id));
  const grants = facts.grants.filter(({ requestId }) => ids.has(requestId));
  const copies = facts.copies.filter(({ requestId }) => ids.has(requestId));
  const now = ports.clock.now();
  const newest = requests.toSorted((a, b) => b.submittedAt - a.submittedAt);
  const moments = [
    ...requests.flatMap(({ submittedAt, decidedAt }) => [submittedAt, decidedAt ?? 0]),
    ...copies.map(({ issuedAt }) => issuedAt),
  ];
  const older = olderCopies(copies, catalogue.documents).map(({ documentId }) => documentId);
  return {
    domain,
    isFreeMail: freeMailDomains.has(domain),
    names: [...new Set(newest.map(({ company }) => company))],
    people: new Set(requests.map(({ email }) => email)).size,
    requests: requests.length,
    waiting: requests.filter(({ status }) => status === 'in-review').length,
    running: grants.filter((grant) => grantStatus(grant, now) === 'active').length,
    downloads: copies.length,
    lastAt: Math.max(...moments),
    older: titlesOf(catalogue, older),
  };
}

export function domainOf(email: string): string {
  return email.slice(email.indexOf('@') + 1);
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
