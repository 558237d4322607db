import { describe, expect, it } from 'vitest';
import { isLocalUrl } from './local-url.ts';

describe('isLocalUrl', () => {
  it.each([
    'http://localhost:4321',
    'https://LOCALHOST',
    'http://127.1',
    'http://2130706433',
    'http://[::1]:1',
  ])('%s is', (url) => {
    expect(isLocalUrl(url)).toBe(true);
  });

  it.each([
    'http://localhost.',
    'http://localhost.example.com',
    'http://notlocalhost',
    'http://127.0.0.1.example.com',
    'http://localhost@example.com',
    'http://[::]',
    'http://0.0.0.0',
    'http://10.0.0.1',
    'localhost:4321',
    '',
  ])('%s is not', (url) => {
    expect(isLocalUrl(url)).toBe(false);
  });
});
