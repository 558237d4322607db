import { expect, test } from 'vitest';
import { waitingAge } from './age-words.ts';
import { type QueueItem, queuePage, readChoice } from './queue-view.ts';
import { en } from './words/en.ts';

const item = (id: string, changes: Partial<QueueItem>): QueueItem => ({
  id,
  status: 'active',
  submittedAt: 1,
  queuedAt: null,
  name: 'Ada Prospect',
  email: 'ada@acme.example',
  company: 'Acme',
  documents: ['soc2'],
  ...changes,
});
const requests = [
  item('r-1', { submittedAt: 1 }),
  item('r-2', { status: 'in-review', submittedAt: 2, queuedAt: 20 }),
  item('r-3', { submittedAt: 3, status: 'denied', company: 'Other' }),
  item('r-4', { status: 'in-review', submittedAt: 4, queuedAt: 10, documents: ['pen-test'] }),
];
const ids = (query: string) =>
  queuePage(requests, readChoice(new URLSearchParams(query))).items.map(({ id }) => id);

test('who waits stands first, the longest wait on top; the others follow, newest first', () => {
  expect(ids('')).toEqual(['r-4', 'r-2', 'r-3', 'r-1']);
});

test('a query narrows by state, words and document; what it does not know narrows nothing', () => {
  expect(ids('show=waiting')).toEqual(['r-4', 'r-2']);
  expect(ids('show=ended')).toEqual(['r-3']);
  expect(ids('q=OTHER')).toEqual(['r-3']);
  expect(ids('q=r-2')).toEqual(['r-2']);
  expect(ids('document=pen-test')).toEqual(['r-4']);
  expect(ids('show=constructor&page=-4&q=')).toHaveLength(4);
});

test('a page after the last one is the last one', () => {
  const many = Array.from({ length: 51 }, (_, n) => item(`r-${n}`, { submittedAt: n }));
  const page = queuePage(many, { filter: 'all', search: '', document: '', page: 9 });
  expect(page).toMatchObject({ pages: 2, items: [{ id: 'r-0' }] });
});

test('the age is cut and says how much of the promised time is left', () => {
  const hour = 3_600_000;
  const age = (waited: number, due: number | null) =>
    waitingAge({ queuedAt: 0, dueAt: due }, waited, en.staffPages.age);
  expect(age(1.9 * hour, 24 * hour)).toEqual({ text: '1 hour ago, 22 hours left', isLate: false });
  expect(age(30 * hour, 24 * hour)).toEqual({ text: '30 hours ago, overdue by 6 hours', isLate: true });
  expect(age(100 * hour, null)).toEqual({ text: '4 days ago', isLate: false });
});
