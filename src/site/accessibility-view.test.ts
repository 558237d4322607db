import { expect, it } from 'vitest';
import { accessibilityView } from './accessibility-view.ts';
import { publicContentOf } from './trust-center.fixture.ts';

const site = { url: 'https://trust.acme.example' };

it('lists statements about products, the latest first, and writes to support', () => {
  const statement = (date: string) => ({ title: date, kind: 'accessibility', date, visibility: 'public' });
  const content = publicContentOf({
    trust: { site, contacts: { support: 'help@acme.example' } },
    documents: {
      old: statement('2025-06-01'),
      new: statement('2026-06-01'),
      other: { title: 'SLA', kind: 'sla', date: '2026-06-01' },
    },
  });
  const view = accessibilityView(content);
  expect(view.documents.map(({ slug }) => slug)).toEqual(['new', 'old']);
  expect(view.contact.href).toBe('mailto:help@acme.example');
});

it('names the missing translation only where the interface does not speak the language of the site', () => {
  const gapsOf = (locale: string) =>
    accessibilityView(publicContentOf({ trust: { site: { ...site, locale } } })).gaps;
  expect(gapsOf('de-AT')).toHaveLength(gapsOf('en').length);
  expect(gapsOf('ar')).toHaveLength(gapsOf('en').length + 1);
});
