import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { splitFrontMatter } from '#load/split-front-matter.ts';
import { contentSchemas } from './content-schemas.ts';

const content = join(import.meta.dirname, '../../content');
const schemas = contentSchemas();

interface JsonSchema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly oneOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
}

function* keys(schema: JsonSchema, path: string): Iterable<readonly [string, JsonSchema]> {
  for (const [key, value] of Object.entries(schema.properties ?? {})) {
    yield [`${path}.${key}`, value];
    yield* keys(value, `${path}.${key}`);
  }
  const inner = [schema.items, ...(schema.oneOf ?? []), ...(schema.anyOf ?? []), schema.additionalProperties];
  for (const other of inner) if (typeof other === 'object') yield* keys(other, path);
}

/** What a schema says to data, by a validator built from the written JSON alone. */
function validator(name: string) {
  const schema = schemas.find((other) => other.name === name)?.schema;
  return z.fromJSONSchema(JSON.parse(JSON.stringify(schema)));
}

const yamlOf = (text: string): unknown => parse(text, { schema: 'core', version: '1.2' });

function frontMatters(folder: string): [string, unknown][] {
  return readdirSync(join(content, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.mdx?$/.test(file))
    .map((file) => {
      const split = splitFrontMatter(readFileSync(join(content, folder, file), 'utf8'));
      return [`${folder}/${file}`, split.kind === 'split' ? yamlOf(split.yaml) : null];
    });
}

test('every key is explained', () => {
  for (const { name, schema } of schemas) {
    for (const [path, { description }] of keys(schema, name))
      expect(description, path).toMatch(/.{8,}\.$|…\.$/);
  }
});

test('the schemas are of draft 2020-12 and refuse unknown keys', () => {
  for (const { schema } of schemas)
    expect(schema).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema' });
  expect(validator('faq').safeParse({ title: 'Why?', topics: 'x' }).success).toBe(false);
});

describe('the sample content is valid', () => {
  test.each(['trust', 'gate', 'subprocessors'])('%s.yaml, and it names its schema', (name) => {
    const text = readFileSync(join(content, `${name}.yaml`), 'utf8');
    expect(text).toMatch(new RegExp(`^# yaml-language-server: \\$schema=../schemas/${name}.schema.json\n`));
    expect(validator(name).safeParse(yamlOf(text)).error).toBeUndefined();
  });
  test.each([
    ['control', 'controls'],
    ['policy', 'policies'],
    ['report', 'reports'],
    ['document', 'documents'],
    ['agreement', 'agreements'],
    ['faq', 'faq'],
    ['update', 'updates'],
  ])('front matter of each %s', (name, folder) => {
    const schema = validator(name);
    const all = frontMatters(folder);
    expect(all.length).toBeGreaterThan(0);
    for (const [file, data] of all) expect(schema.safeParse(data).error, file).toBeUndefined();
  });
});

test.each([
  ['control', { title: 'T', status: 'done', owner: 'O' }],
  ['control', { title: 'T', status: 'planned' }],
  ['policy', { title: 'T', version: 1.1, owner: 'O', approvedBy: 'CTO', approved: '2026-05-04' }],
  ['policy', { title: 'T', version: '1.1', owner: 'O', approvedBy: 'CTO', approved: 'May 4' }],
  ['gate', { retention: { requests: 'a year', evidence: '7 years' } }],
  ['report', { framework: 'soc4', status: 'issued' }],
  [
    'subprocessors',
    { subprocessors: [{ id: 'x', name: 'X', purpose: 'P', locations: { storage: ['Germany'] } }] },
  ],
])('a wrong value is refused: %s %j', (name, data) =>
  expect(validator(name).safeParse(data).success).toBe(false),
);
