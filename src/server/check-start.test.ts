import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { GateCatalogue } from '#domain/gate/gate-catalogue.ts';
import { sampleCatalogue } from '#gate/gate.fixture.ts';
import { checkStart } from './check-start.ts';
import { readSettings } from './settings.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vitrine-start-'));
  mkdirSync(join(folder, 'gate'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const hook = { url: 'https://crm.example/hook', events: [], personalData: false };
const key = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
const problemsWith = async (names: readonly string[], env: Readonly<Record<string, string>>) => {
  const notify = { ...sampleCatalogue().notify, webhooks: names.map((name) => ({ ...hook, name })) };
  const catalogue: Partial<GateCatalogue> = { notify, documents: [] };
  writeFileSync(join(folder, 'gate', 'catalogue.json'), JSON.stringify(sampleCatalogue(catalogue)));
  const read = readSettings({ VITRINE_DATA: join(folder, 'data'), VITRINE_SECRET: '07'.repeat(32), ...env });
  if (read.kind === 'refused') throw new Error(JSON.stringify(read.problems));
  const outcome = await checkStart(read.settings, folder);
  return outcome.kind === 'refused' ? outcome.problems : [];
};

test('a webhook without a key that signs its calls is a refusal that names it and says how to make one', async () => {
  expect(await problemsWith(['crm', 'chat'], { WEBHOOK_SECRETS: `chat=${key}` })).toEqual([
    expect.stringMatching(/^gate\.yaml names the webhook crm, .* set WEBHOOK_SECRETS=crm=whsec_…$/),
  ]);
  expect(await problemsWith(['crm', 'chat'], {})).toHaveLength(2);
});

test('with a key for each, or no webhook, nothing is refused', async () => {
  expect(await problemsWith(['crm', 'chat'], { WEBHOOK_SECRETS: `crm=${key},chat=${key}` })).toEqual([]);
  expect(await problemsWith([], {})).toEqual([]);
});

test('everything that is missing is said together', async () => {
  const problems = await problemsWith(['crm'], { VITRINE_SECRET: '' });
  expect(problems).toEqual([
    expect.stringContaining('VITRINE_SECRET is missing'),
    expect.stringContaining('webhook crm'),
  ]);
});
