import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PageCard } from '#site/cards/page-card.ts';
import { cachedCard } from './card-cache.ts';
import { drawCard } from './draw-card.ts';
import { drawInWorkers } from './draw-in-workers.ts';

const card: PageCard = {
  path: '/og/x.png',
  title: 'Zażółć gęślą jaźń, Ελλάδα, Київ, 日本語, 한국어, עברית, العربية',
  kind: 'Policy',
  status: 'Approved 2026-09-16',
  company: 'Acme',
  asOf: 'As of 2026-11-23',
  language: 'en',
  direction: 'ltr',
};

test('a card is a PNG of 1200 × 630, the same bytes each time', () => {
  const png = Buffer.from(drawCard(card, '#0f5c63'));
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  expect(Buffer.compare(png, Buffer.from(drawCard(card, '#0f5c63')))).toBe(0);
});

test('threads draw the same bytes into the cache, each card once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-cards-'));
  const cards = Array.from({ length: 9 }, (_, n) => ({ ...card, title: `Policy ${n}` }));
  let drawn = 0;
  await drawInWorkers(
    cards.map((one) => ({ card: one, accent: '#0f5c63', file: cachedCard(folder, one, '#0f5c63') })),
    () => {
      drawn += 1;
    },
  );
  expect(drawn).toBe(9);
  expect(readdirSync(folder)).toHaveLength(9);
  for (const one of cards)
    expect(readFileSync(cachedCard(folder, one, '#0f5c63'))).toEqual(Buffer.from(drawCard(one, '#0f5c63')));
  rmSync(folder, { recursive: true, force: true });
});

test('a card that cannot be stored ends the build with its reason', async () => {
  const unwritable = join(import.meta.filename, 'no-folder.png');
  await expect(drawInWorkers([{ card, accent: '#0f5c63', file: unwritable }], () => {})).rejects.toThrow(
    /ENOTDIR|EEXIST/,
  );
});

test('everything that is drawn is part of the name in the cache, the path is not', () => {
  const name = (changed: Partial<PageCard>, accent = '#0f5c63') =>
    cachedCard('cache', { ...card, ...changed }, accent);
  const names = [
    name({}),
    name({ title: 'x' }),
    name({ kind: 'x' }),
    name({ status: 'x' }),
    name({ company: 'x' }),
    name({ asOf: 'x' }),
    name({ language: 'ja' }),
    name({ direction: 'rtl' }),
    name({}, '#000000'),
  ];
  expect(new Set(names).size).toBe(names.length);
  expect(name({ path: '/og/y.png' })).toBe(names[0]);
});
