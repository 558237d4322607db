import { expect, test } from 'vitest';
import { showProgress } from './show-progress.ts';

function written(isTTY: boolean, total: number): string {
  let text = '';
  const done = showProgress('Drawing', total, { isTTY, write: (part: string) => (text += part) });
  for (let n = 0; n < total; n++) done();
  return text;
}

test('a log gets a line every 250', () =>
  expect(written(false, 600)).toBe('Drawing: 250 of 600\nDrawing: 500 of 600\n'));

test('a log gets nothing for a few', () => expect(written(false, 30)).toBe(''));

test('a terminal gets a bar, which is gone at the end', () => {
  const text = written(true, 60);
  expect(text).toContain('Drawing ███████████████░░░░░░░░░░░░░░░ 30 of 60');
  expect(text.endsWith('\r\u001b[K')).toBe(true);
  expect(text.split('\r').length).toBeLessThanOrEqual(33);
});
