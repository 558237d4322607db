import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { junitReporter } from './junit.ts';
import { awkwardReport, plainOptions, soundReport } from './report.fixture.ts';
import { xmlAttribute, xmlText } from './xml-text.ts';

test('a suite for each file, a case for each finding: as CI servers read it', async () => {
  await expect(junitReporter(awkwardReport, plainOptions)).toMatchFileSnapshot('./junit.snapshot.xml');
});

test('with --strict a warning is a failure', () => {
  const text = junitReporter(awkwardReport, { ...plainOptions, strict: true });
  expect(text).toContain(
    '<testsuites name="vitrine check" tests="5" failures="4" errors="0" skipped="0" time="0">',
  );
  expect(text).not.toContain('<skipped');
});

test('without findings there is one case, and it passes', () => {
  expect(junitReporter(soundReport, plainOptions)).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="vitrine check" tests="1" failures="0" errors="0" skipped="0" time="0">
      <testsuite name="vitrine check" tests="1" failures="0" errors="0" skipped="0" time="0">
        <testcase name="No findings in 4 files" classname="vitrine check" time="0"/>
      </testsuite>
    </testsuites>
    "
  `);
});

describe('XML text', () => {
  const any = fc.string({ unit: 'binary', maxLength: 60 });
  // What an XML reader makes of it: numeric references, and line ends normalised (XML 1.0, 2.11 and 3.3.3).
  const read = (written: string) =>
    written.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));

  test('holds only characters that XML 1.0 allows, and no markup', () => {
    fc.assert(
      fc.property(any, (text) => {
        for (const written of [xmlText(text), xmlAttribute(text)]) {
          expect(written).toMatch(/^[\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u);
          expect(written).not.toMatch(/[<>]|&(?!#\d+;)/);
        }
        expect(xmlAttribute(text)).not.toMatch(/["\t\n]/);
      }),
    );
  });

  test('reads back as written, but for characters that XML cannot hold', () => {
    fc.assert(
      fc.property(any, (text) => {
        const expected = [...text.toWellFormed()]
          .map((character) =>
            /[\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/u.test(character) ? character : '\uFFFD',
          )
          .join('');
        expect(read(xmlText(text))).toBe(expected);
        expect(read(xmlAttribute(text))).toBe(expected);
      }),
    );
  });
});
