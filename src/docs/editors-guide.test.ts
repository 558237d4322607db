import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { prettyReporter } from '#check/reporters/pretty.ts';
import { awkwardReport, plainOptions } from '#check/reporters/report.fixture.ts';

const guide = readFileSync(join(import.meta.dirname, '../../docs/guides/editors.md'), 'utf8');
const blocks = [...guide.matchAll(/^```json\n([\s\S]*?)^```$/gm)].map(([, json]) => JSON.parse(json ?? ''));
const { problemMatcher } = blocks.find((block) => block.tasks).tasks[0];

test('the problem matcher of the guide finds every finding that has a line', () => {
  const lines = prettyReporter(awkwardReport, { ...plainOptions, notes: true }).split('\n');
  const [where, what] = problemMatcher.pattern.map(({ regexp }: { regexp: string }) => new RegExp(regexp));
  const found = lines.flatMap((line, index) => {
    const place = where.exec(line);
    const finding = what.exec(lines[index + 1] ?? '');
    return place && finding ? [[...place.slice(1), finding[1], finding[3]]] : [];
  });
  const expected = awkwardReport.diagnostics.flatMap(({ file, place, severity, ruleId }) =>
    place ? [[`content/${file}`, String(place.line), String(place.column), severity, ruleId]] : [],
  );
  expect(found).toEqual(expected);
});

test('the task knows by the lines of --watch when a check begins and ends', () => {
  const { beginsPattern, endsPattern } = problemMatcher.background;
  expect('Checking content …').toMatch(new RegExp(beginsPattern));
  expect('Checked at 14:03:05 in 214 ms. Waiting for changes in content; Ctrl-C ends.').toMatch(
    new RegExp(endsPattern),
  );
});
