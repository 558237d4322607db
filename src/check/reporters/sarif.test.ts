import { z } from 'astro/zod';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '#domain/diagnostic.ts';
import { awkwardReport, plainOptions, soundReport } from './report.fixture.ts';
import type { CheckReport, ReporterOptions } from './report.ts';
import { sarifReporter } from './sarif.ts';

// The part of SARIF 2.1.0 that is written, closed: a key that the standard does not have, or has elsewhere, is refused.
const text = z.string().min(1);
const index = z.int().min(0);
const message = z.strictObject({ text, markdown: text.optional() });
const absolute = text.regex(/^[a-z][a-z0-9+.-]*:/);
const level = z.enum(['none', 'note', 'warning', 'error']);
const region = z.strictObject({
  startLine: z.int().min(1),
  startColumn: z.int().min(1),
  endLine: z.int().min(1).optional(),
  endColumn: z.int().min(1).optional(),
});
const artifactLocation = z.strictObject({
  uri: text.regex(/^(?!\/)(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-F]{2})+$/),
  uriBaseId: z.literal('%SRCROOT%'),
});
const physicalLocation = z.strictObject({ artifactLocation, region: region.optional() });
const fix = z.strictObject({
  description: message,
  artifactChanges: z.tuple([
    z.strictObject({
      artifactLocation,
      replacements: z.tuple([
        z.strictObject({ deletedRegion: region, insertedContent: z.strictObject({ text: z.string() }) }),
      ]),
    }),
  ]),
});
const log = z.strictObject({
  $schema: absolute,
  version: z.literal('2.1.0'),
  runs: z.tuple([
    z.strictObject({
      tool: z.strictObject({
        driver: z.strictObject({
          name: text,
          semanticVersion: text.regex(/^\d+\.\d+\.\d+/),
          informationUri: absolute.optional(),
          rules: z.array(
            z.strictObject({
              id: text,
              shortDescription: message,
              fullDescription: message,
              help: message,
              helpUri: absolute.optional(),
              defaultConfiguration: z.strictObject({ level }),
              properties: z.strictObject({
                tags: z.array(text),
                'problem.severity': z.enum(['error', 'warning', 'recommendation']),
              }),
            }),
          ),
        }),
      }),
      invocations: z.tuple([z.strictObject({ executionSuccessful: z.boolean() })]),
      originalUriBaseIds: z.strictObject({ '%SRCROOT%': z.strictObject({ description: message }) }),
      columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
      results: z.array(
        z.strictObject({
          ruleId: text,
          ruleIndex: index.optional(),
          level,
          message,
          locations: z.tuple([z.strictObject({ physicalLocation })]),
          relatedLocations: z.array(z.strictObject({ id: index, message, physicalLocation })).optional(),
          fixes: z.tuple([fix]).optional(),
          partialFingerprints: z.record(text, text),
        }),
      ),
    }),
  ]),
});

function written(report: CheckReport, options: ReporterOptions = plainOptions) {
  return log.parse(JSON.parse(sarifReporter(report, options))).runs[0];
}

test('has the structure of SARIF 2.1.0, with findings and without', () => {
  expect(written(awkwardReport).results).toHaveLength(5);
  expect(written(soundReport).results).toEqual([]);
});

test('each result stands at its place and points to its rule', () => {
  const { results, tool } = written(awkwardReport);
  expect(results[0]).toMatchObject({
    ruleId: 'known-criterion',
    level: 'error',
    message: {
      text: '"CC9.9" is no criterion of the Trust Services Criteria. Did you mean "CC9.2" or "CC9.1"?',
      markdown: '`CC9.9` is no criterion of the Trust Services Criteria. Did you mean `CC9.2` or `CC9.1`?',
    },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'content/controls/VM-01.md', uriBaseId: '%SRCROOT%' },
          region: { startLine: 3, startColumn: 12, endLine: 3, endColumn: 17 },
        },
      },
    ],
  });
  for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex ?? -1]?.id).toBe(ruleId);
  expect(results.map(({ level }) => level)).toEqual(['error', 'warning', 'error', 'note', 'warning']);
});

test('a finding without a place names the file alone, its path as a URI', () => {
  expect(written(awkwardReport).results[4]?.locations[0].physicalLocation).toEqual({
    artifactLocation: {
      uri: 'content/policies/Draft%20(old)%20%C3%A4.docx',
      uriBaseId: '%SRCROOT%',
    },
  });
});

test('braces are doubled, and no text of the content becomes a link', () => {
  const { results } = written(awkwardReport);
  expect(results[2]?.message.text).toBe('"{{{{COMPANY}}}}" is an unfilled place of a template.');
  expect(results[4]?.message.text).toContain('[one] (x)');
});

test('related places come along', () => {
  expect(written(awkwardReport).results[2]?.relatedLocations).toEqual([
    {
      id: 1,
      message: { text: 'the company is named here' },
      physicalLocation: {
        artifactLocation: { uri: 'content/trust.yaml', uriBaseId: '%SRCROOT%' },
        region: { startLine: 2, startColumn: 3 },
      },
    },
  ]);
});

test('a safe edit comes along as a fix', () => {
  const { results } = written(awkwardReport);
  expect(results[1]?.fixes?.[0].artifactChanges[0]).toEqual({
    artifactLocation: { uri: 'content/controls/VM-01.md', uriBaseId: '%SRCROOT%' },
    replacements: [
      {
        deletedRegion: { startLine: 4, startColumn: 1, endLine: 4, endColumn: 5 },
        insertedContent: { text: 'owner' },
      },
    ],
  });
  expect(results.filter(({ fixes }) => fixes)).toHaveLength(1);
});

test('rules link to their pages where these have an address', () => {
  const rulePages = 'https://forge.example/vitrine/blob/HEAD/docs/rules';
  const { driver } = written(awkwardReport, {
    ...plainOptions,
    tool: { ...plainOptions.tool, rulePages },
  }).tool;
  expect(driver.rules[0]?.helpUri).toBe(`${rulePages}/known-criterion.md`);
  expect(written(awkwardReport).tool.driver.rules[0]).not.toHaveProperty('helpUri');
});

describe('fingerprints', () => {
  const file = 'controls/VM-01.md';
  const finding = (line: number, message: string): Diagnostic => ({
    ruleId: 'wording',
    severity: 'warning',
    message,
    file,
    place: { line, column: 1 },
  });
  const prints = (text: string, ...diagnostics: Diagnostic[]) =>
    written({ ...awkwardReport, diagnostics, texts: new Map([[file, text]]) }).results.map(
      ({ partialFingerprints }) => partialFingerprints['vitrineFinding/v1'],
    );

  test('stay when lines move, are indented, or days go by', () => {
    const before = prints('We are compliant.\n', finding(1, 'It ended on 2026-11-01, 22 days ago.'));
    const after = prints('\n\n  We are   compliant.\n', finding(3, 'It ended on 2026-11-01, 23 days ago.'));
    expect(after).toEqual(before);
  });

  test('differ for another line, another name, another rule, and the same twice', () => {
    const all = prints(
      'One.\nTwo.\nOne.\n',
      finding(1, '`a` is missing.'),
      finding(1, '`b` is missing.'),
      finding(1, 'CC6.1 is open.'),
      finding(1, 'CC6.2 is open.'),
      finding(2, '`a` is missing.'),
      { ...finding(1, '`a` is missing.'), ruleId: 'secret' },
      finding(3, '`a` is missing.'),
    );
    expect(new Set(all).size).toBe(all.length);
  });

  test('of one criterion stays when another criterion at the same line is settled', () => {
    const both = prints('scope:\n', finding(1, 'CC6.1 is open.'), finding(1, 'CC6.2 is open.'));
    expect(prints('scope:\n', finding(1, 'CC6.2 is open.'))).toEqual([both[1]]);
  });
});
