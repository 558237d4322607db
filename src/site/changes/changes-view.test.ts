import { expect, it } from 'vitest';
import { publicContentOf } from '../trust-center.fixture.ts';
import { changesView } from './changes-view.ts';

const update = (date: string) => ({ title: `News of ${date}`, date, kind: 'general' });
const content = publicContentOf({
  updates: {
    a: update('2026-11-02'),
    b: update('2026-11-01'),
    c: update('2026-03-10'),
    d: update('2025-12-31'),
  },
});

it('groups what happened by month, the latest first, and the months by year', () => {
  const { months, years, total } = changesView(content);
  expect(months.map(({ id, title, changes }) => [id, title, changes.length])).toEqual([
    ['2026-11', 'November 2026', 2],
    ['2026-03', 'March 2026', 1],
    ['2025-12', 'December 2025', 1],
  ]);
  expect(years.map(({ year, months: names }) => [year, names.map(({ name }) => name)])).toEqual([
    ['2026', ['November', 'March']],
    ['2025', ['December']],
  ]);
  expect(total).toBe(4);
});

it('leaves out what is still to come', () => {
  const ahead = publicContentOf({ updates: { a: update('2027-01-05') } });
  expect(changesView(ahead)).toMatchObject({ months: [], years: [], total: 0 });
});
