import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { watchFolder } from './watch-folder.ts';

/** A watched folder with one file, and how often a change was told. */
function watched() {
  const root = mkdtempSync(join(tmpdir(), 'vitrine-watch-'));
  mkdirSync(join(root, 'controls'));
  writeFileSync(join(root, 'controls/a.md'), 'one');
  const ending = new AbortController();
  onTestFinished(() => {
    ending.abort();
    rmSync(root, { recursive: true, force: true });
  });
  const told = { times: 0 };
  const end = watchFolder(root, () => void told.times++, { signal: ending.signal, quietMs: 20 });
  return { root, told, ending, end };
}

type Watched = ReturnType<typeof watched>;

/** Makes a change and waits until it was told. */
async function change({ told }: Watched, make: () => void): Promise<void> {
  const before = told.times;
  make();
  await expect.poll(() => told.times, { timeout: 5000 }).toBeGreaterThan(before);
}

test('an edit is told, and the next one, also where the editor replaces the file', async () => {
  const folder = watched();
  const file = join(folder.root, 'controls/a.md');
  await change(folder, () => writeFileSync(file, 'two'));
  for (const text of ['three', 'four']) {
    await change(folder, () => {
      writeFileSync(`${file}~`, text);
      renameSync(`${file}~`, file);
    });
  }
  await change(folder, () => writeFileSync(file, 'five'));
});

test('new folders are followed, those removed and made again too', async () => {
  const folder = watched();
  const deep = join(folder.root, 'faq/deep');
  for (const text of ['one', 'two']) {
    await change(folder, () => {
      mkdirSync(deep, { recursive: true });
      writeFileSync(join(deep, 'q.md'), text);
    });
    await change(folder, () => writeFileSync(join(deep, 'q.md'), 'again'));
    await change(folder, () => {
      rmSync(join(folder.root, 'faq'), { recursive: true });
      mkdirSync(deep, { recursive: true });
    });
    await change(folder, () => writeFileSync(join(deep, 'q.md'), 'after'));
  }
});

test('a burst of changes is told once, hidden files never', async () => {
  const folder = watched();
  await change(folder, () => {
    for (let index = 0; index < 50; index++) writeFileSync(join(folder.root, `controls/${index}.md`), 'x');
    writeFileSync(join(folder.root, 'controls/.a.md.swp'), 'x');
  });
  writeFileSync(join(folder.root, '.DS_Store'), 'x');
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(folder.told.times).toBe(1);
});

test('the signal ends it, at once or before it began', async () => {
  const { ending, end, root } = watched();
  ending.abort();
  expect(await end).toEqual({ kind: 'stopped' });
  expect(await watchFolder(root, () => {}, { signal: AbortSignal.abort(), quietMs: 20 })).toEqual({
    kind: 'stopped',
  });
});

test('a folder that goes ends it with the reason', async () => {
  const { end, root } = watched();
  rmSync(root, { recursive: true });
  expect(await end).toEqual({ kind: 'lost', reason: `${root} is gone` });
});
