import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findLeaks } from './find-leaks.ts';
import { passagesOf } from './hidden-content.ts';

const words = fc.array(fc.constantFrom('key', 'log', 'red', 'sun', 'tea', 'van'), { maxLength: 24 });

/** The definition, word by word and slow. */
function holdsPassage(hidden: string, published: string, text: string): boolean {
  const has = (passage: string, where: string) => ` ${where} `.includes(` ${passage} `);
  return passagesOf(hidden).some((passage) => !has(passage, published) && has(passage, text));
}

test('a passage is found exactly where the definition finds one, however often its words occur', () => {
  fc.assert(
    fc.property(words, words, words, (secret, open, shown) => {
      const [hidden, published, text] = [secret, open, shown].map((list) => list.join(' ')) as [
        string,
        string,
        string,
      ];
      const content = {
        tokens: new Map(),
        gatedSizes: null,
        texts: [{ text: hidden, what: 'a draft' }],
        published: [published],
      };
      // Part of what is hidden is published with other words around it, so that leaks are not rare.
      const file = {
        path: 'a.html',
        text: `<p>${text} <em>${secret.slice(-9).join(' ')}</em></p>`,
        sha256: '',
      };
      const shownWords = [text, ...secret.slice(-9)].join(' ').trim();
      expect(findLeaks(content, [file]).length > 0).toBe(holdsPassage(hidden, published, shownWords));
    }),
    { numRuns: 500 },
  );
});

test.each(['&#39;', '&apos;', '&#x27;', '%27', '\\u0027', '&#034;', '&nbsp;'])(
  'an escape in an attribute does not end it before a passage: %s',
  (escaped) => {
    const secret = 'the signing key lies in the second drawer';
    for (const quote of ['"', "'"]) {
      const text = `<p title=${quote}x${escaped} ${secret}${quote}></p>`;
      const hidden = {
        tokens: new Map(),
        gatedSizes: null,
        texts: [{ text: secret, what: 'a draft' }],
        published: [],
      };
      expect([text, findLeaks(hidden, [{ path: 'a.html', text, sha256: '' }]).length]).toEqual([text, 1]);
    }
  },
);

test.each(['&lt;b&gt;', '&#60;b&#62;', '&#x3C;b&#x3e;', '\\u003cb\\u003e', '<b>'])(
  'markup in the way does not hide a passage: %s',
  (markup) => {
    const secret = 'the signing key lies in the second drawer';
    const text = `<p title="x">${secret.replace('key', `${markup}key`)}</p>`;
    const leaks = findLeaks(
      { tokens: new Map(), gatedSizes: null, texts: [{ text: secret, what: 'a draft' }], published: [] },
      [{ path: 'a.html', text, sha256: '' }],
    );
    expect(leaks).toHaveLength(1);
  },
);
