import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { CalendarDay } from '#domain/calendar-day.ts';
import { isAttestation } from '#domain/content/report.ts';
import { contentFolder } from '#load/content-folder.fixture.ts';
import { encryptBytes } from '#server/vault/encrypt-file.ts';
import { hiddenContent } from './leak-gate/hidden-content.ts';
import { examinedContent } from './loaded-content.ts';

const today = '2026-11-23' as CalendarDay;
const canary = 'canary vole asks nobody for nine green ladders today';
const settings = `staff:
  - { email: head@acme.example, role: admin }
autoApprove:
  - { domain: buyer.example, documents: [soc2], days: 30 }
block: { domains: [rival.example] }
reports:
  soc2:
    exceptions:
      - { control: ALL-01, criterion: CC6.1, description: ${canary}, response: Done., status: remediated }
    cuecs:
      - { id: U-1, text: Customers keep their keys., criteria: [CC6.1] }
`;
const report = `---
framework: soc2
type: 2
status: observation
period: { start: 2026-07-01, end: 2027-06-30 }
categories: [security]
products: [cloud]
---
The next report.
`;

let identity = '';
let recipient = '';
beforeAll(async () => {
  identity = await generateIdentity();
  recipient = await identityToRecipient(identity);
});
afterEach(() => vi.unstubAllEnvs());

async function folderWith(text: string): Promise<string> {
  const root = contentFolder({ 'reports/soc2.md': report, 'gate.yaml': 'staff: []\n' });
  mkdirSync(join(root, 'vault'), { recursive: true });
  writeFileSync(join(root, 'vault/recipients.txt'), `${recipient}\n`);
  writeFileSync(
    join(root, 'vault/private.yaml.age'),
    await encryptBytes(new TextEncoder().encode(text), [recipient]),
  );
  return root;
}

async function checked(text: string, key: string | null) {
  vi.stubEnv('VITRINE_VAULT_IDENTITY', key ?? '');
  const content = await examinedContent(await folderWith(text), today);
  const about = content.findings.filter(({ file }) => file === 'vault/private.yaml.age');
  return { ...content, about };
}

describe('vault/private.yaml.age', () => {
  test('adds staff, rules, exceptions and CUECs, and is no document of the vault', async () => {
    const { trustCenter, facts, about } = await checked(settings, identity);
    expect(about).toEqual([]);
    expect(trustCenter.gate.data.staff).toEqual([{ email: 'head@acme.example', role: 'admin' }]);
    expect(trustCenter.gate.data.autoApprove).toMatchObject([{ domain: 'buyer.example' }]);
    expect(trustCenter.gate.data.block.domains).toEqual(['rival.example']);
    const [soc2] = trustCenter.reports;
    if (!soc2 || !isAttestation(soc2.data)) throw new Error('no report');
    expect(soc2.data.exceptions).toHaveLength(1);
    expect(soc2.data.cuecs).toMatchObject([{ id: 'U-1', public: false }]);
    expect([...facts.vaultFiles]).toEqual([]);
    expect(facts.privateSettings).toBe('read');
  });

  test('statement 1: all of it is among what the leak gate looks for', async () => {
    const { trustCenter, facts, texts } = await checked(settings, identity);
    const hidden = hiddenContent(trustCenter, facts, []);
    expect([...hidden.tokens.keys()]).toContain('head@acme.example');
    expect(hidden.texts.map(({ text }) => text)).toEqual(
      expect.arrayContaining([canary, 'Customers keep their keys.']),
    );
    expect([...texts.values()].join('')).not.toContain('canary');
  });

  test('is missed with one plain warning where there is no key, and nothing else is said about gate.yaml', async () => {
    const { about, findings, facts } = await checked(settings, null);
    expect(about).toMatchObject([
      {
        ruleId: 'private-settings',
        severity: 'warning',
        message: 'There is no key to open it with. Staff, rules, exceptions and CUECs in it were not read.',
      },
    ]);
    expect(findings.filter(({ file }) => file === 'gate.yaml')).toEqual([]);
    expect(facts.privateSettings).toBe('unread');
  });

  test('does not open with another key', async () => {
    const { about } = await checked(settings, await generateIdentity());
    expect(about).toMatchObject([{ severity: 'error' }]);
    expect(about[0]?.message).toContain('other recipients than the key in VITRINE_VAULT_IDENTITY');
  });

  test.each([
    [
      'a report that is not there',
      'reports: { soc3-x: { basis: Why. } }\n',
      'There is no SOC report `soc3-x`.',
      1,
    ],
    ['a role that is none', 'staff:\n  - { email: head@acme.example, role: chief }\n', 'role', 2],
    ['broken YAML', 'staff: [head@acme.example\n', '', null],
  ])('says what is wrong with %s without quoting a secret', async (_, text, message, line) => {
    const { about } = await checked(text, identity);
    expect(about.length).toBeGreaterThan(0);
    expect(about[0]?.severity).toBe('error');
    expect(about[0]?.message).toContain(message);
    if (line !== null) expect(about[0]?.place?.line).toBe(line);
    expect(JSON.stringify(about)).not.toContain('head@acme');
    expect(JSON.stringify(about)).not.toContain('chief');
  });

  const hasAge = spawnSync('age', ['--version']).status === 0;
  test.skipIf(!hasAge)('opens when the age command of Debian wrote it', async () => {
    vi.stubEnv('VITRINE_VAULT_IDENTITY', identity);
    const root = await folderWith('staff: []\n');
    const args = ['-R', join(root, 'vault/recipients.txt'), '-o', join(root, 'vault/private.yaml.age')];
    execFileSync('age', args, { input: settings });
    const content = await examinedContent(root, today);
    expect(content.trustCenter.gate.data.staff).toHaveLength(1);
  });
});
