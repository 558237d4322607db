import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PdfiumSession, startPdfium } from './pdfium-session.ts';
import { prepareDocument } from './prepare-document.ts';
import type { PreparedDocument } from './prepared-document.ts';
import { isRefusal } from './refusal.ts';
import { makePdf } from './sample-pdfs.fixture.ts';
import { stampDocument } from './stamp-document.ts';
import { joinBytes } from './verify-prepared.ts';

const hasPoppler = spawnSync('pdftotext', ['-v']).status === 0;
const COPY = { at: new Date('2026-11-23T14:05:09Z'), copyId: '7K2Q9XWM31AB' };
let prepared: PreparedDocument;
let pdfium: PdfiumSession;
let folder: string;

beforeAll(async () => {
  const result = await prepareDocument(await makePdf((doc) => doc.addPage([595, 842])), 1);
  if (isRefusal(result)) throw new Error(result.message);
  prepared = result;
  pdfium = await startPdfium();
  folder = mkdtempSync(join(tmpdir(), 'vitrine-names-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const NAMES = [
  ['Latin', 'Jane Doe', 'Example Corporation'],
  ['French and German', 'François Müßig', 'Société Générale d’Exemple'],
  ['Polish', 'Łukasz Żółć', 'Spółka Przykładowa'],
  ['Turkish', 'İbrahim Şığ', 'Örnek Şirketi'],
  ['Vietnamese', 'Nguyễn Thị Ánh', 'Công ty Ví dụ'],
  ['Greek', 'Γιώργος Παπαδόπουλος', 'Εταιρεία'],
  ['Cyrillic', 'Юрій Їжак', 'ООО Пример'],
  ['Chinese', '王小明', '北京示例有限公司'],
  ['Chinese, rare', '𠮷田龘', '喆喆公司'],
  ['Japanese', '山田 太郎', 'サンプル株式会社'],
  ['Korean', '김철수', '예시 주식회사'],
  ['Hebrew', 'דוד כהן', 'חברת דוגמה'],
  ['Arabic', 'محمد الأحمد', 'شركة المثال'],
  ['Persian', 'شیرین کیانی', 'شرکت پژوهش'],
  ['Urdu', 'عائشہ ٹیپو', 'لاہور'],
] as const;

describe.each(NAMES)('a name in %s', (script, name, company) => {
  test('comes back from the text of the page', () => {
    const text = pageText({ name, company });
    expect(text).toContain('7K2Q9XWM31AB');
    for (const word of `Prepared for ${name} ${company}`.split(' '))
      expect(withoutMarks(text)).toContain(word);
    expect(text).not.toContain('\ufffd');
  });

  test.skipIf(!hasPoppler)('comes back from pdftotext (skipped where poppler is not installed)', () => {
    const file = join(folder, 'copy.pdf');
    writeFileSync(file, copyFor({ name, company }));
    const text = withoutMarks(execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }));
    for (const field of [name, company]) expect(text, script).toContain(withoutMarks(field));
  });
});

test.each([
  ['emoji', '😀 Ann 👩‍👩‍👧', '� Ann �'],
  ['control characters and line breaks', 'Ann\u0000\u001b[31m\r\nLee\u2028x', 'Ann[31m Lee x'],
  ['direction overrides', '\u202eAnn\u2066 Lee', 'Ann Lee'],
  ['lone surrogates', 'Ann \ud800', 'Ann �'],
  ['PDF syntax', 'Ann) Tj ET Q \\(<<', 'Ann) Tj ET Q \\(<<'],
])('a name with %s is drawn as text', (_, name, shown) => {
  expect(pageText({ name })).toContain(`Prepared for ${shown} (`);
});

test('long fields are shortened, the address in its middle; the copy id stays', () => {
  const text = pageText({
    name: 'N'.repeat(300),
    company: 'C'.repeat(300),
    email: `${'local'.repeat(12)}@department.example.com`,
  });
  expect(text).toMatch(/Prepared for N{10,}… \(local\w+…\w*\.example\.com\), C{10,}…/);
  expect(text).toContain('copy 7K2Q9XWM31AB · do not pass on');
  expect(text).toContain(`copy 7K2Q9XWM31AB ${'local'.repeat(12)}@department.example.com`);
});

test('a short name stays whole beside a long company', () => {
  expect(pageText({ company: 'C'.repeat(300) })).toContain('Prepared for Jane Doe (jane@example.com), CCC');
});

test('a line text replaces the first line and is shortened, too', () => {
  const text = pageText({ lineText: `Vertraulich. Für Jane Doe. ${'x'.repeat(300)}` });
  expect(text).toMatch(/Vertraulich\. Für Jane Doe\. x{20,}…/);
  expect(text).not.toContain('Prepared for');
  expect(text).toContain('copy 7K2Q9XWM31AB · do not pass on');
});

test('no text makes a copy without its id, or one that does not open', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)), maxLength: 300 }),
    fc.constantFrom(
      '\u0301'.repeat(300),
      '\u200d'.repeat(300),
      'ﷺ'.repeat(300),
      '👨‍👩‍👧‍👦'.repeat(40),
      '\u2067'.repeat(300),
    ),
  );
  fc.assert(
    fc.property(anything, anything, anything, (name, email, company) => {
      const text = pageText({ name, email, company });
      expect(text).toContain('2026-11-23 14:05:09 UTC · copy 7K2Q9XWM31AB · do not pass on');
      expect(text.replace(/\s/g, '')).toContain('copy7K2Q9XWM31AB');
    }),
    { numRuns: 300 },
  );
});

interface Fields {
  readonly name?: string;
  readonly email?: string;
  readonly company?: string;
  readonly lineText?: string;
}

function copyFor(fields: Fields): Uint8Array {
  return joinBytes(
    stampDocument(prepared, {
      name: 'Jane Doe',
      email: 'jane@example.com',
      company: 'Example',
      ...COPY,
      ...fields,
    }),
  );
}

function pageText(fields: Fields): string {
  const doc = pdfium.open(copyFor(fields));
  if (typeof doc === 'string') throw new Error(doc);
  try {
    return doc.pageText(0);
  } finally {
    doc.close();
  }
}

/** Readers put direction marks around right-to-left text. */
function withoutMarks(text: string): string {
  return text.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
}
