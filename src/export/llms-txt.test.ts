import { describe, expect, test } from 'vitest';
import { llmsTxt } from './llms-txt.ts';
import { sampleSources } from './sample-sources.fixture.ts';
import { sitePages } from './site-pages.ts';
import { sourcesFrom } from './sources.fixture.ts';

const cases = {
  'the sample': sampleSources(),
  'mixed content': sourcesFrom(),
  'an empty trust center': sourcesFrom({}),
};

describe.each(Object.keys(cases) as (keyof typeof cases)[])('llms.txt of %s', (name) => {
  const pages = sitePages(cases[name]);

  test('says of every page what its title does not', () => {
    const silent = pages.filter(({ title, note }) => note.trim() === '' || note === title);
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  test('has a line for each page with a Markdown twin: title, address, note', () => {
    const lines = llmsTxt(cases[name]).split('\n');
    const listed = lines.filter((line) => /^- \[.*\]\(\S+\.md\): \S/.test(line));
    expect(listed).toHaveLength(pages.filter(({ twin }) => twin !== null).length);
  });

  test('keeps each note on its line', () => {
    expect(pages.filter(({ note }) => /\n/.test(note)).map(({ path }) => path)).toEqual([]);
  });
});
