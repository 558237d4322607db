import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldLine, lineOctets } from './fold-line.ts';

/** As a reader of iCalendar does it (RFC 5545, 3.1). */
const unfold = (folded: string) => folded.replace(/\r\n[ \t]/g, '').replace(/\r\n$/, '');
const anyLine = fc
  .oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ unit: 'grapheme', maxLength: 400 }))
  .map((text) => text.replace(/[\r\n]/g, ''));

test('unfolding gives the line back, whatever is in it', () =>
  fc.assert(
    fc.property(anyLine, (line) => {
      expect(unfold(foldLine(line))).toBe(line);
    }),
  ));

test('no line has more than 75 octets, and no character is cut', () =>
  fc.assert(
    fc.property(anyLine, (line) => {
      const octets = Buffer.from(foldLine(line), 'utf8');
      for (const part of octets.toString('latin1').split('\r\n')) {
        expect(part.length).toBeLessThanOrEqual(lineOctets);
        const bytes = Buffer.from(part, 'latin1');
        expect(Buffer.from(bytes.toString('utf8'), 'utf8').equals(bytes)).toBe(true);
      }
    }),
  ));

test('75 octets stay on one line, 76 do not', () => {
  expect(foldLine('a'.repeat(75))).toBe(`${'a'.repeat(75)}\r\n`);
  expect(foldLine('a'.repeat(76))).toBe(`${'a'.repeat(75)}\r\n a\r\n`);
  expect(foldLine(`${'a'.repeat(74)}é`)).toBe(`${'a'.repeat(74)}\r\n é\r\n`);
});
