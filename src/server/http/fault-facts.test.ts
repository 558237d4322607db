import { openSync } from 'node:fs';
import { expect, it } from 'vitest';
import { faultFacts } from './fault-facts.ts';

it('says kind, code and place of an error, and the words of the language alone', () => {
  const facts = faultFacts(new TypeError("Cannot read properties of undefined (reading 'x')"));
  expect(facts).toMatchObject({
    error: 'TypeError',
    message: "Cannot read properties of undefined (reading 'x')",
  });
  expect(facts.at).toMatch(/fault-facts\.test\.ts:\d+:\d+$/);
  expect(facts.at).not.toMatch(/[/\\]/);
});

const sent = 'ada@acme.example/verify/secret';
it.each<[string, () => unknown]>([
  ['a path with NUL', () => openSync(`/${sent}\0`, 'r')],
  ['a property of a text', () => Object.assign(sent, { length: 1 })],
  ['a property of nothing', () => (null as unknown as Record<string, string>)[sent]],
  ['a currency', () => new Intl.NumberFormat('en', { style: 'currency', currency: sent })],
  ['an address with a name in it', () => new Request(`https://${sent}`)],
  ['an address that is none', () => new Request(sent)],
  ['a header', () => new Headers({ location: `${sent}\n.` })],
])('repeats no value that the language or Node quotes: %s', (_, work) => {
  let thrown: unknown = null;
  try {
    work();
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(Error);
  expect(JSON.stringify(faultFacts(thrown))).not.toMatch(/ada@|secret/);
});

it('repeats nothing that a visitor may have sent, and stays on one line', () => {
  const error = Object.assign(new Error('no such person\nada@acme.example at /verify/secret'), {
    code: 'E_PERSON',
  });
  const text = JSON.stringify(faultFacts(error));
  expect(text).not.toMatch(/ada@|secret|\\n/);
  expect(faultFacts(error)).toMatchObject({ error: 'Error', code: 'E_PERSON' });
  expect(faultFacts('ada@acme.example')).toEqual({ error: 'string' });
});
