import { expect, test } from 'vitest';
import { howToRead as german } from './de/how-to-read.ts';
import { howToRead as english } from './en/how-to-read.ts';

const shape = ({ parts }: typeof english) =>
  parts.map(({ id, entries }) => [id, entries.map((entry) => [entry.id, entry.text.length])]);

test('the guide has the same parts, anchors and paragraphs in every language', () => {
  expect(shape(german)).toEqual(shape(english));
  expect(german.steps).toHaveLength(english.steps.length);
});

test('no anchor stands twice', () => {
  const ids = english.parts.flatMap(({ id, entries }) => [id, ...entries.map((entry) => entry.id)]);
  expect(new Set(ids).size).toBe(ids.length);
});
