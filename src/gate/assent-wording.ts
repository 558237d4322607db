import type { GateAgreement } from '#domain/gate/gate-catalogue.ts';

/** The statements a signer makes, word for word as shown and as recorded. */
export interface AssentWording {
  /** First box. */
  readonly authority: string;
  /** Second box. */
  readonly assent: string;
  /** Stands above the boxes; pressing the button states it. */
  readonly recipient: string;
}

export function assentWording(
  agreement: GateAgreement,
  company: string,
  category: string | null,
): AssentWording {
  const restricted =
    category === null ? '' : `I ask as one of those to whom the report restricts its use (${category}). `;
  return {
    authority: `I have the authority to enter into this agreement for ${company}.`,
    assent: `I have read the ${agreement.title}, version ${agreement.version}, and I agree to it for ${company}.`,
    recipient: `${restricted}I know enough about the subject to understand these documents, and I will not pass them on to anybody else.`,
  };
}
