import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, onTestFinished, test } from 'vitest';
import { contentFolder } from '#load/content-folder.fixture.ts';
import { recordedTerminal } from './recorded-terminal.fixture.ts';
import { run } from './run.ts';

const content = join(import.meta.dirname, '../../content');

async function vitrine(...args: string[]) {
  const terminal = recordedTerminal();
  const code = await run(['export', ...args, '--today', '2026-11-23'], terminal);
  return { code, out: terminal.stdout(), err: terminal.stderr() };
}

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'vitrine-export-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

describe('vitrine export', () => {
  test.each([
    ['oscal', '"component-definition": {'],
    ['oscal catalog', '"catalog": {'],
    ['oscal mapping', '"mapping-collection": {'],
    ['cyclonedx', '"bomFormat": "CycloneDX"'],
    ['csv', 'id,title,family'],
    ['csv matrix', 'system,criterion,title'],
    ['json', '"$schema": "http://localhost:4321/schemas/trust-1.json"'],
    ['json controls', '"$schema": "http://localhost:4321/schemas/controls-1.json"'],
  ])('%s is alone on standard output', async (words, begins) => {
    const { code, out, err } = await vitrine(...words.split(' '), '--content', content);
    expect([code, err]).toEqual([0, '']);
    expect(out.slice(0, 400)).toContain(begins);
  });

  test('xlsx is written to a file', async () => {
    const out = join(folder(), 'matrix.xlsx');
    const { code } = await vitrine('xlsx', 'matrix', '--content', content, '--out', out);
    expect(code).toBe(0);
    expect(Object.keys(unzipSync(readFileSync(out)))).toContain('xl/workbook.xml');
  });

  test('the pack is that of the build', async () => {
    const dist = folder();
    mkdirSync(join(dist, 'client'));
    writeFileSync(join(dist, 'client/trust-center.zip'), zipSync({ a: strToU8('b') }));
    const out = join(dist, 'copy.zip');
    expect((await vitrine('pack', '--dist', dist, '--out', out)).code).toBe(0);
    expect(readFileSync(out)).toEqual(readFileSync(join(dist, 'client/trust-center.zip')));
    const none = await vitrine('pack', '--dist', folder(), '--out', out);
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('run `npx vitrine build` first')]);
  });

  test.each(['json faq', 'json controls', 'csv controls', 'xlsx controls', 'oscal'])(
    'statement 1: 1 where %s would hold what a build does not publish, and nothing is written',
    async (words) => {
      const address = 'decider@acme.example';
      const root = contentFolder({
        'gate.yaml': `staff: [{ email: ${address}, role: approver }]\n`,
        'faq/help.md': `---\ntitle: Who decides?\ntopic: access\n---\nWrite to ${address} and wait for an answer.\n`,
        'controls/IN-02.md': `---\ntitle: Ask ${address} for access\ncriteria: [CC6.1]\nstatus: implemented\nowner: CTO\n---\nWhoever needs access asks ${address}, who answers within two days of work and keeps a list of all of it.\n`,
      });
      const out = join(folder(), 'out');
      const { code, err } = await vitrine(...words.split(' '), '--content', root, '--out', out);
      expect([code, err]).toEqual([1, expect.stringContaining('would hold a staff address of gate.yaml')]);
      expect(existsSync(out)).toBe(false);
    },
  );

  test('1 where the content has errors, and nothing is written', async () => {
    const { code, out, err } = await vitrine('csv', '--content', contentFolder({ 'controls/x.md': '' }));
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('npx vitrine check');
  });

  test.each([
    [[], 'Name a format: oscal, cyclonedx, csv, xlsx, json, pack.'],
    [['pdf'], 'pdf is no format'],
    [['csv', 'faq'], 'csv has no file faq; it has controls, matrix, subprocessors.'],
    [['xlsx'], 'This is no text: name a file with --out.'],
    [['csv', 'matrix', 'more'], 'There is no place for `more`.'],
    [['csv', '--out', '/nowhere/at/all.csv'], 'cannot be written'],
  ])('2 for %j', async (words, says) => {
    const { code, err } = await vitrine(...words, '--content', content);
    expect([code, err]).toEqual([2, expect.stringContaining(says)]);
  });
});
