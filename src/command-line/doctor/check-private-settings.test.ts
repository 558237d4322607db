import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { sampleCatalogue } from '#gate/gate.fixture.ts';
import { contentFolder } from '#load/content-folder.fixture.ts';
import { encryptBytes } from '#server/vault/encrypt-file.ts';
import { checkPrivateSettings } from './check-private-settings.ts';

let identity = '';
let recipient = '';
beforeAll(async () => {
  identity = await generateIdentity();
  recipient = await identityToRecipient(identity);
});
afterEach(() => vi.unstubAllEnvs());

const secret = 'head@acme.example';

async function look(text: string | null, key: string, staff: { email: string; role: 'admin' }[] = []) {
  const root = contentFolder({ 'gate.yaml': 'staff: []\n' });
  mkdirSync(join(root, 'vault'), { recursive: true });
  writeFileSync(join(root, 'vault/recipients.txt'), `${recipient}\n`);
  if (text !== null) {
    const cipher = await encryptBytes(new TextEncoder().encode(text), [recipient]);
    writeFileSync(join(root, 'vault/private.yaml.age'), cipher);
  }
  const dist = join(root, '../dist');
  mkdirSync(join(dist, 'gate'), { recursive: true });
  writeFileSync(join(dist, 'gate/catalogue.json'), JSON.stringify(sampleCatalogue({ staff })));
  vi.stubEnv('VITRINE_VAULT_IDENTITY', key);
  const found = await checkPrivateSettings(root, dist);
  expect(JSON.stringify(found)).not.toContain(secret);
  return found.map(({ id, state, message }) => `${id} ${state}: ${message}`);
}

const sound = `staff:\n  - { email: ${secret}, role: admin }\n`;

test('says nothing where there are none', async () => {
  expect(await look(null, identity)).toEqual([]);
});

test('opens them with the key of the environment, and finds them in the build', async () => {
  expect(await look(sound, identity, [{ email: secret, role: 'admin' }])).toEqual([
    'private-settings fine: vault/private.yaml.age opens with this key and is sound.',
  ]);
});

test('tells a build that was made before them', async () => {
  expect(await look(sound, identity)).toEqual([
    "private-settings warning: The build knows 1 of the content's staff not at all, or in another role.",
  ]);
});

test('tells a key that does not open them, and none', async () => {
  expect(await look(sound, await generateIdentity())).toEqual([
    expect.stringMatching(/^private-settings problem: .*encrypted to other recipients/),
  ]);
  expect(await look(sound, '')).toEqual([
    expect.stringMatching(/^private-settings problem: .*There is no key to open it with/),
  ]);
});

test('names the line of a mistake, and quotes nothing', async () => {
  expect(await look(`staff:\n  - { email: ${secret}, role: king }\n`, identity)).toEqual([
    expect.stringMatching(/^private-settings problem: vault\/private\.yaml\.age, line 2: /),
  ]);
});
