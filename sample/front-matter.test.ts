import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeFileFacts } from './front-matter.ts';

const before =
  '---\ntitle: "Letter"\nfile: { vault: letter.pdf.age, sha256: "00ff", pages: 1, bytes: 10 }\n---\n\nText.\n';
const facts = { vault: 'letter.pdf.age', sha256: 'ab12', pages: 3, bytes: 4096 };
let content: string;
let letter: string;

beforeEach(() => {
  content = mkdtempSync(join(tmpdir(), 'vitrine-sample-'));
  mkdirSync(join(content, 'reports'));
  mkdirSync(join(content, 'documents'));
  letter = join(content, 'documents', 'letter.md');
  writeFileSync(letter, before);
});

afterEach(() => rmSync(content, { recursive: true }));

it('replaces hash, pages and bytes and leaves the rest of the file as it is', () => {
  expect(writeFileFacts(content, facts)).toBe(true);
  expect(readFileSync(letter, 'utf8')).toBe(
    before.replace('sha256: "00ff", pages: 1, bytes: 10', 'sha256: "ab12", pages: 3, bytes: 4096'),
  );
});

it('says that nothing changed when the facts stand there already', () => {
  writeFileFacts(content, facts);
  expect(writeFileFacts(content, facts)).toBe(false);
});

it('refuses a file that no report or document names', () => {
  expect(() => writeFileFacts(content, { ...facts, vault: 'other.pdf.age' })).toThrow('other.pdf.age');
});
