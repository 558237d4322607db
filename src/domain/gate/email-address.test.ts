import { domainToASCII } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBlocked } from './admission.ts';
import { isBelowDomain, isInDomain, parseEmailAddress } from './email-address.ts';

const parse = (text: string) => parseEmailAddress(text, domainToASCII);

describe('an e-mail address', () => {
  test.each([
    ['Ada@Acme.COM', 'ada@acme.com'],
    [' ada.l+soc2@mail.acme.co.uk ', 'ada.l+soc2@mail.acme.co.uk'],
    ["o'neil@acme.com", "o'neil@acme.com"],
    ['ada@bücher.example', 'ada@xn--bcher-kva.example'],
    ['a@\u0430cme.com', 'a@xn--cme-5cd.com'],
  ])('%j is %s', (text, address) => {
    expect(parse(text)?.address).toBe(address);
  });

  test.each([
    '',
    'ada',
    '@acme.com',
    'ada@',
    'ada@acme',
    'ada@acme.com.',
    'ada@.acme.com',
    'ada@acme..com',
    'a@acme.com@evil.io',
    '"ada"@acme.com',
    '"a@acme.com"@evil.io',
    'ada(x)@acme.com',
    'ada@[127.0.0.1]',
    'ada@127.0.0.1',
    '.ada@acme.com',
    'a..b@acme.com',
    'a\u0000@acme.com',
    'ada@acme.com\r\nBcc: x@y.zz',
    'ada@acme.com,b@evil.io',
    'ada@acme.com;b@evil.io',
    '<ada@acme.com>',
    'Ada <ada@acme.com>',
    'ada@acme_x.com',
    'ada@-acme.com',
    'ada@acme%2ecom',
    'ada@acme.com/x',
    'ada@acme。com',
    `${'a'.repeat(65)}@acme.com`,
    `a@${'b'.repeat(64)}.com`,
    'ä@acme.com',
  ])('%j is none', (text) => {
    expect(parse(text)).toBeNull();
  });

  test('property: whatever is read is one @, lower case, printable ASCII, and reads as itself', () => {
    const odd = fc.string({
      unit: fc.constantFrom(
        'a',
        'B',
        '.',
        '@',
        '-',
        '"',
        '\\',
        ' ',
        '\n',
        'é',
        'ａ',
        '。',
        '\u200b',
        '%',
        '1',
      ),
    });
    fc.assert(
      fc.property(
        fc.oneof(
          odd,
          fc.tuple(odd, odd).map(([a, b]) => `${a}@${b}.com`),
          fc.emailAddress(),
        ),
        (text) => {
          const read = parse(text);
          if (!read) return;
          expect(read.address).toMatch(/^[!-?A-~]+@[a-z0-9.-]+$/);
          expect(read.address).toBe(read.address.toLowerCase());
          expect(parse(read.address)).toEqual(read);
          expect(read.address.endsWith(`@${read.domain}`)).toBe(true);
        },
      ),
    );
  });
});

describe('a domain', () => {
  test('statement 4: matches exactly', () => {
    const isIn = (text: string) => {
      const address = parse(text);
      return address !== null && isInDomain(address, 'acme.com');
    };
    expect(isIn('a@ACME.com')).toBe(true);
    for (const other of [
      'a@evilacme.com',
      'a@acme.com.evil.io',
      'a@mail.acme.com',
      'a@acme.co',
      'a@\u0430cme.com',
      'a@acm\u0435.com',
    ])
      expect(isIn(other)).toBe(false);
  });

  test('blocks what lies below it too, and nothing beside it', () => {
    const rival = parse('x@eu.rival.example');
    const other = parse('x@notrival.example');
    expect(rival && isBelowDomain(rival, 'rival.example')).toBe(true);
    expect(other && isBelowDomain(other, 'rival.example')).toBe(false);
  });

  test('free mail is refused only where the settings say so', () => {
    const gmail = parse('x@gmail.com');
    if (!gmail) throw new Error('no address');
    expect(isBlocked(gmail, { domains: [], freeMail: 'review', disposable: 'review' })).toBe(false);
    expect(isBlocked(gmail, { domains: [], freeMail: 'block', disposable: 'review' })).toBe(true);
  });
});
