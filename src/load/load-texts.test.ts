import { expect, test } from 'vitest';
import { contentFolder } from './content-folder.fixture.ts';
import { load, loadTexts } from './load.ts';
import { readFolder } from './read-folder.ts';

const control = (title: string, front = '') =>
  `---\ntitle: ${title}\ncriteria: [CC6.1]\nstatus: implemented\nowner: Head of Security\n${front}---\nThe platform team does this every day.\n`;
const files = {
  'controls/AC-01.md': control('One'),
  'controls/AC-02.md': control('Two'),
  'controls/AC-03.md': control('Three', 'draft: true\n'),
  'controls/AC-04.md': control('Four', 'nonsense: 1\n'),
  'controls/AC-05.md': 'no front matter',
};

test('a later loading takes over what did not change and reads what did', () => {
  const root = contentFolder(files);
  const folder = readFolder(root);
  const before = loadTexts(folder);
  const texts = new Map([...folder.texts, ['controls/AC-02.md', control('Changed')]]);
  const after = loadTexts({ ...folder, texts }, before);
  const entry = (loaded: typeof before, id: string) =>
    loaded.trustCenter.controls.find((each) => each.id === id);
  expect(entry(after, 'AC-01')).toBe(entry(before, 'AC-01'));
  expect(entry(after, 'AC-02')?.data.title).toBe('Changed');
});

test('a loading with an earlier one gives the same as one without', () => {
  const root = contentFolder(files);
  const first = load(root);
  const again = loadTexts(readFolder(root), first);
  expect(again.diagnostics).toEqual(first.diagnostics);
  expect(again.diagnostics.length).toBe(2);
  expect(again.trustCenter).toEqual(first.trustCenter);
  expect(again.facts.absent).toEqual(first.facts.absent);
});

test('invisible and wide characters in a reference do not make another criterion of it', () => {
  const root = contentFolder({
    'controls/AC-01.md': control('One').replace('CC6.1', '"ｃｃ6.1", "CC6.\u200b2"'),
  });
  const entry = load(root).trustCenter.controls.find(({ id }) => id === 'AC-01');
  expect(entry?.data.criteria).toEqual(['CC6.1', 'CC6.2']);
});
