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

describe('changed structure', () => {
  const make = (kind: ProseBlock['kind'], text: string, depth = 0): ProseBlock => ({ kind, depth, text });
  const told = (before: readonly ProseBlock[], after: readonly ProseBlock[]) =>
    textChanges(before, after)
      .filter(({ kind }) => kind !== 'same')
      .map((change) => ({
        kind: change.kind,
        block: change.block.kind,
        isMoved: 'isMoved' in change && change.isMoved,
      }));
  const rows = ['Critical | 7 days', 'High | 30 days', 'Medium | 90 days'].map((text) => make('row', text));

  test('a row that was added is one row added', () => {
    expect(told(rows, [...rows, make('row', 'Low | 180 days')])).toEqual([
      { kind: 'added', block: 'row', isMoved: false },
    ]);
  });

  test('a cell that changed is its row, changed in that cell', () => {
    const after = rows.with(1, make('row', 'High | 14 days'));
    expect(told(rows, after)).toEqual([{ kind: 'changed', block: 'row', isMoved: false }]);
    const change = textChanges(rows, after).find(({ kind }) => kind === 'changed');
    expect(change?.kind === 'changed' && change.pieces).toEqual([
      { kind: 'same', text: 'High | ' },
      { kind: 'removed', text: '30 ' },
      { kind: 'added', text: '14 ' },
      { kind: 'same', text: 'days' },
    ]);
  });

  test('an item that was moved is told in both places, and as moved', () => {
    const items = ['Ask', 'Approve', 'Give', 'Review'].map((text) => make('item', text));
    const after = [items[1], items[2], items[3], items[0]].filter((one) => one !== undefined);
    expect(told(items, after)).toEqual([
      { kind: 'removed', block: 'item', isMoved: true },
      { kind: 'added', block: 'item', isMoved: true },
    ]);
  });

  test('a heading that was renamed is one heading changed, though no word is the same', () => {
    const text = make('paragraph', 'Access is asked for.');
    expect(told([make('heading', 'Steps', 2), text], [make('heading', 'Duties', 2), text])).toEqual([
      { kind: 'changed', block: 'heading', isMoved: false },
    ]);
  });

  test('a paragraph that became an item was not moved', () => {
    expect(told([make('paragraph', 'Ask first')], [make('item', 'Ask first')])).toEqual([
      { kind: 'removed', block: 'paragraph', isMoved: false },
      { kind: 'added', block: 'item', isMoved: false },
    ]);
  });

  test('what is put back twice was moved once', () => {
    const [item, other] = [make('item', 'Ask'), make('item', 'Review')];
    expect(told([item, other], [other, item, item])).toEqual([
      { kind: 'removed', block: 'item', isMoved: true },
      { kind: 'added', block: 'item', isMoved: true },
      { kind: 'added', block: 'item', isMoved: false },
    ]);
  });

  test('as much is moved to somewhere as is moved from somewhere', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), fc.array(block, { maxLength: 12 }), (before, after) => {
        const moved = (kind: string) =>
          textChanges(before, after)
            .flatMap((change) =>
              change.kind === kind && 'isMoved' in change && change.isMoved ? [change.block.text] : [],
            )
            .sort();
        expect(moved('removed')).toEqual(moved('added'));
      }),
    );
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
