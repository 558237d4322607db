import { describe, expect, it } from 'vitest';
import { de } from './de.ts';
import { en } from './en.ts';
import { wordsOf } from './words.ts';

describe('the words of the interface', () => {
  it('are all translated: what is the same in German is so on purpose', () => {
    const english = new Map(sentences(en));
    const untranslated = sentences(de).filter(
      ([path, text]) => text === english.get(path) && /\p{L}{2}/u.test(text),
    );
    expect(untranslated.filter(([, text]) => !sameInGerman.has(text))).toEqual([]);
  });

  it('keep no exception that is not needed', () => {
    const german = new Set(sentences(de).map(([, text]) => text));
    expect([...sameInGerman].filter((text) => !german.has(text))).toEqual([]);
  });

  it('never call an attestation a certification, in German either', () => {
    const all = [...sentences(en), ...sentences(de)].filter(([, text]) => !/ISO/.test(text));
    expect(all.filter(([, text]) => /SOC[- ]\d®?[- ](?:certif|zertif)/i.test(text))).toEqual([]);
  });

  it('put as many links into a German sentence as into the English one', () => {
    const german = new Map(sentences(de));
    const links = (text: string) => text.match(/\[/g)?.length ?? 0;
    expect(sentences(en).filter(([path, text]) => links(text) !== links(german.get(path) ?? ''))).toEqual([]);
  });

  it('address readers formally in German', () => {
    expect(sentences(de).filter(([, text]) => /\b(?:du|dein|deine|dir|dich|euch)\b/i.test(text))).toEqual([]);
  });
});

describe('wordsOf', () => {
  it('speaks the language of a locale, whatever its region and writing', () => {
    expect(wordsOf('de-CH')).toMatchObject({ language: 'de-CH', locale: 'de-CH', words: de });
    expect(wordsOf('de_at').language).toBe('de-AT');
    expect(wordsOf('en-US').language).toBe('en-US');
  });

  it('is English, and says so, where there is no translation or no such locale', () => {
    expect(wordsOf('ar-EG')).toMatchObject({ language: 'en', words: en });
    expect(wordsOf('not a locale')).toMatchObject({ language: 'en', words: en });
  });
});

/** Every text with its path; a sentence with values is called with signs in place of them. */
function sentences(words: object, path = ''): [path: string, text: string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] => {
    const here = path ? `${path}.${key}` : key;
    // Ids are anchors, the same in every language.
    if (key === 'id') return [];
    if (typeof value === 'string') return [[here, value]];
    if (typeof value === 'function') {
      const text: unknown = value(...Array.from({ length: value.length }, () => '2'));
      return typeof text === 'string' ? [[here, text]] : sentences(Object(text), here);
    }
    return value && typeof value === 'object' ? sentences(value, here) : [];
  });
}

/** Names, and words that both languages have. */
const sameInGerman: ReadonlySet<string> = new Set([
  '2 Trust Center',
  'Data Privacy Framework',
  'Domain',
  'Feed',
  'Feeds',
  'HTML',
  'ISO/IEC 27001',
  'Markdown',
  'Matrix',
  'Name',
  'Person',
  'SOC 2® Trust Services Criteria',
  'Status',
  'System',
  'System: 2',
  'Version',
  'Version 2',
  'Version 2, 2',
  'Website',
  'Webhooks',
]);
