import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { HiddenContent } from './leak-gate/hidden-content.ts';
import { type OutputFacts, outputFile } from './output-file.ts';
import { startOutputWriter } from './output-writer.ts';

const secret = 'the quiet otter counts seven copper lanterns before dawn';
const hidden: HiddenContent = {
  tokens: new Map(),
  gatedSizes: new Set(),
  texts: [{ text: secret, what: 'an internal text' }],
  published: [],
};

function writerInFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-writer-'));
  const writer = startOutputWriter(folder, hidden);
  onTestFinished(async () => {
    await writer.end();
    rmSync(folder, { recursive: true, force: true });
  });
  const published = async (...paths: string[]) => {
    await writer.settled();
    const facts = paths.map((path) => writer.facts(path) ?? outputFile(folder, path));
    return (await writer.leaks(facts)).map((leak) => leak.file);
  };
  return { folder, writer, published };
}

test('every file is written when all are said to be, with its facts', async () => {
  const { folder, writer } = writerInFolder();
  const paths = Array.from({ length: 1_200 }, (_, at) => `part-${at % 7}/${at}.txt`);
  for (const path of paths) await writer.put(path, `${path} ä`);
  expect(writer.isPending('part-0/0.txt')).toBe(true);
  await writer.settled();
  for (const path of paths) expect(readFileSync(join(folder, path), 'utf8')).toBe(`${path} ä`);
  expect(writer.isPending('part-0/0.txt')).toBe(false);
  expect(writer.facts('part-0/0.txt')).toMatchObject({
    path: 'part-0/0.txt',
    sha256: createHash('sha256').update('part-0/0.txt ä').digest('hex'),
    size: 15,
    movedTo: null,
  } satisfies OutputFacts);
});

test('facts are those that reading the file gives', async () => {
  const { folder, writer } = writerInFolder();
  const refresh = '<html><head><meta http-equiv="refresh" content="0; url=/new/"></head></html>';
  writeFileSync(join(folder, 'from.png'), Buffer.from([137, 0, 255]));
  await writer.put('old/index.html', refresh);
  await writer.put('data.csv', Buffer.from('\ufeffname\n'));
  writer.copy('og/a.png', join(folder, 'from.png'));
  await writer.settled();
  for (const path of ['old/index.html', 'data.csv', 'og/a.png']) {
    const { bytes: _, ...facts } = outputFile(folder, path);
    expect(writer.facts(path)).toMatchObject(facts);
  }
  expect(writer.facts('old/index.html')?.movedTo).toBe('/new/');
  expect(writer.facts('from.png')).toBeNull();
});

test('a file that somebody changed later is one that must be read', async () => {
  const { folder, writer } = writerInFolder();
  for (const path of ['longer.txt', 'other.txt']) await writer.put(path, 'first');
  await writer.settled();
  writeFileSync(join(folder, 'longer.txt'), 'second');
  writeFileSync(join(folder, 'other.txt'), 'later');
  utimesSync(join(folder, 'other.txt'), new Date(), new Date(Date.now() + 5_000));
  expect(writer.facts('longer.txt')).toBeNull();
  expect(writer.facts('other.txt')).toBeNull();
});

test('a file is never written over', async () => {
  const { folder, writer } = writerInFolder();
  await writer.put('one.txt', 'first');
  await writer.put('one.txt', 'second');
  await expect(writer.settled()).rejects.toThrow('EEXIST');
  expect(readFileSync(join(folder, 'one.txt'), 'utf8')).toBe('first');
});

test('what cannot be copied is told', async () => {
  const { folder, writer } = writerInFolder();
  writer.copy('a.png', join(folder, 'missing.png'));
  await expect(writer.settled()).rejects.toThrow('ENOENT');
});

test('leaks are those of the published files, whoever wrote them', async () => {
  const { folder, writer, published } = writerInFolder();
  await writer.put('a.html', secret);
  await writer.put('b.html', 'nothing');
  await writer.put('not-published.html', secret);
  writeFileSync(join(folder, 'c.html'), `first ${secret}`);
  writer.look(outputFile(folder, 'c.html'));
  expect(await published('a.html', 'b.html', 'c.html')).toEqual(['a.html', 'c.html']);
});

test('a page that was changed after it was written is looked at as it is', async () => {
  const { folder, writer, published } = writerInFolder();
  await writer.put('a.html', 'nothing');
  await writer.put('b.html', secret);
  await writer.settled();
  writeFileSync(join(folder, 'a.html'), secret);
  writeFileSync(join(folder, 'b.html'), 'nothing');
  for (const path of ['a.html', 'b.html']) writer.look(outputFile(folder, path));
  expect(await published('a.html', 'b.html')).toEqual(['a.html']);
});

test('of many large pages none is missed', async () => {
  const { writer, published } = writerInFolder();
  const paths = Array.from({ length: 600 }, (_, at) => `${at}/index.html`);
  for (const [at, path] of paths.entries())
    await writer.put(path, `<p>${'word '.repeat(20_000)}${at % 200 === 7 ? secret : ''}</p>`);
  expect(await published(...paths)).toEqual(['7/index.html', '207/index.html', '407/index.html']);
});

test('what cannot be looked into stops the build, and so does what was not', async () => {
  const { folder, writer } = writerInFolder();
  mkdirSync(dirname(join(folder, 'files/a.zip')), { recursive: true });
  writeFileSync(join(folder, 'files/a.zip'), 'no zip');
  const zip = outputFile(folder, 'files/a.zip');
  await expect(writer.leaks([zip])).rejects.toThrow('was not looked into');
  writer.look(zip);
  await expect(writer.leaks([zip])).rejects.toThrow('files/a.zip cannot be looked into');
  expect(await writer.leaks([])).toEqual([]);
});

test('bytes stay with whoever handed them over, and what they become later does not count', async () => {
  const { folder, writer } = writerInFolder();
  const bytes = Buffer.from('nothing');
  await writer.put('a.bin', bytes);
  bytes.fill(0);
  await writer.settled();
  expect(bytes.length).toBe(7);
  expect(readFileSync(join(folder, 'a.bin'), 'utf8')).toBe('nothing');
});

test('after the end nothing is promised', async () => {
  const { writer } = writerInFolder();
  await writer.put('a.html', 'nothing');
  await writer.end();
  await expect(writer.settled()).rejects.toThrow('The thread that writes the site ended');
});
