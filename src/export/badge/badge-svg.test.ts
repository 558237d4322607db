import { describe, expect, test } from 'vitest';
import { sampleSources } from '../sample-sources.fixture.ts';
import { mixedContent, sourcesFrom } from '../sources.fixture.ts';
import { badgeSvg, badgeWords } from './badge-svg.ts';

test('the badge says kind, state and dates', () => {
  expect(badgeWords(sampleSources())).toEqual({
    first: 'SOC 2® Type 2 report',
    second: 'Current · period to 2026-06-30 · as of 2026-11-23',
    title: 'Ostermere: SOC 2® Type 2 report. Current · period to 2026-06-30 · as of 2026-11-23',
  });
});

test('without a report it names the trust center and says so', () => {
  expect(badgeWords(sourcesFrom({})).second).toBe('No report published · as of 2026-11-23');
});

test('speaks the language of the site', () => {
  const trust = {
    ...(mixedContent.trust as object),
    site: { url: 'https://trust.acme.example', locale: 'de' },
  };
  expect(badgeWords(sourcesFrom({ ...mixedContent, trust })).second).toMatch(
    /Zeitraum bis 2026-06-30 · Stand 2026-11-23$/,
  );
});

describe.each(['light', 'dark'] as const)('the %s badge', (theme) => {
  const badge = badgeSvg(theme, sourcesFrom());
  test('stands alone: no script, style, link or address of another file', () => {
    expect(badge).not.toMatch(/<script|<style|<image|<a |href|url\(|@import/);
  });
  test('is a picture with a name, and text that can be selected', () => {
    expect(badge).toMatch(/role="img" aria-labelledby="t"><?\n?/);
    expect(badge).toMatch(/<title id="t">[^<]+<\/title>/);
    expect(badge.match(/<text /g)).toHaveLength(3);
  });
  test('never speaks of a certificate or of compliance', () => {
    expect(badge).not.toMatch(/certif|complian|approved|passed/i);
  });
  test('escapes what companies are called, and cuts it', () => {
    const company = {
      ...(mixedContent.trust as { company: object }).company,
      name: `<b>"&'</b> ${'W'.repeat(200)}`,
    };
    const written = badgeSvg(theme, sourcesFrom({ trust: { company } }));
    expect(written).not.toContain('<b>');
    expect(written).toContain('…</text>');
  });
});
