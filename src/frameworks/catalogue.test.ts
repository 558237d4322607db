import { z } from 'astro/zod';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CatalogueId, frameworkCatalogue, frameworkIds, frameworkNotice } from './catalogue.ts';
import ccpa from './data/ccpa.json' with { type: 'json' };
import gdpr from './data/gdpr.json' with { type: 'json' };
import hipaa from './data/hipaa.json' with { type: 'json' };
import iso27001 from './data/iso-27001-2022.json' with { type: 'json' };
import nist80053 from './data/nist-800-53-r5.json' with { type: 'json' };
import nistCsf from './data/nist-csf-2.0.json' with { type: 'json' };
import pciDss from './data/pci-dss-4.0.1.json' with { type: 'json' };

const catalogueIds = frameworkIds.filter((id): id is CatalogueId => id !== 'soc2');
const files = [iso27001, nistCsf, nist80053, hipaa, gdpr, ccpa, pciDss];
const catalogues = catalogueIds.map((id) => frameworkCatalogue(id));

const fileShape = z.strictObject({
  id: z.enum(catalogueIds),
  name: z.string().min(1),
  edition: z.string().min(1),
  source: z.string().endsWith('.'),
  licence: z.string().endsWith('.'),
  groups: z.array(z.tuple([z.string().min(1), z.string().min(1)])).optional(),
  items: z.array(z.tuple([z.string().min(1), z.string().min(1).nullable()])).min(1),
  aliases: z.array(z.tuple([z.string().min(1), z.string().min(1)])).optional(),
  withdrawn: z.array(z.tuple([z.string().min(1), z.array(z.string().min(1))])).optional(),
});

describe('the catalogue files', () => {
  it.each(files)('of $name have the shape that the reader promises', (file) => {
    expect(() => fileShape.parse(file)).not.toThrow();
  });

  it('stand in the order of the framework ids', () => {
    expect(files.map(({ id }) => id)).toEqual(catalogueIds);
  });

  it.each(files.map((file) => fileShape.parse(file)))('of $name refer to their own items only', (file) => {
    const ids = new Set(file.items.map(([id]) => id));
    expect(ids.size).toBe(file.items.length);
    for (const [written, id] of file.aliases ?? []) {
      expect(ids).toContain(id);
      expect(ids).not.toContain(written);
    }
    for (const [id, replacedBy] of file.withdrawn ?? []) {
      expect(ids).not.toContain(id);
      for (const current of replacedBy) expect(ids).toContain(current);
    }
  });
});

describe('the catalogues', () => {
  it('hold the items of their editions', () => {
    expect(Object.fromEntries(catalogues.map(({ id, items }) => [id, items.length]))).toEqual({
      iso27001: 93 + 34,
      'nist-csf': 106,
      'nist-800-53': 1007 + 7,
      hipaa: 83,
      gdpr: 99,
      ccpa: 17,
      'pci-dss': 366,
    });
    expect(frameworkCatalogue('iso27001').items.filter(({ id }) => id.startsWith('A.'))).toHaveLength(93);
    expect(nistCsf.withdrawn).toHaveLength(79);
    expect(nist80053.withdrawn).toHaveLength(182);
  });

  it('give the same object each time', () => {
    expect(frameworkCatalogue('gdpr')).toBe(frameworkCatalogue('gdpr'));
  });

  it('tell name, edition, source and license of every framework, SOC 2 included', () => {
    expect(frameworkIds.map((id) => frameworkNotice(id))).toMatchSnapshot();
  });

  it('give a PCI DSS number no title but those of the principal requirements and appendices', () => {
    const titled = frameworkCatalogue('pci-dss').items.filter(({ title }) => title !== null);
    expect(titled.map(({ id }) => id)).toEqual([
      ...Array.from({ length: 12 }, (_, index) => `${index + 1}`),
      'A1',
      'A2',
      'A3',
    ]);
  });

  it.each(catalogues)(
    '$id finds each of its items by id, whatever the case and the spaces',
    ({ items, find }) => {
      for (const item of items) expect(find(item.id)).toEqual({ kind: 'item', ...item });
      const spaced = fc.tuple(
        fc.constantFrom(...items),
        fc.constantFrom(' ', '\u00a0', '\u2009'),
        fc.nat(),
        fc.boolean(),
      );
      fc.assert(
        fc.property(spaced, ([item, space, at, lower]) => {
          const split = at % item.id.length;
          const text = `${item.id.slice(0, split)}${space}${item.id.slice(split)}`;
          expect(find(lower ? text.toLowerCase() : text.toUpperCase())).toEqual({ kind: 'item', ...item });
        }),
      );
    },
  );

  it.each(catalogues)('$id never throws, and suggests only its own ids', ({ items, find }) => {
    const ids = new Set<string>(items.map(({ id }) => id));
    const cut = fc
      .tuple(fc.constantFrom(...ids), fc.nat(8), fc.string())
      .map(([id, end, rest]) => id.slice(0, end) + rest);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), cut), (written) => {
        const found = find(written);
        if (found.kind === 'item') return ids.has(found.id);
        const suggested = found.kind === 'withdrawn' ? found.replacedBy : found.nearest;
        return new Set(suggested).size === suggested.length && suggested.every((id) => ids.has(id));
      }),
    );
  });
});
