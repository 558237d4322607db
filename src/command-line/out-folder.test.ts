import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { outFolderProblem } from './out-folder.ts';
import { replaceFolder } from './replace-folder.ts';

let folder: string;
const roots = () => ({
  projectRoot: join(folder, 'project'),
  contentRoot: join(folder, 'company', 'content'),
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vitrine-out-'));
  mkdirSync(roots().projectRoot, { recursive: true });
  mkdirSync(roots().contentRoot, { recursive: true });
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

describe('a build replaces nothing but builds', () => {
  test.each(['project', '.', 'company', 'company/content', 'company/content/site'])(
    '%s is refused',
    (out) => {
      expect(outFolderProblem(join(folder, out), roots())).toContain('Name a folder that does not exist yet');
    },
  );

  test('nor a folder with something else in it, nor a file', () => {
    mkdirSync(join(folder, 'documents'));
    writeFileSync(join(folder, 'documents', 'letter.txt'), 'x');
    expect(outFolderProblem(join(folder, 'documents'), roots())).toContain('holds something other');
    expect(outFolderProblem(join(folder, 'documents', 'letter.txt'), roots())).toContain('is a file');
  });

  test('a new, an empty or an older build’s folder is fine, in the project too', () => {
    mkdirSync(join(folder, 'empty'));
    mkdirSync(join(folder, 'project', 'dist', 'gate'), { recursive: true });
    writeFileSync(join(folder, 'project', 'dist', 'gate', 'catalogue.json'), '{}');
    for (const out of ['new', 'empty', 'project/dist', '..dist'])
      expect(outFolderProblem(join(folder, out), roots())).toBeNull();
  });
});

describe('replacing', () => {
  test('the fresh folder stands there, nothing of the old one is left', () => {
    const [fresh, target] = [join(folder, 'fresh'), join(folder, 'deep', 'target')];
    for (const [path, text] of [
      [fresh, 'new'],
      [target, 'old'],
    ] as const) {
      mkdirSync(path, { recursive: true });
      writeFileSync(join(path, 'page'), text);
    }
    replaceFolder(fresh, target);
    expect(readFileSync(join(target, 'page'), 'utf8')).toBe('new');
    expect(readdirSync(join(folder, 'deep'))).toEqual(['target']);
  });

  test('where it fails the old one stays', () => {
    const target = join(folder, 'target');
    mkdirSync(target);
    writeFileSync(join(target, 'page'), 'old');
    expect(() => replaceFolder(join(folder, 'missing'), target)).toThrow('ENOENT');
    expect(readFileSync(join(target, 'page'), 'utf8')).toBe('old');
  });
});
