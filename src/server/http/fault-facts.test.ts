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

it('repeats nothing that a visitor may have sent, and stays on one line', () => {
  const error = Object.assign(new Error('no such person\nada@acme.example at /verify/secret'), {
    code: 'E_PERSON',
  });
  const text = JSON.stringify(faultFacts(error));
  expect(text).not.toMatch(/ada@|secret|\\n/);
  expect(faultFacts(error)).toMatchObject({ error: 'Error', code: 'E_PERSON' });
  expect(faultFacts('ada@acme.example')).toEqual({ error: 'string' });
});
