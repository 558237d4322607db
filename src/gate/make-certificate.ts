import { isErased } from '#domain/gate/erased-address.ts';
import type { GateCatalogue } from '#domain/gate/gate-catalogue.ts';
import { titlesOf } from './case-file.ts';
import type { GateParts } from './gate-parts.ts';
import type { CertificateRecord } from './privacy-ports.ts';
import { recordEvent } from './record-event.ts';
import { recordHash } from './record-hash.ts';
import type { AcceptanceRecord } from './records.ts';

/** Everything that stands in a certificate. */
export interface CertificateFacts {
  readonly record: AcceptanceRecord;
  readonly agreementTitle: string;
  readonly party: string;
  /** Titles of the related documents. */
  readonly documents: readonly string[];
  /** The text as it was shown. */
  readonly html: string;
  readonly recordSha256: string;
  readonly site: string;
  readonly locale: string;
}

/** Sets a certificate as PDF. */
export interface Certifier {
  readonly make: (facts: CertificateFacts) => Promise<{ readonly pdf: string; readonly sha256: string }>;
}

/**
 * The certificate of an acceptance, made once and kept: a later version of the product must not change what somebody was
 * given. The log notes its hash. null: there is none, because the agreement was signed elsewhere, its time as evidence is
 * over, or nothing here can make one.
 */
export async function keepCertificate(parts: GateParts, id: string): Promise<CertificateRecord | null> {
  const { ports } = parts;
  const found = await ports.store.read(async (tx) => {
    const record = await tx.acceptances.find(id);
    if (record?.kind !== 'click-wrap' || isErased(record.email)) return null;
    const html = await tx.acceptances.findText(record.htmlSha256);
    return { record, html, kept: await tx.certificates.find(id) };
  });
  if (!found || found.kept) return found?.kept ?? null;
  if (found.html === null || !ports.certifier) return null;
  const made = await ports.certifier.make(factsOf(parts, found.record, found.html));
  return ports.store.transaction(async (tx) => {
    // Erased meanwhile: then there is nothing to certify any more.
    const record = await tx.acceptances.find(id);
    if (!record || isErased(record.email)) return null;
    const certificate = { acceptanceId: id, ...made, madeAt: ports.clock.now() };
    if (!(await tx.certificates.insert(certificate))) return tx.certificates.find(id);
    await recordEvent(parts, tx, {
      event: 'certificate-made',
      actor: { kind: 'system' },
      request: record.requestId,
      about: record.email,
      data: { acceptance: id },
      personal: { sha256: ['text', made.sha256] },
    });
    return certificate;
  });
}

/** Title of an accepted agreement and who offered it, also for records that do not say it themselves. */
export function agreementWords(
  { agreements, site }: GateCatalogue,
  record: AcceptanceRecord,
): { readonly agreementTitle: string; readonly party: string } {
  const known = agreements.find(({ sha256 }) => sha256 === record.textSha256);
  return {
    agreementTitle: record.agreementTitle ?? known?.title ?? record.agreementId,
    party: record.party ?? known?.party ?? site.legalName,
  };
}

function factsOf(parts: GateParts, record: AcceptanceRecord, html: string): CertificateFacts {
  const { catalogue } = parts;
  return {
    record,
    ...agreementWords(catalogue, record),
    documents: titlesOf(catalogue, record.documents),
    html,
    recordSha256: recordHash(parts, record),
    site: catalogue.site.title,
    locale: catalogue.site.locale,
  };
}
