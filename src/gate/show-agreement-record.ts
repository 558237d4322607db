import { titlesOf } from './case-file.ts';
import type { GateParts } from './gate-parts.ts';
import { agreementWords, keepCertificate } from './make-certificate.ts';
import type { CertificateRecord } from './privacy-ports.ts';
import { recordHash } from './record-hash.ts';
import type { AcceptanceRecord } from './records.ts';
import { findSession, touchSession } from './sessions.ts';
import { readAsStaff, type StaffCaller, type StaffDenied } from './staff-access.ts';

/** An accepted agreement, as it was accepted, whatever stands in the catalogue today. */
export interface AgreementRecord {
  readonly record: AcceptanceRecord;
  readonly agreementTitle: string;
  readonly party: string;
  readonly documents: readonly string[];
  /** The text as it was shown; null: it was signed elsewhere. */
  readonly html: string | null;
  /** The log knows the hash of exactly this record; null: an older version wrote no such hash. */
  readonly isAsLogged: boolean | null;
  readonly recordSha256: string;
}

export type AgreementRecordShown =
  | ({ readonly kind: 'record' } & AgreementRecord)
  | { readonly kind: 'not-found' }
  | { readonly kind: 'sign-in' };

/** One's own accepted agreement; another's does not exist. */
export async function showOwnAgreement(
  parts: GateParts,
  { session: token, id }: { readonly session: string | undefined; readonly id: string },
): Promise<AgreementRecordShown> {
  const found = await parts.ports.store.read(async (tx) => {
    const session = await findSession(parts, tx, 'requester', token);
    const record = session && (await tx.acceptances.find(id));
    return { session, record: record && record.email === session.email ? record : null };
  });
  if (!found.session) return { kind: 'sign-in' };
  await touchSession(parts, found.session);
  return found.record ? recordOf(parts, found.record) : { kind: 'not-found' };
}

/** Every agreement that the signed-in person has accepted, newest first. */
export async function listOwnAgreements(
  parts: GateParts,
  token: string | undefined,
): Promise<
  readonly (Pick<AcceptanceRecord, 'id' | 'version' | 'acceptedAt'> & { readonly title: string })[]
> {
  return parts.ports.store.read(async (tx) => {
    const session = await findSession(parts, tx, 'requester', token);
    const records = session ? await tx.acceptances.listByEmail(session.email) : [];
    return records.toReversed().map((record) => ({
      id: record.id,
      version: record.version,
      acceptedAt: record.acceptedAt,
      title: agreementWords(parts.catalogue, record).agreementTitle,
    }));
  });
}

/** Any accepted agreement, for staff. */
export async function showStaffAgreement(
  parts: GateParts,
  { caller, id }: { readonly caller: StaffCaller; readonly id: string },
): Promise<AgreementRecordShown | StaffDenied> {
  const found = await readAsStaff(parts, caller, 'read-requests', async (tx) => ({
    kind: 'found' as const,
    record: await tx.acceptances.find(id),
  }));
  if (found.kind !== 'found') return found;
  return found.record ? recordOf(parts, found.record) : { kind: 'not-found' };
}

/** The PDF of an agreement that this caller may see, or null. */
export async function findCertificate(
  parts: GateParts,
  asked: AgreementRecordShown | StaffDenied,
): Promise<CertificateRecord | null> {
  return asked.kind === 'record' ? keepCertificate(parts, asked.record.id) : null;
}

async function recordOf(parts: GateParts, record: AcceptanceRecord): Promise<AgreementRecordShown> {
  const recordSha256 = recordHash(parts, record);
  const { html, logged } = await parts.ports.store.read(async (tx) => {
    const entries = await tx.audit.listByRequest(record.requestId);
    const reference = entries.find(({ data }) => data.acceptance === record.id)?.data.record;
    const stated = typeof reference === 'string' ? await tx.audit.getPersonal(reference) : null;
    const text = record.kind === 'click-wrap' ? await tx.acceptances.findText(record.htmlSha256) : null;
    return { html: text, logged: stated?.value ?? null };
  });
  return {
    kind: 'record',
    record,
    ...agreementWords(parts.catalogue, record),
    documents: titlesOf(parts.catalogue, record.documents),
    html,
    isAsLogged: logged === null ? null : logged === recordSha256,
    recordSha256,
  };
}
