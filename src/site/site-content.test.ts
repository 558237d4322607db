import { expect, test } from 'vitest';
import type { CalendarDay } from '#domain/calendar-day.ts';
import { derivedOnce, provideSiteContent, type SiteContent } from './site-content.ts';

const content = (derived: SiteContent['derived']): SiteContent => ({
  trustCenter: {} as SiteContent['trustCenter'],
  facts: {} as SiteContent['facts'],
  past: { kind: 'off' },
  today: '2026-11-23' as CalendarDay,
  derived,
  diagnostics: [],
});

test('in a build all module graphs find what one of them has derived', () => {
  const derived = new Map<string, unknown>([['list', 'derived by the integrations']]);
  provideSiteContent(content(derived));
  expect(derivedOnce('list', () => 'derived again')).toBe('derived by the integrations');
  expect(derivedOnce('other', () => 'new')).toBe('new');
  expect(derived.get('other')).toBe('new');
});

test('new content is derived anew', () => {
  for (const loaded of [content(null), content(null), content(new Map())]) {
    provideSiteContent(loaded);
    let calls = 0;
    derivedOnce('count', () => ++calls);
    derivedOnce('count', () => ++calls);
    expect(calls).toBe(1);
  }
});
