import { existsSync, readFileSync } from 'node:fs';
import { z } from 'astro/zod';
import { describe, expect, it } from 'vitest';
import { categories, criteriaInScope } from '#domain/criterion.ts';
import tscRev2022 from './data/soc2-tsc-2017-rev2022.json' with { type: 'json' };
import { soc2Edition, soc2Editions, soc2TscRev2022 } from './soc2.ts';

const criterionId = z.string().regex(/^(?:CC|PI|[ACP])\d\.\d$/);
const category = z.enum(categories);

const editionShape = z.strictObject({
  id: z.string(),
  name: z.string().min(1),
  edition: z.string().min(1),
  source: z.string().min(1),
  licence: z.string().min(1),
  series: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string().min(1),
      category,
      criteria: z.array(criterionId).min(1),
    }),
  ),
  criteria: z.array(
    z.strictObject({
      id: criterionId,
      series: z.string(),
      category,
      cosoPrinciple: z.int().min(1).max(17).nullable(),
      title: z.string().min(1),
      summary: z.string().endsWith('.'),
      pointsOfFocus: z
        .array(
          z.strictObject({
            position: z.int(),
            label: z.string().min(1),
            appliesTo: z.enum(['all', 'system-level', ...categories.filter((name) => name !== 'security')]),
            role: z.enum(['controller', 'processor']).nullable(),
            added2022: z.boolean(),
          }),
        )
        .min(1),
    }),
  ),
});

const points = soc2TscRev2022.criteria.flatMap(({ id, pointsOfFocus }) =>
  pointsOfFocus.map((point) => ({ criterion: id, ...point })),
);

describe('the 2017 criteria with the points of focus of 2022', () => {
  it('have the shape that the reader promises', () => {
    expect(() => editionShape.parse(tscRev2022)).not.toThrow();
  });

  it('are 61 criteria in 20 series: 33 security, 3 availability, 2 confidentiality, 5 processing integrity, 18 privacy', () => {
    const count = (name: string) =>
      soc2TscRev2022.criteria.filter((criterion) => criterion.category === name).length;
    expect(soc2TscRev2022.criteria).toHaveLength(61);
    expect(soc2TscRev2022.series).toHaveLength(20);
    expect(categories.map(count)).toEqual([33, 3, 2, 5, 18]);
  });

  it('list every criterion once, in its own series and in the same order', () => {
    const ids = soc2TscRev2022.criteria.map(({ id }) => id);
    expect(new Set(ids).size).toBe(61);
    expect(soc2TscRev2022.series.flatMap(({ criteria }) => criteria)).toEqual(ids);
    for (const { id, series, category: own } of soc2TscRev2022.criteria) {
      expect(soc2TscRev2022.series.find(({ criteria }) => criteria.includes(id))).toMatchObject({
        id: series,
        category: own,
      });
      expect(id.startsWith(`${series}.`)).toBe(true);
    }
  });

  it('cover the 17 COSO principles in CC1 to CC5, each once', () => {
    const withPrinciple = soc2TscRev2022.criteria.filter(({ cosoPrinciple }) => cosoPrinciple !== null);
    expect(
      withPrinciple.map(({ cosoPrinciple }) => cosoPrinciple).toSorted((a, b) => Number(a) - Number(b)),
    ).toEqual(Array.from({ length: 17 }, (_, index) => index + 1));
    expect(new Set(withPrinciple.map(({ series }) => series))).toEqual(
      new Set(['CC1', 'CC2', 'CC3', 'CC4', 'CC5']),
    );
  });

  it('have 330 points of focus, 35 of them new in 2022, counted from 1 in each criterion', () => {
    expect(points).toHaveLength(330);
    expect(points.filter(({ added2022 }) => added2022)).toHaveLength(35);
    for (const { pointsOfFocus } of soc2TscRev2022.criteria) {
      expect(pointsOfFocus.map(({ position }) => position)).toEqual(
        pointsOfFocus.map((_, index) => index + 1),
      );
    }
  });

  it('tell a role apart in the privacy series only', () => {
    const withRole = points.filter(({ role }) => role !== null);
    expect(new Set(withRole.map(({ criterion }) => criterion.charAt(0)))).toEqual(new Set(['P']));
    expect(withRole.filter(({ role }) => role === 'processor').map(({ criterion }) => criterion)).toEqual([
      'P5.1',
      'P5.2',
      'P6.7',
    ]);
  });

  it('bring the common criteria into every scope', () => {
    expect(criteriaInScope(soc2TscRev2022, [])).toHaveLength(33);
    expect(criteriaInScope(soc2TscRev2022, ['security', 'availability', 'confidentiality'])).toHaveLength(38);
  });

  it('are found by the id that trust.yaml names', () => {
    expect(soc2Edition('soc2-tsc-2017-rev2022')).toBe(soc2TscRev2022);
    expect(soc2Edition('soc2-tsc-2030')).toBeUndefined();
    expect([...soc2Editions.keys()]).toEqual(['soc2-tsc-2017-rev2022']);
  });
});

describe('the labels of the points of focus', () => {
  it('are 3 to 9 plain words in sentence case, no two alike', () => {
    for (const { label } of points) expect(label).toMatch(/^[A-Z][^.]*[^.\s]$/);
    for (const { label } of points) {
      const length = label.split(' ').length;
      expect({ label, fits: length >= 3 && length <= 9 }).toEqual({ label, fits: true });
    }
    expect(new Set(points.map(({ label }) => label.toLowerCase())).size).toBe(330);
  });

  it('are not the headings of the AICPA, nor nearly so', (context) => {
    const headings = aicpaHeadings();
    if (!headings)
      return context.skip('the headings are not published with the project, so there is nothing to compare');
    expect(headings.size).toBe(330);
    const everyHeading = new Set([...headings.values()].flat().map((heading) => words(heading).join(' ')));
    for (const { criterion, position, label } of points) {
      expect(everyHeading).not.toContain(words(label).join(' '));
      for (const heading of headings.get(`${criterion}/${position}`) ?? []) {
        expect({ label, heading, shared: Math.round(sharedPart(label, heading) * 100) }).toSatisfy(
          ({ shared }: { shared: number }) => shared <= 50,
        );
      }
    }
  });
});

/** Position to heading, with the heading that it had before 2022; undefined where the reference data is not at hand. */
function aicpaHeadings(): Map<string, string[]> | undefined {
  const file = new URL('../../../shared/data/frameworks/soc2-tsc-2017-rev2022.json', import.meta.url);
  if (!existsSync(file)) return undefined;
  const point = z.object({ n: z.int(), name: z.string(), retitled_2022_from: z.string().optional() });
  const shape = z.object({
    criteria: z.array(z.object({ id: z.string(), points_of_focus: z.array(point) })),
  });
  const { criteria } = shape.parse(JSON.parse(readFileSync(file, 'utf8')));
  return new Map(
    criteria.flatMap(({ id, points_of_focus }) =>
      points_of_focus.map(({ n, name, retitled_2022_from: before }) => [
        `${id}/${n}`,
        before ? [name, before] : [name],
      ]),
    ),
  );
}

const small = new Set(
  'a an and as at by for from in is are it its of on or that the their to when who with'.split(' '),
);

function words(text: string): string[] {
  const all = text.toLowerCase().match(/[a-z]+/g) ?? [];
  return all
    .filter((word) => !small.has(word))
    .map((word) => word.replace(/(?<=.{4})(?:ing|ion|ed|es|s)$/, ''));
}

/** The part of the label's significant words that the heading has as well, or the reverse where that is more. */
function sharedPart(label: string, heading: string): number {
  const [own, theirs] = [new Set(words(label)), new Set(words(heading))];
  return own.intersection(theirs).size / Math.min(own.size, theirs.size);
}
