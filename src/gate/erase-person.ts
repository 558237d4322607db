import { parseEmailAddress } from '#domain/gate/email-address.ts';
import { erasedAddress, isErased } from '#domain/gate/erased-address.ts';
import { grantStatus } from '#domain/gate/grant.ts';
import { readLine } from '#domain/gate/written-text.ts';
import { loadCase } from './case-file.ts';
import { eraseValuesOf } from './erase-values.ts';
import type { GateParts, RequestContext } from './gate-parts.ts';
import { moveRequest } from './move-request.ts';
import type { Transaction } from './ports.ts';
import { recordEvent } from './record-event.ts';
import { recordHash } from './record-hash.ts';
import type { AcceptanceRecord, RequestRecord } from './records.ts';
import { newId } from './secrets.ts';
import { authorizeStaff, roleOf, type Staff, type StaffCaller, type StaffDenied } from './staff-access.ts';
import { unlessRefused } from './unless-refused.ts';

export type EraseOutcome =
  | {
      readonly kind: 'erased';
      /** Requests that were emptied, and running or waiting access that ended with them. */
      readonly requests: number;
      readonly revoked: number;
      /** Rows of mail, sessions, proofs and invitations, and values beside the log. */
      readonly rows: number;
      readonly values: number;
      /** Ids of acceptances that stay as evidence until `retention.evidence` is over. */
      readonly kept: readonly string[];
    }
  | {
      readonly kind: 'refused';
      readonly code: 'not-an-address' | 'not-confirmed' | 'reference-missing' | 'is-staff';
      readonly message: string;
    }
  | StaffDenied;

export interface Erasure {
  readonly caller: StaffCaller;
  readonly email: string;
  /** The address once more, so that a slip of the hand erases nobody. */
  readonly confirmation: string;
  /** Number of the case, without names: it stays in the log. */
  readonly reference: string;
}

/**
 * Erases a person on request: access ends first, then everything under the address is emptied or deleted but the evidence of
 * accepted agreements. All in one transaction. A second time it finds nothing and writes nothing.
 */
export function erasePerson(
  parts: GateParts,
  context: RequestContext | undefined,
  { caller, email: written, confirmation, reference }: Erasure,
): Promise<EraseOutcome> {
  const { ports } = parts;
  return unlessRefused(ports.store, async (tx): Promise<EraseOutcome> => {
    const allowed = await authorizeStaff(parts, tx, caller, 'manage-people');
    if (allowed.kind !== 'staff') return allowed;
    const email = parseEmailAddress(written, ports.toAsciiDomain)?.address;
    if (!email || isErased(email)) return refusals['not-an-address'];
    if (parseEmailAddress(confirmation, ports.toAsciiDomain)?.address !== email)
      return refusals['not-confirmed'];
    const about = readLine(reference, 60);
    if (about.kind === 'refused' || about.text.includes('@')) return refusals['reference-missing'];
    if (roleOf(parts, email) !== null) return refusals['is-staff'];
    return erase(parts, tx, { staff: allowed.staff, email, reference: about.text, context });
  });
}

interface Erasing {
  readonly staff: Staff;
  readonly email: string;
  readonly reference: string;
  readonly context: RequestContext | undefined;
}

async function erase(parts: GateParts, tx: Transaction, erasing: Erasing): Promise<EraseOutcome> {
  const { email } = erasing;
  const now = parts.ports.clock.now();
  const requests = await tx.requests.listByEmail(email);
  const acceptances = await tx.acceptances.listByEmail(email);
  let revoked = 0;
  for (const request of requests) revoked += await endRequest(parts, tx, erasing, request);
  const entries = await tx.audit.listByRequests(requests.map(({ id }) => id));
  if (await isHeld(tx, email)) await noteErasure(parts, tx, erasing, { requests, acceptances });
  const address = erasedAddress(newId(parts.ports.random, 'x'));
  const unproved = requests.filter(({ status }) => status === 'submitted').map(({ id }) => id);
  for (const { id } of requests) if (!unproved.includes(id)) await tx.personalData.eraseRequest(id, address);
  await tx.personalData.deleteUnverified(unproved);
  const rows = await tx.personalData.eraseAddress(email, address, now);
  const values = await eraseValuesOf(parts, tx, email, now, entries);
  const kept = acceptances.map(({ id }) => id);
  return { kind: 'erased', requests: requests.length, revoked, rows, values, kept };
}

/** Whether there is anything to erase: the log does not grow by asking twice. */
async function isHeld(tx: Transaction, email: string): Promise<boolean> {
  const held = Object.values(await tx.personalData.heldBy(email)).flat();
  return held.length > 0 || (await tx.audit.findPersonal('email', email, null)) !== null;
}

/** What is open ends before its data goes: nobody downloads in somebody else's name. @returns number of grants that ended */
async function endRequest(
  parts: GateParts,
  tx: Transaction,
  { staff, context }: Erasing,
  request: RequestRecord,
): Promise<number> {
  const now = parts.ports.clock.now();
  const file = await loadCase(tx, request);
  const live = file.grants.filter((grant) => ['active', 'waiting'].includes(grantStatus(grant, now)));
  for (const { id } of live) await tx.grants.revoke(id, now, staff.email, '');
  const how = ['active', 'approved'].includes(request.status) ? 'revoke' : 'withdraw';
  if (request.status === 'submitted') return 0;
  const moved = await moveRequest(parts, tx, file, how);
  if (moved.kind !== 'moved') return live.length;
  await recordEvent(parts, tx, {
    event: how === 'revoke' ? 'grant-revoked' : 'request-withdrawn',
    actor: { kind: 'staff', email: staff.email },
    request: request.id,
    data: { grants: live.map(({ id }) => id), because: 'erasure', via: staff.via },
    ...(context ? { context } : {}),
  });
  return live.length;
}

async function noteErasure(
  parts: GateParts,
  tx: Transaction,
  { staff, email, reference, context }: Erasing,
  found: { readonly requests: readonly RequestRecord[]; readonly acceptances: readonly AcceptanceRecord[] },
): Promise<void> {
  const records = found.acceptances.map(
    (record) => [`record ${record.id}`, ['text', recordHash(parts, record)]] as const,
  );
  await recordEvent(parts, tx, {
    event: 'person-erased',
    actor: { kind: 'staff', email: staff.email },
    about: email,
    data: {
      requests: found.requests.map(({ id }) => id),
      kept: found.acceptances.map(({ id }) => id),
      reference,
      via: staff.via,
    },
    personal: { person: ['email', email], ...Object.fromEntries(records) },
    ...(context ? { context } : {}),
  });
}

const refusals = {
  'not-an-address': refusal('not-an-address', 'Write an address such as name@company.com.'),
  'not-confirmed': refusal(
    'not-confirmed',
    'Write the same address a second time: erasing cannot be undone.',
  ),
  'reference-missing': refusal(
    'reference-missing',
    'Write the number of the case, up to 60 characters without names or addresses: it stays in the log.',
  ),
  'is-staff': refusal(
    'is-staff',
    'This address belongs to staff, whose decisions are evidence. Take it out of gate.yaml first.',
  ),
} as const;

function refusal(code: Extract<EraseOutcome, { kind: 'refused' }>['code'], message: string): EraseOutcome {
  return { kind: 'refused', code, message };
}
