import { createHash } from 'node:crypto';
import type { CertificateFacts, Certifier } from '#gate/make-certificate.ts';
import { cleanField } from '../clean-text.ts';
import { type CertificateWords, certificateWords } from './certificate-words.ts';
import { type Paragraph, setPages } from './set-pages.ts';
import { type TextBlock, textBlocks } from './text-blocks.ts';
import { writePdf } from './write-pdf.ts';

/** Makes the PDF of an accepted agreement. The same record and text give the same bytes, as long as the fonts stay. */
export function createCertifier(): Certifier {
  return {
    async make(facts) {
      const pdf = certificatePdf(facts);
      return { pdf: Buffer.from(pdf).toString('base64'), sha256: sha256(pdf) };
    },
  };
}

/** The certificate as bytes. */
export function certificatePdf(facts: CertificateFacts): Uint8Array {
  const words = certificateWords(facts.locale);
  const paragraphs = [
    ...firstPage(facts, words),
    heading('H2', words.text),
    heading('H2', `${facts.agreementTitle}, ${facts.record.version}`),
    ...textBlocks(facts.html).map(paragraphOf),
  ];
  const pages = setPages(paragraphs);
  return writePdf({
    title: `${words.title}: ${facts.agreementTitle}, ${facts.record.version}`,
    language: words.language,
    at: facts.record.acceptedAt,
    paragraphs,
    pages,
    footer: (number) => words.page(facts.record.id, number, pages.length),
  });
}

const size = 9.5;
const factIndent = 108;

function firstPage(
  { record, agreementTitle, party, documents, recordSha256, site }: CertificateFacts,
  words: CertificateWords,
): readonly Paragraph[] {
  const { facts } = words;
  const rows: readonly (readonly [string, string])[] = [
    [facts.agreement, agreementTitle],
    [facts.agreementId, record.agreementId],
    [facts.version, record.version],
    [facts.party, party],
    [facts.textHash, record.textSha256],
    [facts.htmlHash, record.htmlSha256],
    [facts.commit, record.commitId ?? ''],
    [facts.name, cleanField(record.name)],
    [facts.signerTitle, cleanField(record.title)],
    [facts.company, cleanField(record.company)],
    [facts.address, words.confirmed(record.email, words.how[record.verifiedBy], utcText(record.verifiedAt))],
    [facts.accepted, utcText(record.acceptedAt)],
    [facts.network, record.clientAddress],
    [facts.browser, record.userAgent],
    [facts.documents, documents.join('; ')],
    [facts.record, record.id],
    [facts.recordHash, recordSha256],
  ];
  return [
    { role: 'H1', text: words.title, size: 19, above: 0, indent: 0, strong: true },
    { role: 'P', text: words.lead(site), size, above: 8, indent: 0 },
    ...rows
      .filter(([, value]) => value !== '')
      .map(
        ([label, text], index): Paragraph => ({
          ...{ role: 'P', text, size, indent: factIndent, label },
          above: index === 0 ? 12 : 3,
        }),
      ),
    heading('H2', words.stated),
    ...record.statements.map(
      (text): Paragraph => ({ role: 'LI', text, size, above: 4, indent: 18, label: '•' }),
    ),
    heading('H2', words.check),
    { role: 'P', text: words.checkText, size, above: 5, indent: 0 },
  ];
}

function heading(role: 'H2' | 'H3', text: string): Paragraph {
  return { role, text, size: role === 'H2' ? 12.5 : 10.5, above: 16, indent: 0, strong: true };
}

function paragraphOf({ kind, text, level, marker }: TextBlock): Paragraph {
  switch (kind) {
    case 'heading':
      return heading('H3', text);
    case 'item':
      return { role: 'LI', text, size, above: 4, indent: 18 * Math.min(level, 5), label: marker };
    case 'quote':
      return { role: 'BlockQuote', text, size, above: 6, indent: 18 };
    case 'row':
    case 'code':
    case 'paragraph':
      return { role: 'P', text, size, above: 6, indent: 0 };
    default:
      return kind satisfies never;
  }
}

/** To the second: `2026-11-23 14:05:09 UTC`. */
function utcText(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
