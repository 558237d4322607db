import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { inPreparation } from '#export/readiness/readiness.fixture.ts';
import { contentFolder } from '#load/content-folder.fixture.ts';
import { encryptBytes } from '#server/vault/encrypt-file.ts';
import { projectRoot } from './project-root.ts';
import { recordedTerminal } from './recorded-terminal.fixture.ts';
import { run } from './run.ts';

async function vitrine(...args: string[]) {
  const terminal = recordedTerminal();
  const code = await run([...args, '--today', '2026-11-23'], terminal);
  return { code, out: terminal.stdout(), err: terminal.stderr() };
}

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'vitrine-out-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

describe('vitrine readiness', () => {
  test('0 whether there are gaps or not', async () => {
    const { code, out, err } = await vitrine('readiness', '--content', contentFolder());
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('# Readiness assessment: Acme, 2026-11-23');
  });
  test('1 where a file could not be read, which the document says', async () => {
    const root = contentFolder({ 'controls/x.md': '' });
    const { code, out, err } = await vitrine('readiness', '--content', root);
    expect(code).toBe(1);
    expect(out).toContain('**Incomplete:**');
    expect(err).toContain('controls/x.md');
  });
  test('with the exceptions that a public repository keeps encrypted, and 1 where no key opens them', async () => {
    const identity = await generateIdentity();
    const exceptions = `reports:
  soc2-2025:
    exceptions:
      - { control: AC-05, criterion: CC6.2, description: A leaver kept access., response: Done., status: open }
`;
    const recipients = [await identityToRecipient(identity)];
    const cipher = await encryptBytes(new TextEncoder().encode(exceptions), recipients);
    const root = contentFolder({ ...inPreparation, 'vault/private.yaml.age': cipher });
    vi.stubEnv('VITRINE_VAULT_IDENTITY', identity);
    const opened = await vitrine('readiness', '--content', root);
    expect(opened).toMatchObject({ code: 0, out: expect.stringContaining('A leaver kept access.') });
    vi.stubEnv('VITRINE_VAULT_IDENTITY', '');
    const closed = await vitrine('readiness', '--content', root);
    vi.unstubAllEnvs();
    expect(closed).toMatchObject({ code: 1, err: expect.stringContaining('vault/private.yaml.age') });
    expect(closed.out).toContain('**Incomplete:**');
    expect(closed.out).not.toContain('A leaver kept access.');
  });
  test('2 without a folder, a known format, a known system, or a scope', async () => {
    const root = contentFolder();
    expect((await vitrine('readiness', '--content', '/nowhere')).code).toBe(2);
    expect((await vitrine('readiness', '--content', root, '--format', 'pdf')).code).toBe(2);
    const system = await vitrine('readiness', '--content', root, '--system', 'x');
    expect([system.code, system.err]).toEqual([
      2,
      'vitrine readiness: --system x is unknown; trust.yaml has system.\n',
    ]);
    const broken = await vitrine('readiness', '--content', contentFolder({ 'trust.yaml': 'company: {' }));
    expect([broken.code, broken.out]).toEqual([2, '']);
    expect(broken.err).toContain('trust.yaml could not be read');
  });
  test('machine formats stand alone on stdout', async () => {
    const root = contentFolder();
    expect(JSON.parse((await vitrine('readiness', '--content', root, '--format', 'json')).out).version).toBe(
      1,
    );
    expect((await vitrine('readiness', '--content', root, '--format', 'csv')).out).toMatch(
      /^classification,/,
    );
  });
  test('--out writes a file for its owner alone, and nothing to stdout', async () => {
    const file = join(folder(), 'gaps.html');
    const { code, out } = await vitrine(
      'readiness',
      '--content',
      contentFolder(),
      '--format',
      'html',
      '--out',
      file,
    );
    expect([code, out]).toEqual([0, '']);
    expect(readFileSync(file, 'utf8')).toMatch(/^<!doctype html>/);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  });
  test('--out refuses what the site publishes, also by way of a link', async () => {
    const root = contentFolder({ 'files/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' });
    const elsewhere = folder();
    mkdirSync(join(elsewhere, 'dist', 'client'), { recursive: true });
    symlinkSync(join(root, 'files'), join(elsewhere, 'link'));
    for (const path of [
      join(root, 'files', 'gaps.md'),
      join(elsewhere, 'link', 'gaps.md'),
      join(elsewhere, 'dist', 'client', 'gaps.md'),
    ]) {
      const { code, err } = await vitrine('readiness', '--content', root, '--out', path);
      expect(code).toBe(2);
      expect(err).toContain('would be published');
    }
    expect((await vitrine('readiness', '--content', root, '--out', join(elsewhere, 'no', 'x.md'))).code).toBe(
      2,
    );
  });
});

describe('vitrine calendar', () => {
  test('lists what lies ahead and says what is overdue', async () => {
    const root = contentFolder({
      'controls/AC-05.md':
        '---\ntitle: Access is reviewed\ncriteria: [CC6.2]\nstatus: implemented\nowner: IT Manager\nreviewed: 2025-10-05\n---\nText.\n',
    });
    const { code, out } = await vitrine('calendar', '--content', root);
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "Internal: not for publication. As of 2026-11-23.

      2027-09
        2027-09-01  in 282 d  Control review due  Head of Security  ALL-01: Everything is controlled; last 2026-09-01

      1 duty is overdue and not in this list; --from 2026-10-05 shows them.
      "
    `);
    expect((await vitrine('calendar', '--content', root, '--from', '2026-10-05')).out).toContain('AC-05');
  });
  test('1 for an .ics without a date; 2 for a bad range, day or format', async () => {
    const root = contentFolder();
    expect((await vitrine('calendar', '--content', root, '--format', 'ics', '--to', '2026-11-24')).code).toBe(
      1,
    );
    expect((await vitrine('calendar', '--content', root, '--to', '2026-11-01')).code).toBe(2);
    expect((await vitrine('calendar', '--content', root, '--from', 'soon')).code).toBe(2);
    expect((await vitrine('calendar', '--content', root, '--format', 'xml')).code).toBe(2);
  });
  test('json stands alone on stdout', async () => {
    const { out } = await vitrine(
      'calendar',
      '--content',
      contentFolder(),
      '--format',
      'json',
      '--to',
      '2027-12-31',
    );
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      from: '2026-11-23',
      to: '2027-12-31',
      dates: [{ day: '2027-09-01', inDays: 282, kind: 'control-review', id: 'ALL-01' }],
    });
  });
});

describe('the sample content', () => {
  const sample = join(projectRoot, 'content');

  test('is assessed without a critical gap', async () => {
    const { out } = await vitrine('readiness', '--content', sample, '--format', 'json');
    const [system] = JSON.parse(out).systems;
    expect(system.summary.criteria).toMatchObject({ inScope: 38, documented: 38, partlyCarvedOut: 3 });
    expect(system.summary.gaps.critical).toBe(0);
    expect(system.plan.next.report).toBe('soc2-type2-2027');
  });
  test('has every event of its calendar once', async () => {
    const { out } = await vitrine('calendar', '--content', sample, '--format', 'ics');
    const uids = [...out.replaceAll('\r\n ', '').matchAll(/^UID:(.+)\r$/gm)].map(([, uid]) => uid);
    expect(uids.length).toBeGreaterThan(150);
    expect(new Set(uids).size).toBe(uids.length);
  });
});
