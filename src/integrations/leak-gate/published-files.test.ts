import { createHash } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { CalendarDay } from '#domain/calendar-day.ts';
import { workbookBytes } from '#export/xlsx/workbook-bytes.ts';
import { findLeaks } from './find-leaks.ts';
import { isReadInto, publishedParts } from './published-files.ts';

const secret = 'the quiet otter counts seven copper lanterns before dawn';
const gated = 'bytes of a report';
const hidden = {
  tokens: new Map([[createHash('sha256').update(gated).digest('hex'), 'the hash of a gated file']]),
  gatedSizes: new Set([gated.length]),
  texts: [{ text: secret, what: 'an internal text' }],
  published: [],
};

function leaksOf(
  path: string,
  content: Uint8Array,
  gatedSizes: ReadonlySet<number> | null = hidden.gatedSizes,
) {
  const sha256 = createHash('sha256').update(content).digest('hex');
  return findLeaks(hidden, publishedParts({ path, sha256, content }, gatedSizes)).map(
    ({ file, what }) => `${file}: ${what}`,
  );
}

test('a workbook is read as what it holds', () => {
  const sheet = { name: 'Data', columns: [{ header: 'text', width: 20 }], rows: [[secret]] };
  const workbook = {
    title: 'T',
    creator: 'C',
    asOf: '2026-11-23' as CalendarDay,
    language: 'en',
    sheets: [sheet],
  };
  expect(leaksOf('data.xlsx', workbookBytes(workbook))).toEqual(['data.xlsx: an internal text']);
});

test('a gated file is found inside of a zip too', () => {
  const zip = zipSync({ 'pack/report.pdf': strToU8(gated), 'pack/page.html': strToU8('fine') });
  const found = ['pack.zip: pack/report.pdf: a gated file'];
  expect(leaksOf('pack.zip', zip)).toEqual(found);
  expect(leaksOf('pack.zip', zip, null)).toEqual(found);
});

test.each([
  ['a.html', true],
  ['api/a.json', true],
  ['pagefind/fragment/en_1.pf_fragment', true],
  ['api/controls.xlsx', true],
  ['files/a.ZIP', true],
  ['og/index.png', false],
  ['_astro/inter.woff2', false],
])('%s is read into: %s', (path, isRead) => expect(isReadInto(path)).toBe(isRead));
