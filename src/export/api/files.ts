import { z } from 'astro/zod';
import type { Sources } from '../sources.ts';
import { controlsFile, controlsJson } from './controls.ts';
import { criteriaFile, criteriaJson } from './criteria.ts';
import { faqFile, faqJson } from './faq.ts';
import { policiesFile, policiesJson } from './policies.ts';
import { reportsFile, reportsJson } from './reports.ts';
import { type SchemaName, schemaPath } from './schema-path.ts';
import { subprocessorsFile, subprocessorsJson } from './subprocessors.ts';
import { trustFile, trustJson } from './trust.ts';
import { vendorSummaryFile, vendorSummaryJson } from './vendor-summary.ts';

/** The JSON files: what each holds, and the shape that is published as its schema. */
export const jsonFiles: Readonly<
  Record<
    SchemaName,
    { readonly title: string; readonly shape: z.ZodType; readonly value: (sources: Sources) => object }
  >
> = {
  trust: { title: 'A trust center', shape: trustFile, value: trustJson },
  controls: { title: 'Controls of a trust center', shape: controlsFile, value: controlsJson },
  criteria: { title: 'Criteria in scope of a trust center', shape: criteriaFile, value: criteriaJson },
  policies: { title: 'Policies of a trust center', shape: policiesFile, value: policiesJson },
  reports: { title: 'Reports of a trust center', shape: reportsFile, value: reportsJson },
  subprocessors: {
    title: 'Subprocessors of a trust center',
    shape: subprocessorsFile,
    value: subprocessorsJson,
  },
  'vendor-summary': {
    title: 'A summary of a vendor for a reviewer’s file',
    shape: vendorSummaryFile,
    value: vendorSummaryJson,
  },
  faq: { title: 'Questions and answers of a trust center', shape: faqFile, value: faqJson },
};

/**
 * The JSON Schema (draft 2020-12) of one file. It allows further fields, since a version may gain some: readers pass over
 * what they do not know.
 */
export function schemaOf(name: SchemaName, { url }: Sources): object {
  const { title, shape } = jsonFiles[name];
  return { $id: url(schemaPath(name)), title, ...z.toJSONSchema(shape, { io: 'input' }) };
}
