import { describe, expect, test } from 'vitest';
import type { CalendarDay } from '../calendar-day.ts';
import { type HistoryStart, historyStart } from './history-start.ts';
import type { ReadRevision, Revision } from './past.ts';
import { isFirstPublication, publishedRevisions } from './published-revisions.ts';

interface Data {
  readonly visibility: string;
  readonly draft: boolean;
  readonly version: string;
}

const read = (day: string, version: string, more: Partial<Data> = {}): Revision<Data> => ({
  state: 'read',
  commit: day,
  day: day as CalendarDay,
  entry: {
    id: 'x',
    file: 'policies/x.md',
    places: new Map(),
    body: version,
    bodyLine: 1,
    data: { visibility: 'public', draft: false, version, ...more },
  },
  text: version,
});
const gone = (day: string): Revision<Data> => ({ state: 'absent', commit: day, day: day as CalendarDay });
const broken = (isTakenBack: boolean): Revision<Data> => ({
  state: 'unreadable',
  commit: 'b',
  day: '2026-02-01' as CalendarDay,
  isTakenBack,
});
const all: HistoryStart[] = [{ kind: 'all' }];
const versions = (revisions: readonly Revision<Data>[], starts = all, closed = '') =>
  publishedRevisions(revisions, starts, ({ text }) => text === closed).map(({ entry }) => entry.data.version);

const open = [read('2026-03-01', '3'), read('2026-02-01', '2'), read('2026-01-01', '1')];

describe('what of the past may be shown', () => {
  test('every revision that was public', () => expect(versions(open)).toEqual(['3', '2', '1']));

  test.each([
    ['gated', read('2026-02-01', '2', { visibility: 'gated' })],
    ['internal', read('2026-02-01', '2', { visibility: 'internal' })],
    ['a draft', read('2026-02-01', '2', { draft: true })],
    ['deleted', gone('2026-02-01')],
  ])('nothing from before it was %s, though it was public then', (_name, middle) =>
    expect(versions([read('2026-03-01', '3'), middle, read('2026-01-01', '1')])).toEqual(['3']),
  );

  test('not one that cannot be read, but what was before it', () => {
    expect(versions([read('2026-03-01', '3'), broken(false), read('2026-01-01', '1')])).toEqual(['3', '1']);
  });

  test('nothing from before one that cannot be read and asks not to be public', () =>
    expect(versions([read('2026-03-01', '3'), broken(true), read('2026-01-01', '1')])).toEqual(['3']));

  test('not one that holds something closed today', () =>
    expect(versions(open, all, '2')).toEqual(['3', '1']));

  test.each([
    ['none', []],
    ['2026-02-01', ['3', '2']],
    ['2', ['3', '2']],
    ['9', []],
  ])('as far as historyFrom: %s allows', (written, expected) =>
    expect(versions(open, [{ kind: 'all' }, historyStart(written)])).toEqual(expected),
  );

  test('as far as the later of two starts allows, and no version as a start widens a day', () => {
    expect(versions(open, [historyStart('2026-03-01'), historyStart('1')])).toEqual([]);
    expect(versions(open, [historyStart('2026-02-01'), historyStart('3')])).toEqual(['3']);
  });
});

describe('what became public for the first time', () => {
  const first = read('2026-02-01', '2') as ReadRevision<Data>;

  test.each<[string, readonly Revision<Data>[], boolean]>([
    ['nothing was before it', [], true],
    ['it was a draft', [read('2026-01-01', '1', { draft: true })], true],
    ['it was internal', [read('2026-01-01', '1', { visibility: 'internal' })], true],
    ['the file was not there', [gone('2026-01-01')], true],
    ['it was public once, and taken back', [gone('2026-01-02'), read('2026-01-01', '1')], false],
    ['nobody can tell what it was', [broken(false)], false],
  ])('%s', (_name, earlier, expected) => {
    expect(isFirstPublication(first, [read('2026-03-01', '3'), first, ...earlier])).toBe(expected);
  });
});
