import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CertificateFacts } from '#gate/make-certificate.ts';
import { type PdfiumSession, startPdfium } from '../pdfium-session.ts';
import { certificatePdf } from './make-certificate.ts';
import { textBlocks } from './text-blocks.ts';
import { wrapLines } from './wrap-lines.ts';

const hasQpdf = spawnSync('qpdf', ['--version']).status === 0;
let pdfium: PdfiumSession;
let folder: string;
beforeAll(async () => {
  pdfium = await startPdfium();
  folder = mkdtempSync(join(tmpdir(), 'certificate-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const clause = 'Each party keeps the other’s secrets, “for good” — and at 100 % of its ability. ';
const html = `<h2 id="a">1. Parties &amp; purpose <a href="#a">#</a></h2><p>${clause.repeat(30)}</p><ol start="3"><li><p>Third item, with <a href="https://example.com/terms">terms</a>.</p></li><li>Fourth</li></ol><blockquote><p>Quoted &lt;words&gt;.</p></blockquote><table><thead><tr><th>Term</th><th>Years</th></tr></thead><tbody><tr><td>Secrecy</td><td>5</td></tr></tbody></table>${`<p>${clause.repeat(12)}</p>`.repeat(14)}<p>The end of it.</p>`;

function facts(changes: Partial<CertificateFacts['record']> = {}, more: Partial<CertificateFacts> = {}) {
  return {
    record: {
      id: 'a-4f7k2m9qx0ab',
      kind: 'click-wrap',
      email: 'ada@acme.example',
      agreementId: 'mutual-nda',
      version: '2026.1',
      textSha256: 'a'.repeat(64),
      htmlSha256: 'b'.repeat(64),
      agreementTitle: 'Mutual non-disclosure agreement',
      party: 'Ostermere, Inc.',
      commitId: 'c'.repeat(40),
      requestId: 'r-1',
      documents: ['soc2-2026'],
      name: 'Ada Prospect',
      title: 'Security Analyst',
      company: 'Acme GmbH',
      statements: ['I have the authority to enter into this agreement for Acme GmbH.', 'I agree to it.'],
      verifiedAt: Date.UTC(2026, 10, 23, 8, 59, 1),
      verifiedBy: 'link',
      acceptedAt: Date.UTC(2026, 10, 23, 9, 0, 2),
      clientAddress: '2001:db8::7',
      userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36',
      recordedBy: null,
      reason: null,
      reference: null,
      ...changes,
    },
    agreementTitle: 'Mutual non-disclosure agreement',
    party: 'Ostermere, Inc.',
    documents: ['SOC 2 Type 2 report, period ended 2026-06-30'],
    html,
    recordSha256: 'd'.repeat(64),
    site: 'Ostermere Trust Center',
    locale: 'en',
    ...more,
  } as const satisfies CertificateFacts;
}

/** All text of all pages, white space aside. */
function textOf(pdf: Uint8Array): { readonly text: string; readonly pages: readonly string[] } {
  const document = pdfium.open(pdf);
  if (typeof document === 'string') throw new Error(document);
  try {
    const pages = Array.from({ length: document.pageCount }, (_, index) => document.pageText(index));
    return { pages, text: packed(pages.join('')) };
  } finally {
    document.close();
  }
}
const packed = (text: string) => text.normalize('NFC').replace(/\s+/g, '');

describe('a certificate', () => {
  test('says who accepted what, when, how it was confirmed, and the hashes', () => {
    const { text } = textOf(certificatePdf(facts()));
    for (const part of [
      'Ada Prospect',
      'Security Analyst',
      'Acme GmbH',
      'ada@acme.example, confirmed by a mailed link at 2026-11-23 08:59:01 UTC',
      '2026-11-23 09:00:02 UTC',
      '2001:db8::7',
      'Mozilla/5.0 (X11; Linux x86_64)',
      'I have the authority to enter into this agreement for Acme GmbH.',
      'SOC 2 Type 2 report, period ended 2026-06-30',
      'a-4f7k2m9qx0ab',
      'mutual-nda',
      '2026.1',
      'Ostermere, Inc.',
      ...['a', 'b', 'd'].map((digit) => digit.repeat(64)),
    ])
      expect(text, part).toContain(packed(part));
  });

  test('holds the text in full and in order, over several numbered pages', () => {
    const { pages } = textOf(certificatePdf(facts()));
    expect(pages.length).toBeGreaterThan(3);
    for (const [index, page] of pages.entries())
      expect(packed(page)).toContain(packed(`Record a-4f7k2m9qx0ab · page ${index + 1} of ${pages.length}`));
    const body = packed(
      pages.map((page) => page.replace(/Record a-4f7k2m9qx0ab · page \d+ of \d+$/, '')).join(''),
    );
    let from = 0;
    for (const block of textBlocks(html)) {
      const at = body.indexOf(packed(block.text), from);
      expect(at, block.text).toBeGreaterThanOrEqual(from);
      from = at + packed(block.text).length;
    }
    expect(body.endsWith('Theendofit.')).toBe(true);
  });

  test('is the same file for the same record, and another one for another', () => {
    const pdf = Buffer.from(certificatePdf(facts()));
    expect(pdf.equals(certificatePdf(facts()))).toBe(true);
    expect(pdf.equals(certificatePdf(facts({ name: 'Eve' })))).toBe(false);
  });

  test.each([
    ['Polish and Turkish', 'Łucja Żółć-Şahin İpek'],
    ['Greek and Cyrillic', 'Ελένη Δημητρίου Юлия Щербакова'],
    ['Chinese', '王小明'],
    ['Japanese', 'さくら 田中'],
    ['Korean', '김민준'],
    ['300 characters', 'W'.repeat(300)],
    ['an emoji, which no font has', 'Ada 🦊 Prospect'],
  ])('takes a name in %s', (_, name) => {
    const { text } = textOf(certificatePdf(facts({ name })));
    expect(text).toContain(packed(name.replace('🦊', '\ufffd')));
  });

  test.each([
    ['Hebrew', 'דנה לוי'],
    ['Arabic', 'ليلى حداد'],
  ])('takes a name in %s', (_, name) => {
    const { text } = textOf(certificatePdf(facts({ name })));
    for (const word of name.split(' '))
      expect([word, [...word].reverse().join('')].some((form) => text.includes(form))).toBe(true);
  });

  test('a German site gets a German frame', () => {
    const { text } = textOf(certificatePdf(facts({}, { locale: 'de-CH' })));
    expect(text).toContain(packed('Nachweis einer angenommenen Vereinbarung'));
  });

  test('says its language and its structure to assistive technology', () => {
    const pdf = Buffer.from(certificatePdf(facts())).toString('latin1');
    expect(pdf).toContain('/Lang (en) /MarkInfo << /Marked true >>');
    for (const role of ['H1', 'H2', 'H3', 'P', 'LI', 'BlockQuote']) expect(pdf).toContain(`/S /${role} `);
  });

  test.skipIf(!hasQpdf)('is sound to qpdf', () => {
    const file = join(folder, 'certificate.pdf');
    writeFileSync(file, certificatePdf(facts({ name: '王小明 דנה' })));
    const { status, stdout, stderr } = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' });
    expect([status, stderr], stdout).toEqual([0, '']);
  });
});

describe('the text of an agreement', () => {
  test('a heading ends where it ends, and its permanent address is no text', () => {
    expect(
      textBlocks('<h2>1. One <a href="#one">#</a></h2><p>Text.</p><ul><li>Item</li></ul><p>More.</p>'),
    ).toEqual([
      { kind: 'heading', level: 2, marker: '', text: '1. One' },
      { kind: 'paragraph', level: 0, marker: '', text: 'Text.' },
      { kind: 'item', level: 1, marker: '•', text: 'Item' },
      { kind: 'paragraph', level: 0, marker: '', text: 'More.' },
    ]);
  });

  test('property: no character of it is lost, whatever the blocks', () => {
    const word = fc.stringMatching(/^[a-zA-Z0-9&<>"'é–’]{1,12}$/);
    const escaped = (text: string) =>
      text.replace(/[&<>"]/g, (sign) => `&#x${sign.charCodeAt(0).toString(16)};`);
    const block = fc.tuple(
      fc.constantFrom('p', 'h2', 'li', 'blockquote', 'td', 'pre'),
      fc.array(word, { minLength: 1, maxLength: 8 }),
    );
    const wrap = (tag: string, inner: string) => {
      if (tag === 'li') return `<ul><li><p>${inner}</p></li></ul>`;
      if (tag === 'td') return `<table><tr><td>${inner}</td></tr></table>`;
      if (tag === 'pre') return `<pre><code>${inner}</code></pre>`;
      return `<${tag}>${inner}</${tag}>`;
    };
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 8 }), (written) => {
        const source = written.map(([tag, words]) => wrap(tag, words.map(escaped).join(' '))).join('\n');
        const expected = written.flatMap(([, words]) => words).join('');
        expect(
          packed(
            textBlocks(source)
              .map(({ text }) => text)
              .join(''),
          ),
        ).toBe(packed(expected));
      }),
    );
  });

  test('property: lines hold every character and keep within their width', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'W', ' ', '王', 'é', '-', '，', 'か'),
      maxLength: 200,
    });
    fc.assert(
      fc.property(text, (written) => {
        const lines = wrapLines(written, 120, 10);
        expect(packed(lines.map((line) => line.text).join(''))).toBe(packed(written));
        for (const { line } of lines) expect(line.width).toBeLessThanOrEqual(12_500);
      }),
    );
  });
});
