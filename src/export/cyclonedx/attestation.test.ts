import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { jsonFile } from '../json-file.ts';
import { sampleSources } from '../sample-sources.fixture.ts';
import { sourcesFrom } from '../sources.fixture.ts';
import { cyclonedxAttestation } from './attestation.ts';

const schema = (name: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, `schema.fixture/${name}.SNAPSHOT.schema.json`), 'utf8'));
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addFormat('idn-email', /^[^\s@]+@[^\s@]+$/).addFormat('iri-reference', /^\S+$/);
for (const name of ['spdx', 'jsf-0.82'])
  ajv.addSchema(schema(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);
const validate = ajv.compile(schema('bom-1.6'));

const cases = {
  'the sample': sampleSources(),
  'mixed content': sourcesFrom(),
  'an empty trust center': sourcesFrom({}),
};

describe.each(Object.keys(cases) as (keyof typeof cases)[])('the CycloneDX attestation of %s', (name) => {
  const value = JSON.parse(jsonFile(cyclonedxAttestation(cases[name])));

  test('is valid by the schema of 1.6', () => {
    validate(value);
    expect(validate.errors).toBeNull();
  });

  test('names each thing once, and everything that it refers to', () => {
    const text = JSON.stringify(value);
    const names = [...text.matchAll(/"bom-ref":"([^"]+)"/g)].map(([, ref]) => ref);
    expect(names).toHaveLength(new Set(names).size);
    const { attestations, claims } = value.declarations;
    const references = [
      ...attestations.map((one: { assessor: string }) => one.assessor),
      ...attestations.flatMap((one: { map: { requirement: string; claims: string[] }[] }) =>
        one.map.flatMap(({ requirement, claims: named }) => [requirement, ...named]),
      ),
      ...claims.map(({ target }: { target: string }) => target),
    ];
    expect(references.filter((one) => !names.includes(one))).toEqual([]);
  });

  test('gives no score and no attestation of the auditor', () => {
    expect(JSON.stringify(value)).not.toContain('"score"');
    expect(value.declarations.assessors).toMatchObject([{ thirdParty: false }]);
  });
});

test('the sample declares each criterion in scope', () => {
  const value = JSON.parse(jsonFile(cyclonedxAttestation(cases['the sample'])));
  expect(value.declarations.attestations[0].map).toHaveLength(38);
});
