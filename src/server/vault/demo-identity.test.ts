import { readFile } from 'node:fs/promises';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { checkIdentities, demoRecipient } from './demo-identity.ts';
import { readIdentities } from './identities.ts';
import { readRecipients } from './recipients-file.ts';

const vault = new URL('../../../content/vault/', import.meta.url);
const own = await generateX25519Identity();

async function demoIdentity(): Promise<string> {
  const read = readIdentities(await readFile(new URL('demo-identity.txt', vault), 'utf8'));
  if (read.kind === 'refused') throw new Error(read.message);
  return read.identities[0] ?? '';
}

describe('the demo identity', () => {
  it('is the one that the sample is encrypted to, and says so in capitals', async () => {
    const text = await readFile(new URL('demo-identity.txt', vault), 'utf8');
    expect(text).toContain('THIS KEY IS PUBLIC AND PROTECTS NOTHING');
    expect(await identityToRecipient(await demoIdentity())).toBe(demoRecipient);
    const recipients = readRecipients(await readFile(new URL('recipients.txt', vault), 'utf8'));
    expect(recipients).toEqual({ kind: 'recipients', recipients: [demoRecipient] });
  });

  it.each(['http://localhost:4321', 'http://127.0.0.1:4321', 'http://127.9.9.9', 'http://[::1]:4321'])(
    'is accepted at %s',
    async (url) => {
      expect(await checkIdentities([await demoIdentity()], url)).toEqual({ kind: 'accepted', demo: true });
    },
  );

  it.each([
    'https://trust.example.com',
    'http://192.168.1.4:4321',
    'http://0.0.0.0:4321',
    'https://localhost.example.com',
    'https://localhost@example.com',
    'https://127.0.0.1.example.com',
    'https://127.example.com',
    'http://[::ffff:192.168.1.4]',
    'not an address',
  ])('is refused at %s', async (url) => {
    const check = await checkIdentities([own, await demoIdentity()], url);
    expect(check).toMatchObject({ kind: 'refused', message: expect.stringContaining('vault keygen') });
    expect(JSON.stringify(check)).not.toContain('AGE-SECRET-KEY-1K');
  });

  it("has nothing to do with keys of one's own", async () => {
    expect(await checkIdentities([own], 'https://trust.example.com')).toEqual({
      kind: 'accepted',
      demo: false,
    });
  });
});

describe('readIdentities', () => {
  it('takes several, separated by commas or line breaks, past comments', async () => {
    const other = await generateX25519Identity();
    expect(readIdentities(`# old, until 2027\n${own}, ${other}\n`)).toEqual({
      kind: 'identities',
      identities: [own, other],
    });
  });

  it('counts a bad entry and never repeats it', () => {
    const bad = own.slice(0, -2);
    const refused = readIdentities(`${own}\n${bad}`);
    expect(refused).toMatchObject({ kind: 'refused', message: expect.stringContaining('entry 2 of 2') });
    expect(JSON.stringify(refused)).not.toContain(bad);
    expect(readIdentities('# none\n').kind).toBe('refused');
  });
});
