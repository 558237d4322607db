import { describe, expect, it } from 'vitest';
import { pagePath, requestHref, safeHref } from './paths.ts';

describe('paths', () => {
  it('gives pages lower-case addresses with a slash at the end', () => {
    expect(pagePath('criteria', 'CC6.1')).toBe('/criteria/cc6.1/');
  });

  it('asks the gate, or writes a mail where there is none', () => {
    expect(requestHref({ kind: 'web', base: '' }, 'soc2-2026')).toBe('/request?doc=soc2-2026');
    expect(requestHref({ kind: 'web', base: 'https://gate.example' }, null)).toBe(
      'https://gate.example/request',
    );
    expect(requestHref({ kind: 'mail', address: 'a@b.example' }, 'x y')).toBe(
      'mailto:a@b.example?subject=Request%20for%20x%20y',
    );
  });

  it.each([
    'javascript:alert(1)',
    '//evil.example',
    '/\\evil.example',
    'data:text/html,x',
    'https:///x',
    'java\tscript:x',
    '',
  ])('refuses %j as an address', (href) => expect(safeHref(href)).toBeNull());

  it.each(['https://a.example', 'http://a.example/b', 'mailto:a@b.example', '/controls/', '#part'])(
    'takes %j',
    (href) => {
      expect(safeHref(href)).toBe(href);
    },
  );
});
