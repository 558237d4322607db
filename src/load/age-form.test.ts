import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ageForm } from './age-form.ts';

async function sealed(bytes: number, recipients = 1): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  for (let number = 0; number < recipients; number++)
    encrypter.addRecipient(await identityToRecipient(await generateX25519Identity()));
  return encrypter.encrypt(new Uint8Array(bytes));
}

describe('an age file without its key', () => {
  test.each([0, 1, 65_535, 65_536, 65_537, 131_072, 200_000])(
    'tells that %i bytes are in it',
    async (bytes) => {
      expect(ageForm(await sealed(bytes))).toEqual({ kind: 'age', recipients: 1, clearBytes: bytes });
    },
  );
  test('tells for how many it is', async () =>
    expect(ageForm(await sealed(10, 3))).toEqual({ kind: 'age', recipients: 3, clearBytes: 10 }));
  test.each([30, 160, 190])('that ends after %i bytes is cut off', async (length) => {
    expect(ageForm((await sealed(500)).subarray(0, length)).kind).toBe('cut-off');
  });
  test('is told from a PDF, from armor and from anything else', () => {
    const form = (text: string) => ageForm(Buffer.from(text, 'latin1')).kind;
    expect(form('%PDF-1.7\n')).toBe('clear-pdf');
    expect(form('-----BEGIN AGE ENCRYPTED FILE-----\n')).toBe('armored');
    expect(form('version https://git-lfs.github.com/spec/v1\n')).toBe('no-age');
    expect(form('')).toBe('no-age');
  });
  test('whatever the bytes, there is an answer, and never a size below zero', () => {
    const start = Buffer.from('age-encryption.org/v1\n-> X25519 x\n');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (bytes, withStart) => {
        const form = ageForm(withStart ? Buffer.concat([start, bytes]) : bytes);
        if (form.kind === 'age') expect(form.clearBytes).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
