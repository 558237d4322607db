import { describe, expect, test } from 'vitest';
import type { CalendarDay } from '#domain/calendar-day.ts';
import { centerChanges } from '#site/history/center-changes.ts';
import { publicContentOf, type WrittenContent } from '#site/trust-center.fixture.ts';
import { de } from '#site/words/de.ts';
import { en } from '#site/words/en.ts';
import type { Words } from '#site/words/words.ts';
import { mixedContent } from '../sources.fixture.ts';
import { type Claims, claimsJson, claimsMarkdown, claimsText } from './claims-document.ts';

const body = 'The owner of the system does it every week and keeps a record of it for a whole year.';
const controls = mixedContent.controls ?? {};
const access = controls['AC-1'] ?? {};
const reports = mixedContent.reports ?? {};
const documents = mixedContent.documents ?? {};

/** Everything that a trust center can say differently, one of each. */
const later: WrittenContent = {
  ...mixedContent,
  trust: {
    ...mixedContent.trust,
    facts: [{ label: 'Encryption', value: 'AES-512', control: 'AC-1' }],
    notClaimed: [{ framework: 'fedramp', note: 'Not planned.' }],
  },
  controls: {
    ...controls,
    'AC-1': { ...access, status: 'partial', owner: 'Chief', body: `${body} It says *when*.` },
    'NEW-1': { criteria: ['CC6.2'], status: 'implemented', owner: 'Head', title: 'A new control', body },
  },
  policies: {},
  reports: { 'soc2-2026': { ...reports['soc2-2026'], opinionVisibility: 'public', opinion: 'adverse' } },
  documents: { ...documents, whitepaper: { ...documents.whitepaper, visibility: 'gated' } },
};

function claims(before: WrittenContent, after: WrittenContent, words: Words = en): Claims {
  const changes = centerChanges(publicContentOf(before), publicContentOf(after), words);
  return { from: 'v1', to: null, changes };
}

describe('what changed in public claims', () => {
  const made = claims(mixedContent, later);

  test('is Markdown for a pull request', () => {
    expect(claimsMarkdown(made, en)).toMatchSnapshot();
  });

  test('is plain lines for a terminal', () => {
    expect(claimsText(made, en)).toMatchSnapshot();
  });

  test('is German on a German site, labels and values', () => {
    const german = claims(mixedContent, later, de);
    expect(claimsText(german, de)).toMatchSnapshot();
    expect(claimsMarkdown(german, de)).toMatch(/^## Was sich im öffentlichen Trust Center ändert\n/);
  });

  test('is data with the same keys in every language', () => {
    const shape = (one: Claims) =>
      JSON.parse(claimsJson(one)).changes.map(
        ({ kind, id, change, facts }: Claims['changes'][number]) =>
          `${kind} ${id} ${change} ${facts.map(({ field }) => field).join()}`,
      );
    expect(shape(claims(mixedContent, later, de))).toEqual(shape(made));
    expect(JSON.parse(claimsJson(made))).toMatchObject({ version: 1, from: 'v1', to: null });
  });

  test('holds nothing that must stay inside', () => {
    for (const written of [claimsMarkdown(made, en), claimsText(made, en), claimsJson(made)])
      expect(written.toLowerCase()).not.toContain('canary');
  });
});

test('nothing that differs is said to be nothing', () => {
  const same = claims(mixedContent, mixedContent);
  expect(claimsText(same, en)).toBe('Public claims, v1 to the working copy: 0 changed\n');
  expect(claimsMarkdown(same, en)).toContain('0 public claims differ between v1 and the working copy.');
  expect(claimsMarkdown(same, de)).toContain('zwischen v1 und der Arbeitskopie');
});

test('a claim that stops being public is told without what it now says inside', () => {
  const hidden: WrittenContent = {
    ...mixedContent,
    controls: { ...controls, 'AC-1': { ...access, visibility: 'internal', title: 'canary title' } },
  };
  const text = claimsText(claims(mixedContent, hidden), en);
  expect(text).toContain('AC-1 Access is <reviewed> & recorded: no longer public');
  expect(text).not.toContain('canary');
});

test('the day of comparison changes nothing that did not change', () => {
  const at = (day: string) => publicContentOf(mixedContent, day as CalendarDay);
  expect(centerChanges(at('2026-11-23'), at('2026-11-23'), en)).toEqual([]);
});

test('words of the content cannot become Markdown', () => {
  const after: WrittenContent = {
    ...mixedContent,
    controls: { ...controls, 'AC-1': { ...access, title: '# **Loud** [x](javascript:alert(1))' } },
  };
  expect(claimsMarkdown(claims(mixedContent, after), en)).not.toMatch(/^# |(?<!\\)\]\(javascript/m);
});
