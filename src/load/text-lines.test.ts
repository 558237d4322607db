import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textLines } from './text-lines.ts';

test('property: the line and column lead back to the offset', () => {
  const text = fc
    .array(fc.constantFrom('a', 'é', '😀', '\n', '\r', '\u2028'), { maxLength: 40 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, fc.nat(60), (content, offset) => {
      const { line, column } = textLines(content)(offset);
      const before = content
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length;
      expect(before + (line > 1 ? 1 : 0) + column - 1).toBe(Math.min(offset, content.length));
    }),
  );
});
