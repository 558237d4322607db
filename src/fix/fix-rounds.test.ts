import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '#domain/diagnostic.ts';
import { fixAt } from '#domain/fix.ts';
import { type FileTexts, fixRounds } from './fix-rounds.ts';

/** A checker of its own: each pattern is a finding, with a fix where a replacement is given. */
function judge(rules: readonly { find: RegExp; fix?: string; id: string; loading?: true }[]) {
  return (texts: FileTexts) => {
    const found = [...texts].flatMap(([file, text]) =>
      rules.flatMap(({ find, fix, id, loading }) =>
        [...text.matchAll(new RegExp(find, 'g'))].map(({ index, 0: words }) => {
          const place = { line: 1, column: index + 1, endLine: 1, endColumn: index + words.length + 1 };
          const edit = fix === undefined ? undefined : fixAt(text, place, fix);
          const diagnostic: Diagnostic = {
            ruleId: id,
            severity: 'error',
            message: words,
            file,
            place,
            ...(edit ? { fix: edit } : {}),
          };
          return { diagnostic, loading };
        }),
      ),
    );
    const loading = found.filter((item) => item.loading).map(({ diagnostic }) => diagnostic);
    const unread = new Set(loading.map(({ file }) => file));
    const findings = found
      .map(({ diagnostic }) => diagnostic)
      .filter((one) => loading.includes(one) || !unread.has(one.file));
    return { loading, findings };
  };
}

const fixed = (texts: Record<string, string>, rules: Parameters<typeof judge>[0]) => {
  const result = fixRounds(new Map(Object.entries(texts)), judge(rules));
  return {
    texts: Object.fromEntries(result.texts),
    made: result.made.map(({ file, written, replacement }) => `${file} ${written} → ${replacement}`),
    changed: result.changed,
  };
};

describe('rounds', () => {
  test('never trade one finding for another', () => {
    const rules = [
      { id: 'a', find: /one/, fix: 'two' },
      { id: 'b', find: /two three/, fix: 'four' },
    ];
    // One finding for another is no gain, so the first fix is taken back.
    expect(fixed({ f: 'one three' }, rules).texts).toEqual({ f: 'one three' });
  });

  test('first make files readable, and then fix what rules find in them', () => {
    const rules = [
      { id: 'syntax', find: /!/, fix: '.', loading: true as const },
      { id: 'word', find: /SOC-2/, fix: 'SOC 2' },
      { id: 'opinion', find: /bad/ },
    ];
    expect(fixed({ f: 'SOC-2 is bad bad!' }, rules)).toMatchObject({
      texts: { f: 'SOC 2 is bad bad.' },
      made: ['f SOC-2 → SOC 2', 'f ! → .'],
    });
  });
});

describe('a fix that does harm', () => {
  const rules = [
    { id: 'word', find: /SOC2/, fix: 'SOC 2' },
    { id: 'pinned', find: /approved: SOC 2/ },
  ];
  test('is taken back, and the others stay', () =>
    expect(fixed({ a: 'SOC2 x', b: 'approved: SOC2', c: 'SOC2 y' }, rules)).toEqual({
      texts: { a: 'SOC 2 x', b: 'approved: SOC2', c: 'SOC 2 y' },
      made: ['a SOC2 → SOC 2', 'c SOC2 → SOC 2'],
      changed: ['a', 'c'],
    }));
  test('is singled out among the fixes of its own file', () =>
    expect(fixed({ a: 'SOC2 and SOC2, approved: SOC2, SOC2' }, rules).texts).toEqual({
      a: 'SOC 2 and SOC 2, approved: SOC2, SOC 2',
    }));
});

test('fixes that overlap are made one after the other', () => {
  const rules = [
    { id: 'type', find: /2-type/, fix: '2 type' },
    { id: 'name', find: /SOC-2/, fix: 'SOC 2' },
  ];
  expect(fixed({ a: 'SOC-2-type' }, rules).texts).toEqual({ a: 'SOC 2 type' });
});

test('a fix that the text does not hold any more is left out', () => {
  const stale = (texts: FileTexts) => {
    const place = { line: 1, column: 1, endLine: 1, endColumn: 4 };
    const findings: Diagnostic[] = [
      {
        ruleId: 'x',
        severity: 'error',
        message: 'x',
        file: 'a',
        place,
        fix: { place, written: 'old', replacement: 'new' },
      },
    ];
    return { loading: [], findings: texts.size > 0 ? findings : [] };
  };
  expect(fixRounds(new Map([['a', 'something']]), stale)).toMatchObject({ changed: [], made: [] });
});
