import { expect, test } from 'vitest';
import { readForm, sayTooMany } from './gate-form.ts';

test('too many: 429, and when to come back', () => {
  const response = { status: 200, headers: new Headers() };
  sayTooMany(response, { retryAfterSeconds: 90 });
  expect(response.status).toBe(429);
  expect(response.headers.get('retry-after')).toBe('90');
});

test('a body that is no form is an empty one, and a file is no text', async () => {
  const broken = new Request('http://a.example', { method: 'POST', body: 'x' });
  expect((await readForm(broken)).text('name')).toBe('');
  const body = new FormData();
  body.append('name', new File(['x'], 'name.txt'));
  body.append('agree', 'yes');
  const form = await readForm(new Request('http://a.example', { method: 'POST', body }));
  expect(form.text('name')).toBe('');
  expect(form.texts('agree')).toEqual(['yes']);
  expect(form.ticked('agree')).toBe(true);
});
