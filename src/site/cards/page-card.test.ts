import { expect, test } from 'vitest';
import { cardPath } from './card-path.ts';
import { pageCard } from './page-card.ts';

test.each([
  ['/', '/og/index.png'],
  ['/controls/', '/og/controls.png'],
  ['/controls/ac-01/', '/og/controls/ac-01.png'],
])('the card of %s lies at %s', (page, card) => expect(cardPath(page)).toBe(card));

const head = (tags: string) =>
  `<html lang="ar-EG" dir="rtl"><head>${tags}</head><body><meta property="og:title" content="body"></body></html>`;

test('a card says what the page’s head says', () => {
  const tags =
    '<meta property="og:title" content="Keys &amp; &#34;locks&#34;"><meta property="og:site_name" content="Acme"><meta name="vitrine:kind" content="Control"><meta name="vitrine:status" content="Implemented"><meta property="og:image" content="http://localhost:4321/og/controls/ac-01.png">';
  expect(pageCard(head(tags), '2026-11-23')).toEqual({
    path: '/og/controls/ac-01.png',
    title: 'Keys & "locks"',
    kind: 'Control',
    status: 'Implemented',
    company: 'Acme',
    asOf: '2026-11-23',
    language: 'ar-EG',
    direction: 'rtl',
  });
});

test('a page without a card has none', () =>
  expect(pageCard(head('<title>x</title>'), '2026-11-23')).toBeNull());
