import { expect, test } from 'vitest';
import { buildSummary } from './build-summary.ts';

test('every step has a line with its seconds, and the last line is the whole', () => {
  const steps = [
    { name: 'Pages', what: '202 pages, 199 Markdown twins', ms: 2_345 },
    { name: 'Social cards', what: '200 pictures, none drawn anew', ms: 81 },
  ];
  expect(buildSummary(steps, 'dist', 12_345)).toBe(
    [
      '',
      '  Pages           2.3 s  202 pages, 199 Markdown twins',
      '  Social cards    0.1 s  200 pictures, none drawn anew',
      'Built dist in 12.3 s.',
      '',
    ].join('\n'),
  );
});
