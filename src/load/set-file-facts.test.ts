import { expect, test } from 'vitest';
import { setFileFacts } from './set-file-facts.ts';

const facts = { vault: 'report.pdf.age', sha256: 'a'.repeat(64), pages: 60, bytes: 900 };
const line = `file: { vault: report.pdf.age, sha256: "${'a'.repeat(64)}", pages: 60, bytes: 900 }`;

test('replaces the file alone and keeps comments and formatting', () => {
  const before =
    '---\n# reviewed\ntitle:   "x"   # odd\nfile: { vault: old.age, sha256: "0", pages: 1, bytes: 1 } # kept\nagreement: nda\n---\nBody\n';
  expect(setFileFacts(before, facts)).toBe(before.replace(/file: \{.*\}/, line));
});

test('replaces a file written in block form', () => {
  const before = '---\nfile:\n  vault: old.age\n  pages: 1\nagreement: nda\n---\nBody\n';
  expect(setFileFacts(before, facts)).toBe(`---\n${line}\nagreement: nda\n---\nBody\n`);
});

test('adds it at the end of the front matter where there is none', () => {
  expect(setFileFacts('---\ntitle: x\n---\nBody\n', facts)).toBe(`---\ntitle: x\n${line}\n---\nBody\n`);
});

test('gives null where there is no front matter to write into', () => {
  expect(setFileFacts('Body\n', facts)).toBeNull();
});
