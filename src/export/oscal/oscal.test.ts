import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonFile } from '../json-file.ts';
import { sampleSources } from '../sample-sources.fixture.ts';
import { sourcesFrom } from '../sources.fixture.ts';
import type { Sources } from '../sources.ts';
import { nameUuid } from './name-uuid.ts';
import { oscalFiles } from './oscal-files.ts';
import { sha1 } from './sha1.ts';

const schemas = join(import.meta.dirname, '../../../../shared/fixtures/oscal-schemas');
const schemaNames: Readonly<Record<string, string>> = {
  catalog: 'catalog',
  'component-definition': 'component',
  mapping: 'mapping',
};
const cases: Readonly<Record<string, Sources>> = {
  'the sample': sampleSources(),
  'mixed content': sourcesFrom(),
  'an empty trust center': sourcesFrom({}),
};
const files = Object.entries(cases).flatMap(([of, sources]) =>
  Object.entries(oscalFiles).flatMap(([name, write]) => {
    const value = write(sources);
    return value === null ? [] : [{ name, of, value: JSON.parse(jsonFile(value)) }];
  }),
);

/** Every object inside a value. */
function* objectsIn(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Record<string, unknown>;
  for (const inside of Object.values(value)) yield* objectsIn(inside);
}

describe.each(files)('$name of $of', ({ name, value }) => {
  const file = join(schemas, `oscal_${schemaNames[name]}_schema.json`);
  test.skipIf(!existsSync(file))('is valid by the schema of NIST (skipped without ../shared)', () => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats.default(ajv);
    const validate = ajv.compile(JSON.parse(readFileSync(file, 'utf8')));
    validate(value);
    expect(validate.errors).toBeNull();
  });

  // What the metaschema asks for beyond the JSON schema.
  test('has unique UUIDs, and ids that are unique', () => {
    for (const key of ['uuid', 'id']) {
      const found = [...objectsIn(value)].flatMap((one) => (typeof one[key] === 'string' ? [one[key]] : []));
      expect(found).toHaveLength(new Set(found).size);
    }
  });

  test('refers to parties, roles and resources that are in it', () => {
    const objects = [...objectsIn(value)];
    const uuids = new Set(objects.map(({ uuid }) => uuid));
    const roles = new Set(
      objects.flatMap((one) => (Array.isArray(one.roles) ? one.roles : [])).map(({ id }) => id),
    );
    for (const one of objects) {
      if ('role-id' in one) expect(roles).toContain(one['role-id']);
      for (const party of (one['party-uuids'] ?? []) as string[]) expect(uuids).toContain(party);
      for (const href of [one.href, one.source])
        if (typeof href === 'string' && href.startsWith('#')) expect(uuids).toContain(href.slice(1));
    }
  });

  test('has no empty list or text', () => {
    for (const one of objectsIn(value))
      for (const [key, inside] of Object.entries(one)) expect([[], ''], key).not.toContainEqual(inside);
  });
});

describe('the files of the sample together', () => {
  const of = (name: string) => files.find((file) => file.of === 'the sample' && file.name === name)?.value;
  const ids = new Set([...objectsIn(of('catalog'))].map(({ id }) => id));

  test('name criteria and statements that the catalog has', () => {
    const components = of('component-definition')['component-definition'].components as {
      'control-implementations'?: { source: string; 'implemented-requirements': Record<string, unknown>[] }[];
    }[];
    const soc2 = components
      .flatMap((one) => one['control-implementations'] ?? [])
      .filter(({ source }) => source.endsWith('/api/oscal/catalog.json'));
    const requirements = soc2.flatMap((one) => one['implemented-requirements']);
    expect(new Set(requirements.map((one) => one['control-id'])).size).toBe(38);
    for (const one of requirements) {
      expect(ids).toContain(one['control-id']);
      for (const statement of one.statements as Record<string, unknown>[])
        expect(ids).toContain(statement['statement-id']);
    }
  });

  test('map from criteria that the catalog has, as guidance', () => {
    const collection = of('mapping')['mapping-collection'];
    expect(collection.mappings).toHaveLength(7);
    expect(collection.provenance['mapping-description']).toContain('Guidance, not an official mapping');
    for (const { maps } of collection.mappings)
      for (const { sources } of maps) expect(ids).toContain(sources[0]['id-ref']);
  });

  test('write NIST SP 800-53 as its own OSCAL catalog does', () => {
    expect(JSON.stringify(of('mapping'))).toContain('"id-ref":"ac-2"');
  });

  test('are the same in a second build, and the UUIDs on another day', () => {
    const again = sampleSources();
    for (const [name, write] of Object.entries(oscalFiles))
      expect(jsonFile(write(again)), name).toBe(jsonFile(of(name)));
    const uuids = (day: string) =>
      [...objectsIn(oscalFiles.catalog?.(sourcesFrom(undefined, day)))].map(({ uuid }) => uuid);
    expect(uuids('2026-11-24')).toEqual(uuids('2026-11-25'));
  });
});

test('nothing that must stay inside gets into a file', () => {
  const text = JSON.stringify(files.filter(({ of }) => of === 'mixed content')).toLowerCase();
  expect(text).not.toContain('canary');
  expect(text).not.toContain('int-1');
});

test('SHA-1 is that of the platform, for any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(Buffer.from(sha1(bytes)).toString('hex')).toBe(createHash('sha1').update(bytes).digest('hex'));
    }),
  );
});

test('a name has one UUID of version 5, and another name another', () => {
  expect(nameUuid('a', 'b')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(nameUuid('a', 'b')).toBe(nameUuid('a', 'b'));
  expect(nameUuid('ab')).not.toBe(nameUuid('a', 'b'));
});
