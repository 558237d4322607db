import { expect, it } from 'vitest';
import { pagePolicy } from './page-policy.ts';

const page = (policy: string, rest = '') =>
  `<!DOCTYPE html><html><head><title>x</title><meta http-equiv="content-security-policy" content="${policy}">${rest}</head><body>`;

it('reads the policy that Astro writes, with its escapes', () => {
  expect(pagePolicy(page("script-src 'self' 'sha256-a+b/c='; style-src &#39;self&#39;"))).toBe(
    "script-src 'self' 'sha256-a+b/c='; style-src 'self'",
  );
});

it('reads none where there is none, or only in the body', () => {
  expect(pagePolicy('<head><title>x</title></head>')).toBeNull();
  expect(pagePolicy(`<head></head><body>${page("default-src 'none'")}`)).toBeNull();
  expect(pagePolicy('')).toBeNull();
});

it('leaves a policy that no header could carry to its element', () => {
  expect(pagePolicy(page(`script-src ${"'sha256-abcdefghijklmnopqrstuvwxyz' ".repeat(80)}`))).toBeNull();
  expect(pagePolicy(page("default-src 'self'\r\nset-cookie: a=1"))).toBeNull();
});
