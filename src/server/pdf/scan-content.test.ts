import { expect, test } from 'vitest';
import { scanContent } from './scan-content.ts';

test.each([
  ['nothing', '', '', 0],
  ['balanced content', 'q BT (x) Tj ET /A BMC EMC Q', '', 0],
  ['open state, text and layer', 'q BT /OC /A BDC', 'EMC ET Q', 0],
  ['two open states', 'q q Q q', 'Q Q', 0],
  ['stray restores', 'Q q Q Q', '', 2],
  ['operators inside strings, names, comments and hex', '(q \\) q) Tj /q /Q % q Q\n<71> Tj', '', 0],
  ['nested parentheses', '((q) (q)) Tj q', 'Q', 0],
  ['operators inside a dictionary', '/A <</Q q /B [q Q Q]>> BDC EMC', '', 0],
  ['an inline image whose data looks like operators', 'q BI /W 1 ID q q EI\x80 Q Q \nEI Q', '', 0],
  ['names that begin like operators', 'qq Qx BTT q1', '', 0],
])('%s', (_, content, closers, strays) => {
  const scan = scanContent(Buffer.from(content, 'latin1'));
  expect(scan.closers.join(' ')).toBe(closers);
  expect(scan.strayRestores).toHaveLength(strays);
  expect(scan.end).toBe(content.length);
});

test.each([
  ['string', 'q 1 w (never q', 6],
  ['hex string', 'q <414', 2],
  ['array', 'q [1 2 q Q', 2],
  ['dictionary', 'q /A <</B 1 BDC Q', 5],
  ['inline image', 'q BI /W 1 ID \x00\x01\x02', 2],
])('an unclosed %s ends the content where it begins', (_, content, end) => {
  expect(scanContent(Buffer.from(content, 'latin1'))).toMatchObject({ end, closers: ['Q'] });
});
