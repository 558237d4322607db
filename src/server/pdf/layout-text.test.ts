import { describe, expect, test } from 'vitest';
import { cleanField, splitGraphemes } from './clean-text.ts';
import { FIELD_END, FIELD_START, layoutText } from './layout-text.ts';

describe('layoutText', () => {
  test.each([
    ['Latin', 'abc', 'abc'],
    ['Hebrew, from right to left', 'אבג', 'גבא'],
    ['a number inside Hebrew', 'אב 12 גד', 'דג 12 בא'],
    ['a Latin word inside Hebrew', 'אב Ltd גד', 'דג Ltd בא'],
    ['brackets inside Hebrew, mirrored', 'א(ב)ג', 'ג(ב)א'],
    ['Hebrew between Latin', 'to אב, גד', 'to דג ,בא'],
  ])('puts %s in visual order', (_, text, visual) => {
    const line = layoutText(FIELD_START + text + FIELD_END);
    const drawn = line.runs.flatMap((run) => run.glyphs.map((glyph) => glyph.text)).join('');
    expect(drawn.replaceAll(')', '(')).toBe(visual.replaceAll(')', '('));
  });

  test('keeps what follows a right-to-left field in its place', () => {
    const line = layoutText(`to ${FIELD_START}אב${FIELD_END}, 12`);
    expect(line.runs.flatMap((run) => run.glyphs.map((glyph) => glyph.text)).join('')).toBe('to בא, 12');
  });

  test('joins Arabic letters: the four forms of one letter are four glyphs', () => {
    const forms = ['ه', 'ههه'].flatMap((text) => layoutText(text).runs.flatMap((run) => run.glyphs));
    expect(new Set(forms.map((glyph) => glyph.id)).size).toBe(4);
  });

  test('draws Chinese characters in the forms of the language of the name', () => {
    const fileOf = (text: string) => layoutText(text).runs[0]?.face.file;
    expect(fileOf('山田')).toContain('noto-sans-sc');
    expect(fileOf('山田サ')).toContain('noto-sans-jp');
    expect(fileOf('山田김')).toContain('noto-sans-kr');
  });

  test('has the width of its glyphs', () => {
    expect(layoutText('').width).toBe(0);
    expect(layoutText('ab').width).toBeGreaterThan(layoutText('a').width);
  });
});

describe('cleanField', () => {
  test.each([
    ['lone surrogates', 'a\ud800b', 'a\ufffdb'],
    ['controls', 'a\u0000\u0007b', 'ab'],
    ['white space', '  a\r\n\t\u3000b ', 'a b'],
    ['direction controls', '\u202ea\u2066b\u200f', 'ab'],
    ['decomposed letters', 'e\u0301', 'é'],
    ['leading marks', '\u0301a', 'a'],
    ['towers of marks', `q${'\u0323'.repeat(50)}`, `q${'\u0323'.repeat(4)}`],
    ['emoji sequences, whole', '👩‍👩‍👧', '👩‍👩‍👧'],
  ])('%s', (_, raw, clean) => expect(cleanField(raw)).toBe(clean));

  test('cuts after 300 characters as people count them', () => {
    expect(splitGraphemes(cleanField('é'.normalize('NFD').repeat(400)))).toHaveLength(300);
  });
});
