import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shortestEdit } from './shortest-edit.ts';
import { type ProseBlock, textChanges, wordChanges } from './text-changes.ts';

const item = fc.constantFrom('a', 'b', 'c', 'd');
const same = (a: string, b: string) => a === b;
const word = fc.constantFrom('the', 'keys', 'are', 'rotated', 'every', 'year', 'quarter', '鍵', 'é.');
const sentence = fc.array(word, { minLength: 1, maxLength: 30 }).map((words) => words.join(' '));
const block: fc.Arbitrary<ProseBlock> = fc.record({
  kind: fc.constantFrom('paragraph', 'item'),
  depth: fc.constant(0),
  text: sentence,
});

describe('the shortest edit', () => {
  test('gives both lists back', () => {
    fc.assert(
      fc.property(fc.array(item), fc.array(item), (before, after) => {
        const runs = shortestEdit(before, after, same);
        expect(runs.flatMap(({ kind, items }) => (kind === 'added' ? [] : items))).toEqual(before);
        expect(runs.flatMap(({ kind, items }) => (kind === 'removed' ? [] : items))).toEqual(after);
      }),
      { numRuns: 1000 },
    );
  });

  test('keeps as much as the longest common subsequence', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 12 }), fc.array(item, { maxLength: 12 }), (before, after) => {
        const kept = shortestEdit(before, after, same).flatMap(({ kind, items }) =>
          kind === 'same' ? items : [],
        );
        expect(kept).toHaveLength(longestCommon(before, after));
      }),
      { numRuns: 1000 },
    );
  });

  test('replaces the whole where two long lists have nothing in common, in bounded time', () => {
    const numbers = (from: number) => Array.from({ length: 20_000 }, (_, index) => String(from + index));
    const started = performance.now();
    const runs = shortestEdit(numbers(0), numbers(50_000), same);
    expect(runs.map(({ kind, items }) => [kind, items.length])).toEqual([
      ['removed', 20_000],
      ['added', 20_000],
    ]);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('changed words', () => {
  test('give both texts back', () => {
    fc.assert(
      fc.property(sentence, sentence, (before, after) => {
        const pieces = wordChanges(before, after);
        const text = (without: string) =>
          pieces.flatMap(({ kind, text }) => (kind === without ? [] : text)).join('');
        expect(text('added').trimEnd()).toBe(before);
        expect(text('removed').trimEnd()).toBe(after);
      }),
      { numRuns: 1000 },
    );
  });

  test('are whole words, and a single word between two changes belongs to them', () => {
    expect(
      wordChanges('Keys are rotated every year by the owner.', 'Keys are rotated each year, by the owner.'),
    ).toEqual([
      { kind: 'same', text: 'Keys are rotated ' },
      { kind: 'removed', text: 'every year ' },
      { kind: 'added', text: 'each year, ' },
      { kind: 'same', text: 'by the owner.' },
    ]);
  });

  test('are single characters where a script has no spaces', () => {
    expect(wordChanges('鍵を毎年更新する', '鍵を毎月更新する').filter(({ kind }) => kind !== 'same')).toEqual(
      [
        { kind: 'removed', text: '年' },
        { kind: 'added', text: '月' },
      ],
    );
  });
});

describe('changed texts', () => {
  test('give both texts back, block by block', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), fc.array(block, { maxLength: 12 }), (before, after) => {
        const changes = textChanges(before, after);
        const side = (without: 'added' | 'removed') =>
          changes.flatMap((change) => {
            if (change.kind === without) return [];
            if (change.kind !== 'changed') return [change.block.text];
            const kept = change.pieces.filter(({ kind }) => kind !== without);
            return [
              kept
                .map(({ text }) => text)
                .join('')
                .trimEnd(),
            ];
          });
        expect(side('added')).toEqual(before.map(({ text }) => text));
        expect(side('removed')).toEqual(after.map(({ text }) => text));
      }),
      { numRuns: 500 },
    );
  });

  test('an edited paragraph is one change, another paragraph is a removal and an addition', () => {
    const paragraph = (text: string): ProseBlock => ({ kind: 'paragraph', depth: 0, text });
    const changes = textChanges(
      [paragraph('Access is reviewed once a year by the owner.'), paragraph('Visitors sign a book.')],
      [paragraph('Access is reviewed twice a year by the owner.'), paragraph('Laptops are encrypted.')],
    );
    expect(changes.map(({ kind }) => kind)).toEqual(['changed', 'removed', 'added']);
  });
});

function longestCommon(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const one of a) {
    const next = [0];
    b.forEach((other, index) => {
      next.push(one === other ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0));
    });
    row = next;
  }
  return row.at(-1) ?? 0;
}
