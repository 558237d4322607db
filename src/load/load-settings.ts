import type { z } from 'astro/zod';
import { gateSettingsSchema } from '#domain/content/gate-settings.ts';
import { subprocessorsSchema } from '#domain/content/subprocessors.ts';
import { type TrustSettings, trustSettingsSchema } from '#domain/content/trust-settings.ts';
import type { Diagnostic } from '#domain/diagnostic.ts';
import type { Settings, TrustCenter } from '#domain/trust-center.ts';
import { yamlDiagnostics } from './parse-entry.ts';
import { parseYaml } from './parse-yaml.ts';
import { validate } from './validate.ts';

type SettingsPart = Pick<TrustCenter, 'trust' | 'gate' | 'subprocessors'>;

/** Reads the three YAML files. A broken or missing `trust.yaml` is an error; the rest of the content is still checked. */
export function loadSettings(
  texts: ReadonlyMap<string, string>,
  refused: ReadonlySet<string>,
  diagnostics: Diagnostic[],
): SettingsPart {
  if (!texts.has('trust.yaml') && !refused.has('trust.yaml')) diagnostics.push(missingTrust);
  const read = <Schema extends z.ZodType>(file: string, schema: Schema, fallback: z.infer<Schema>) =>
    settingsFile(file, texts.get(file), schema, fallback, diagnostics);
  const trust = read('trust.yaml', trustSettingsSchema, unknownCompany);
  return {
    trust: texts.has('trust.yaml') ? trust : { ...trust, refused: true },
    gate: read('gate.yaml', gateSettingsSchema, gateSettingsSchema.parse({})),
    subprocessors: read('subprocessors.yaml', subprocessorsSchema, subprocessorsSchema.parse({})),
  };
}

const missingTrust: Diagnostic = {
  ruleId: 'settings-missing',
  severity: 'error',
  message: '`trust.yaml` is missing: without it nothing says who the company is and what is in scope.',
  hint: 'Start from the sample: content/trust.yaml in the Vitrine repository.',
  file: 'trust.yaml',
  place: null,
};

/** Stands in where `trust.yaml` was refused, so that the other files get their findings in the same run; nothing is built from it. */
const unknownCompany: TrustSettings = {
  ...trustSettingsSchema.parse({
    company: {
      name: '?',
      legalName: '?',
      url: 'https://invalid.example',
      securityEmail: 'nobody@invalid.example',
    },
    site: { url: 'https://invalid.example' },
    scope: [],
  }),
};

function settingsFile<Schema extends z.ZodType>(
  file: string,
  text: string | undefined,
  schema: Schema,
  fallback: z.infer<Schema>,
  diagnostics: Diagnostic[],
): Settings<z.infer<Schema>> {
  if (text === undefined) return { file, places: new Map(), data: fallback };
  const yaml = parseYaml(text);
  const source = { file, places: yaml.places, ...(yaml.comments ? { comments: yaml.comments } : {}) };
  diagnostics.push(...yamlDiagnostics(file, yaml.problems));
  if (yaml.problems.length > 0 && yaml.value === undefined)
    return { ...source, data: fallback, refused: true };
  const checked = validate(schema, yaml.value ?? {}, { ...source, text });
  diagnostics.push(...checked.diagnostics);
  return checked.data ? { ...source, data: checked.data } : { ...source, data: fallback, refused: true };
}
