import { z } from 'astro/zod';
import { describe, expect, it } from 'vitest';
import type { CriterionId } from '#domain/criterion.ts';
import { type CatalogueId, frameworkCatalogue, frameworkIds } from './catalogue.ts';
import { crosswalkSource, suggestedReferences } from './crosswalk.ts';
import ccpa from './data/crosswalks/soc2-to-ccpa.json' with { type: 'json' };
import gdpr from './data/crosswalks/soc2-to-gdpr.json' with { type: 'json' };
import hipaa from './data/crosswalks/soc2-to-hipaa.json' with { type: 'json' };
import iso27001 from './data/crosswalks/soc2-to-iso-27001-2022.json' with { type: 'json' };
import nist80053 from './data/crosswalks/soc2-to-nist-800-53-r5.json' with { type: 'json' };
import nistCsf from './data/crosswalks/soc2-to-nist-csf-2.0.json' with { type: 'json' };
import pciDss from './data/crosswalks/soc2-to-pci-dss-4.0.1.json' with { type: 'json' };
import { soc2TscRev2022 } from './soc2.ts';

const catalogueIds = frameworkIds.filter((id): id is CatalogueId => id !== 'soc2');
const every = soc2TscRev2022.criteria.map(({ id }) => id);
const files = [iso27001, nistCsf, nist80053, hipaa, gdpr, ccpa, pciDss];
const criteria = (...ids: string[]) => ids as CriterionId[];

const fileShape = z.strictObject({
  framework: z.enum(catalogueIds),
  source: z.string().endsWith('.'),
  licence: z.string().endsWith('.'),
  pairs: z.partialRecord(z.enum(every), z.array(z.string()).min(1)),
});

describe('the crosswalk files', () => {
  it.each(files)('to $framework have the shape that the reader promises, with real criteria', (file) => {
    expect(() => fileShape.parse(file)).not.toThrow();
  });

  it.each(files.map((file) => fileShape.parse(file)))(
    'to $framework name items of the catalogue, each once',
    (file) => {
      const ids = new Set<string>(frameworkCatalogue(file.framework).items.map(({ id }) => id));
      for (const targets of Object.values(file.pairs)) {
        expect(new Set(targets).size).toBe(targets?.length);
        for (const target of targets ?? []) expect(ids).toContain(target);
      }
    },
  );

  it('hold the pairs as written', () => {
    const pairs = (framework: CatalogueId) =>
      suggestedReferences(every, framework).reduce((sum, { because }) => sum + because.length, 0);
    expect(Object.fromEntries(catalogueIds.map((id) => [id, pairs(id)]))).toEqual({
      iso27001: 263,
      'nist-csf': 221,
      'nist-800-53': 313,
      hipaa: 135,
      gdpr: 91,
      ccpa: 47,
      'pci-dss': 154,
    });
  });
});

describe('suggested references', () => {
  it('are the items of all given criteria, each once, with the criteria they come from', () => {
    const suggested = suggestedReferences(criteria('CC6.2', 'CC6.1', 'CC6.2'), 'iso27001');
    expect(suggested.find(({ id }) => id === 'A.5.16')).toEqual({
      id: 'A.5.16',
      title: 'Life cycle of identities',
      because: ['CC6.2', 'CC6.1'],
    });
    expect(new Set(suggested.map(({ id }) => id)).size).toBe(suggested.length);
  });

  it('come in the order of the framework, not of its writing', () => {
    const order = frameworkCatalogue('nist-800-53').items.map(({ id }) => id);
    const places = suggestedReferences(every, 'nist-800-53').map(({ id }) => order.indexOf(id));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('are none for a criterion without a counterpart, and none for no criteria', () => {
    expect(suggestedReferences(criteria('CC1.1'), 'ccpa')).toEqual([]);
    expect(suggestedReferences([], 'iso27001')).toEqual([]);
  });
});

describe('the source of a crosswalk', () => {
  it.each(catalogueIds)('to %s says that it is guidance', (framework) => {
    expect(crosswalkSource(framework)).toEqual({
      source: 'Written for Vitrine, criterion by criterion.',
      licence: 'No rights of others in the pairs; part of Vitrine and under its license.',
      note: 'Guidance, not an official mapping.',
    });
  });
});
