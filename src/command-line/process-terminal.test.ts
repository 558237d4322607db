import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { projectRoot } from './project-root.ts';

const program = join(projectRoot, 'scripts', 'vitrine.ts');

test('a reader that goes away ends the command with code 2 and without a stack trace', async () => {
  const child = spawn(process.execPath, [program, 'serve', '--help'], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  let said = '';
  child.stderr.on('data', (part) => {
    said += part;
  });
  const [code] = await once(child, 'close');
  expect({ code, said }).toEqual({ code: 2, said: '' });
});

test.skipIf(!existsSync('/dev/full'))(
  'a disk that is full is named (skipped without /dev/full)',
  async () => {
    const command = `"${process.execPath}" "${program}" --version > /dev/full`;
    const failure = await promisify(execFile)('sh', ['-c', command]).catch((error) => error);
    expect(failure).toMatchObject({ code: 2 });
    expect(failure.stderr).toMatch(/^vitrine: the output cannot be written: ENOSPC.*\n$/);
  },
);
