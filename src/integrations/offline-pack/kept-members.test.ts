import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PackedMember } from '#export/pack/offline-pack.ts';
import { keptMembers } from './kept-members.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vitrine-members-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const site = 'https://t.example';
const member = (path: string, text: string): PackedMember => ({
  path,
  sha256: 'f'.repeat(64),
  crc: 7,
  size: text.length,
  isDeflated: true,
  data: Buffer.from(text),
});

test('the next build finds the members of the last one, and only of that', () => {
  const first = keptMembers(folder, site);
  first.put('a', member('a.html', 'aa'));
  first.put('b', member('b.html', 'größe'));
  expect(first.store()).toBe(2);
  const second = keptMembers(folder, site);
  expect(second.get('a')).toEqual(member('a.html', 'aa'));
  expect(second.get('b')).toEqual(member('b.html', 'größe'));
  second.put('b', member('b.html', 'größe'));
  expect(second.store()).toBe(0);
  expect(keptMembers(folder, site).get('a')).toBeUndefined();
  expect(keptMembers(folder, 'https://other.example').get('b')).toBeUndefined();
});

test('a damaged file counts as none', () => {
  const first = keptMembers(folder, site);
  first.put('a', member('a.html', 'aa'));
  first.store();
  const file = join(folder, readdirSync(folder)[0] ?? '');
  const bytes = readFileSync(file);
  bytes.writeUInt8((bytes.at(-1) ?? 0) ^ 1, bytes.length - 1);
  writeFileSync(file, bytes);
  expect(keptMembers(folder, site).get('a')).toBeUndefined();
  writeFileSync(file, bytes.subarray(0, 10));
  expect(keptMembers(folder, site).get('a')).toBeUndefined();
});
