import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainReference } from './plain-reference.ts';

describe('plainReference', () => {
  it.each([
    ['cc6.1', 'CC6.1'],
    [' CC\u00a06.1 ', 'CC6.1'],
    ['CC\u2009\u200b6.\u20601\ufeff', 'CC6.1'],
    ['ＣＣ６．１', 'CC6.1'],
    ['CC6.1–CC6.4', 'CC6.1-CC6.4'],
    ['CC6.1 — CC6.4', 'CC6.1-CC6.4'],
    ['PR.AA\u201103', 'PR.AA-03'],
    ['PR.AA\u221203', 'PR.AA-03'],
    ['CC6.1…CC6.4', 'CC6.1...CC6.4'],
    ['CC\u00ad6.1', 'CC6.1'],
  ])('reads %j as %s', (written, plain) => {
    expect(plainReference(written)).toBe(plain);
  });

  it('never throws and leaves no space', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (written) => {
        expect(plainReference(written)).not.toMatch(/\s/);
      }),
    );
  });
});
