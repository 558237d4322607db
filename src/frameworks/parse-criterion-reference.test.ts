import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCriterionReference, parsePointOfFocusReference } from './parse-criterion-reference.ts';
import { soc2TscRev2022 as edition } from './soc2.ts';

const parse = (written: string) => parseCriterionReference(edition, written);
const parsePoint = (written: string) => parsePointOfFocusReference(edition, written);
const ids: readonly string[] = edition.criteria.map(({ id }) => id);
const criteriaOf = (...series: string[]) => ids.filter((id) => series.includes(id.split('.')[0] ?? ''));

/** The letters of a text in either case, with spaces of many kinds between them. */
const rewritten = (text: string) =>
  fc
    .tuple(
      ...[...text].map((letter) =>
        fc.tuple(
          fc.constantFrom('', '', '', ' ', '\u00a0', '\u2009', '\u200b', '\t'),
          fc.constantFrom(letter, letter.toLowerCase()),
        ),
      ),
    )
    .map((parts) => `${parts.flat().join('')} `);

const fragments = fc
  .array(
    fc.constantFrom(
      'CC',
      'A',
      'P',
      'PI',
      '6',
      '1',
      '10',
      '0',
      '.',
      '..',
      '-',
      '–',
      '/',
      '(',
      ')',
      'POF',
      'to',
      ' ',
      ',',
    ),
  )
  .map((parts) => parts.join(''));
const anything = fc.oneof(fc.string({ unit: 'binary' }), fragments);

describe('a reference to a criterion', () => {
  it('is the criterion, whatever the case and the spaces', () => {
    const written = fc.constantFrom(...ids).chain((id) => fc.tuple(fc.constant(id), rewritten(id)));
    fc.assert(
      fc.property(written, ([id, text]) => {
        expect(parse(text)).toEqual({ kind: 'criterion', id });
      }),
    );
    for (const id of ids) expect(parse(id)).toEqual({ kind: 'criterion', id });
  });

  it.each([
    'CC6.1-CC6.4',
    'CC6.1–CC6.4',
    'cc6.1 — cc 6.4',
    'CC6.1-6.4',
    'CC6.1–4',
    'CC6.1..CC6.4',
    'CC6.1 to CC6.4',
    'CC6.1 through 6.4',
    'CC6.1:CC6.4',
    'CC6.4–CC6.1',
  ])('names the criteria of the range %s', (written) => {
    expect(parse(written)).toEqual({ kind: 'range', expanded: ['CC6.1', 'CC6.2', 'CC6.3', 'CC6.4'] });
  });

  it('expands ranges over several series, and to the end of one', () => {
    expect(parse('CC6–CC8')).toEqual({ kind: 'range', expanded: criteriaOf('CC6', 'CC7', 'CC8') });
    expect(parse('CC9.2–A1.2')).toEqual({ kind: 'range', expanded: ['CC9.2', 'A1.1', 'A1.2'] });
    expect(parse('CC7.4–CC7.99')).toEqual({ kind: 'range', expanded: ['CC7.4', 'CC7.5'] });
  });

  it('is no range where an end is in no series', () => {
    expect(parse('CC6.1–CC12.1')).toEqual({ kind: 'unknown', nearest: ['CC6.1'] });
    expect(parse('CC6.20–CC6.30').kind).toBe('unknown');
  });

  it.each(['CC6', 'cc 6', 'CC6.0', 'CC6.x', 'CC6.*', 'CC6.'])(
    'names the criteria under the heading %s',
    (written) => {
      expect(parse(written)).toEqual({ kind: 'heading', criteria: criteriaOf('CC6') });
    },
  );

  it('knows letters and categories as headings too', () => {
    expect(parse('C')).toEqual({ kind: 'heading', criteria: ['C1.1', 'C1.2'] });
    expect(parse('A1')).toEqual({ kind: 'heading', criteria: ['A1.1', 'A1.2', 'A1.3'] });
    expect(parse('Processing integrity')).toEqual({ kind: 'heading', criteria: criteriaOf('PI1') });
    expect(parse('processing-integrity')).toEqual({ kind: 'heading', criteria: criteriaOf('PI1') });
    expect(parse('security')).toMatchObject({ kind: 'heading', criteria: { length: 33 } });
  });

  it.each(['CC6.1/3', 'CC6.1-POF3', 'cc6.1 pof 3', 'CC6.1#3', 'CC6.1(3)', 'CC6.1.3'])(
    'sees that %s is a point of focus',
    (written) => {
      expect(parse(written)).toEqual({ kind: 'point-of-focus', id: 'CC6.1', position: 3 });
    },
  );

  it('names the criterion where the point of focus does not exist', () => {
    expect(parse('CC6.1/99')).toEqual({ kind: 'unknown', nearest: ['CC6.1'] });
    expect(parse('CC6.1/0')).toEqual({ kind: 'unknown', nearest: ['CC6.1'] });
  });

  it.each([
    ['CC6.9', ['CC6.8', 'CC6.7', 'CC6.6']],
    ['CC06.01', ['CC6.1', 'CC6.2', 'CC6.3']],
    ['CC61', ['CC6.1']],
    ['B1.1', ['A1.1', 'C1.1', 'P1.1']],
    ['TSC CC6.1', ['CC6.1']],
    ['SOC2: CC1.1', ['CC1.1']],
    ['CC6.1, CC6.2', ['CC6.1', 'CC6.2']],
    ['A.8.24', []],
    ['', []],
  ])('answers %j with the nearest ids', (written, nearest) => {
    expect(parse(written)).toEqual({ kind: 'unknown', nearest });
  });

  it('never throws, and names only criteria that exist', () => {
    fc.assert(
      fc.property(anything, (written) => {
        const reference = parse(written);
        switch (reference.kind) {
          case 'criterion':
          case 'point-of-focus':
            return ids.includes(reference.id);
          case 'range':
            return reference.expanded.length > 0 && reference.expanded.every((id) => ids.includes(id));
          case 'heading':
            return reference.criteria.length > 0 && reference.criteria.every((id) => ids.includes(id));
          case 'unknown':
            return reference.nearest.every((id) => ids.includes(id));
          default:
            return reference satisfies never;
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a reference to a point of focus', () => {
  it('is the point, in every notation, for every position of every criterion', () => {
    for (const { id, pointsOfFocus } of edition.criteria) {
      for (const point of pointsOfFocus) {
        for (const sign of ['/', '-POF', '.', '#']) {
          expect(parsePoint(`${id}${sign}${point.position}`)).toEqual({ kind: 'point-of-focus', id, point });
        }
      }
    }
  });

  it('ignores case and spaces', () => {
    fc.assert(
      fc.property(rewritten('CC8.1/18'), (written) => {
        expect(parsePoint(written)).toMatchObject({
          kind: 'point-of-focus',
          id: 'CC8.1',
          point: { position: 18 },
        });
      }),
    );
  });

  it('says how many points the criterion has where the position is missing or too high', () => {
    expect(parsePoint('CC6.1')).toEqual({ kind: 'no-position', id: 'CC6.1', positions: 13 });
    expect(parsePoint('CC6.1/14')).toEqual({ kind: 'no-such-position', id: 'CC6.1', positions: 13 });
    expect(parsePoint('CC6.1/0')).toEqual({ kind: 'no-such-position', id: 'CC6.1', positions: 13 });
  });

  it('names the nearest criteria where the criterion is unknown', () => {
    expect(parsePoint('CC6.9/1')).toEqual({ kind: 'unknown', nearest: ['CC6.8', 'CC6.7', 'CC6.6'] });
  });

  it('never throws', () => {
    fc.assert(fc.property(anything, (written) => parsePoint(written).kind.length > 0));
  });
});
