import { expect, test } from 'vitest';
import { movedTo } from './moved-page.ts';

const page = (refresh: string) => `<!doctype html><html><head>${refresh}</head><body>gone</body></html>`;

test('the page of a former address names the new one', () => {
  expect(movedTo(page('<meta http-equiv="refresh" content="0; url=/controls/ac-01/">'))).toBe(
    '/controls/ac-01/',
  );
});

test.each([
  '<meta http-equiv="refresh" content="0; url=https://elsewhere.example/">',
  '<meta http-equiv="refresh" content="0; url=//elsewhere.example/">',
  '<meta http-equiv="refresh" content="0; url=/\\elsewhere.example/">',
  '<meta http-equiv="refresh" content="30">',
  '<meta name="robots" content="noindex">',
])('%s leads nowhere', (refresh) => {
  expect(movedTo(page(refresh))).toBeNull();
});

test('a refresh that stands in the text is not one', () => {
  const html = '<html><head></head><body><meta http-equiv="refresh" content="0; url=/x/"></body></html>';
  expect(movedTo(html)).toBeNull();
});
