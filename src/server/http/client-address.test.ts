import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientAddress } from './client-address.ts';

const address = fc.oneof(fc.ipV4(), fc.ipV6());

describe('clientAddress', () => {
  it('ignores the header without proxies, whatever it says', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.oneof(fc.string(), address), (socket, forged) => {
        expect(clientAddress(socket, forged, 0)).toBe(socket);
      }),
    );
  });

  it('cannot be changed by anything that a visitor writes in front of what the proxies append', () => {
    const forged = fc.array(fc.oneof(fc.string(), address), { maxLength: 5 });
    fc.assert(
      fc.property(forged, fc.ipV4(), fc.array(fc.ipV4(), { maxLength: 3 }), (written, visitor, proxies) => {
        const [socket = '10.0.0.1', ...inner] = [...proxies].reverse();
        const appended = [visitor, ...inner.reverse()];
        const header = [...written, ...appended].join(', ');
        expect(clientAddress(socket, header, appended.length)).toBe(visitor);
      }),
    );
  });

  it('falls back to the connection when a request came past the proxies', () => {
    expect(clientAddress('192.0.2.7', undefined, 1)).toBe('192.0.2.7');
    expect(clientAddress('192.0.2.7', '198.51.100.1', 2)).toBe('192.0.2.7');
    expect(clientAddress('192.0.2.7', 'unknown', 1)).toBe('192.0.2.7');
  });

  it.each([
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['192.0.2.7:5123', '192.0.2.7'],
    ['[2001:DB8::1]:443', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1'],
  ])('gives %s one spelling', (written, expected) => {
    expect(clientAddress('10.0.0.1', written, 1)).toBe(expected);
  });
});
