import { z } from 'astro/zod';
import { agreementSchema } from '#domain/content/agreement.ts';
import { controlSchema } from '#domain/content/control.ts';
import { documentSchema } from '#domain/content/document.ts';
import { faqEntrySchema } from '#domain/content/faq-entry.ts';
import { gateSettingsSchema } from '#domain/content/gate-settings.ts';
import { policySchema } from '#domain/content/policy.ts';
import { reportSchema } from '#domain/content/report.ts';
import { subprocessorsSchema } from '#domain/content/subprocessors.ts';
import { trustSettingsSchema } from '#domain/content/trust-settings.ts';
import { updateSchema } from '#domain/content/update.ts';

/** A JSON Schema (draft 2020-12) for editors, of one YAML file or of one kind's front matter. */
export interface ContentSchema {
  readonly name: string;
  /** The files it is for, as a pattern from the content folder. */
  readonly files: string;
  readonly schema: object;
}

/** The schemas of everything that is written in `content/`: what may be written, not what becomes of it. */
export function contentSchemas(): readonly ContentSchema[] {
  return [
    [
      'trust',
      'trust.yaml',
      'The company, its site, what is in scope and what is not claimed',
      trustSettingsSchema,
    ],
    ['gate', 'gate.yaml', 'Who decides about requests, and by which rules', gateSettingsSchema],
    ['subprocessors', 'subprocessors.yaml', 'Vendors that process personal data', subprocessorsSchema],
    ['control', 'controls/**/*.md', 'Front matter of a control', controlSchema],
    ['policy', 'policies/**/*.{md,mdx}', 'Front matter of a policy', policySchema],
    ['report', 'reports/*.md', 'Front matter of an attestation report or certificate', reportSchema],
    ['document', 'documents/*.md', 'Front matter of a document', documentSchema],
    ['agreement', 'agreements/*.md', 'Front matter of an agreement', agreementSchema],
    ['faq', 'faq/**/*.md', 'Front matter of a question and its answer', faqEntrySchema],
    ['update', 'updates/*.{md,mdx}', 'Front matter of a piece of news', updateSchema],
  ].map(([name, files, title, schema]) => ({
    name: name as string,
    files: files as string,
    schema: jsonSchema(title as string, schema as z.ZodType),
  }));
}

function jsonSchema(title: string, schema: z.ZodType): object {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' });
  return { $schema, title, ...rest };
}
