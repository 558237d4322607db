import type { GateAgreement } from '#domain/gate/gate-catalogue.ts';
import type { AcceptanceRecord } from './records.ts';

/** Which text was accepted, as a record keeps it for good, whatever the agreement says later. */
export function textAccepted({ id, version, sha256, htmlSha256, title, party, commit }: GateAgreement) {
  return {
    agreementId: id,
    version,
    textSha256: sha256,
    htmlSha256,
    agreementTitle: title,
    party,
    commitId: commit ?? null,
  } satisfies Partial<AcceptanceRecord>;
}
