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

/** In the language of the site, which is that of its agreements: a statement in another one would be a second text. */
export function assentWording(
  agreement: Pick<GateAgreement, 'title' | 'version'>,
  company: string,
  category: string | null,
  locale: string,
): AssentWording {
  const words = locale.toLowerCase().startsWith('de') ? german : english;
  const restricted = category === null ? '' : `${words.restricted(category)} `;
  return {
    authority: words.authority(company),
    assent: words.assent(agreement.title, agreement.version, company),
    recipient: `${restricted}${words.knowledge}`,
  };
}

const english = {
  authority: (company: string) => `I have the authority to enter into this agreement for ${asEnd(company)}.`,
  assent: (title: string, version: string, company: string) =>
    `I have read the ${title}, version ${version}, and I agree to it for ${asEnd(company)}.`,
  restricted: (category: string) =>
    `I ask as one of those to whom the report restricts its use (${category}).`,
  knowledge:
    'I know enough about the subject to understand these documents, and I will not pass them on to anybody else.',
};

const german: typeof english = {
  authority: (company) => `Ich bin befugt, diese Vereinbarung für ${company} abzuschließen.`,
  assent: (title, version, company) =>
    `Ich habe „${title}“, Version ${version}, gelesen und stimme dieser Vereinbarung für ${company} zu.`,
  restricted: (category) =>
    `Ich frage als Person aus dem Kreis an, für den der Bericht seine Verwendung vorsieht (${category}).`,
  knowledge:
    'Ich habe die nötige Sachkenntnis, um diese Dokumente zu verstehen, und werde sie an niemanden weitergeben.',
};

/** A name at the end of a sentence: `Acme Inc.` brings the full stop along. */
function asEnd(name: string): string {
  return name.replace(/\.$/, '');
}
