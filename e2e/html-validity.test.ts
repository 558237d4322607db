import { formatterFactory, HtmlValidate } from 'html-validate';
import { describe, expect, inject, test } from 'vitest';
import { publicTemplates, scriptedTemplates } from './templates.ts';

const url = inject('url');

/** The standard preset: what the HTML standard forbids. Rules that only ask for a style are off, each with its reason. */
const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    // Astro writes void elements, optional attributes and white space in its own way.
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    'attr-quotes': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    // Titles end with the name of the site, for those who have many of them open.
    'long-title': 'off',
  },
});

describe.each([...publicTemplates, '/request?doc=soc2-type2-2026', '/nowhere/'])('%s', (path) => {
  test('is valid HTML', async () => {
    const html = await (await fetch(url + path)).text();
    const report = await validator.validateString(html, path);
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
