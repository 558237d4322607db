import { describe, expect, test } from 'vitest';
import { fixAt, fixValue, textAt } from './fix.ts';

const text = 'first line\nid: "AC-01" # why\nlast';
const place = (line: number, column: number, endLine: number, endColumn: number) => ({
  line,
  column,
  endLine,
  endColumn,
});

describe('the text at a place', () => {
  test('on one line and over lines', () => {
    expect(textAt(text, place(1, 7, 1, 11))).toBe('line');
    expect(textAt(text, place(1, 7, 2, 3))).toBe('line\nid');
    expect(textAt(text, place(3, 1, 3, 5))).toBe('last');
  });
  test('is nothing outside of the text, and without an end', () => {
    expect(textAt(text, place(4, 1, 4, 2))).toBeNull();
    expect(textAt(text, place(3, 1, 3, 6))).toBeNull();
    expect(textAt(text, place(1, 5, 1, 3))).toBeNull();
    expect(textAt(text, { line: 1, column: 1 })).toBeNull();
  });
});

describe('a fix', () => {
  test('names what stands there', () =>
    expect(fixAt(text, place(3, 1, 3, 5), 'end')).toEqual({
      place: place(3, 1, 3, 5),
      written: 'last',
      replacement: 'end',
    }));
  test('is none where nothing would change or nothing is there', () => {
    expect(fixAt(text, place(3, 1, 3, 5), 'last')).toBeUndefined();
    expect(fixAt(text, place(3, 1, 3, 1), 'x')).toBeUndefined();
    expect(fixAt(text, null, 'x')).toBeUndefined();
  });
  test('of a value keeps its quotes', () =>
    expect(fixValue(text, place(2, 5, 2, 12), 'AC-01', 'AC-02')?.replacement).toBe('"AC-02"'));
  test('of a value is none where the file shows it in another form', () => {
    expect(fixValue('"AC\\u002d01"', place(1, 1, 1, 13), 'AC-01', 'AC-02')).toBeUndefined();
    expect(fixValue('*alias', place(1, 1, 1, 7), 'AC-01', 'AC-02')).toBeUndefined();
  });
});
