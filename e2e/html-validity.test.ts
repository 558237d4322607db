import { formatterFactory } from 'html-validate';
import { describe, expect, inject, test } from 'vitest';
import { htmlValidator } from './html-validator.ts';
import { publicTemplates, scriptedTemplates } from './templates.ts';

const url = inject('url');

describe.each([...publicTemplates, '/request?doc=soc2-type2-2026', '/nowhere/'])('%s', (path) => {
  test('is valid HTML', async () => {
    const html = await (await fetch(url + path)).text();
    const report = await htmlValidator.validateString(html, path);
    expect(formatterFactory('text')(report.results)).toBe('');
  });

  test('carries a script only where something filters', async () => {
    if (path.startsWith('/request')) return;
    const html = await (await fetch(url + path)).text();
    const scripts = [...html.matchAll(/<script\b([^>]*)>/g)].filter(
      ([, attributes]) => !attributes?.includes('application/ld+json'),
    );
    expect(scripts.length > 0).toBe(scriptedTemplates.includes(path));
  });
});
