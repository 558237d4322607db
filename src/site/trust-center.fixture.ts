import type { z } from 'astro/zod';
import { parseDay } from '#domain/calendar-day.ts';
import { controlSchema } from '#domain/content/control.ts';
import { documentSchema } from '#domain/content/document.ts';
import { faqEntrySchema } from '#domain/content/faq-entry.ts';
import { gateSettingsSchema } from '#domain/content/gate-settings.ts';
import { policySchema } from '#domain/content/policy.ts';
import { reportSchema } from '#domain/content/report.ts';
import { subprocessorsSchema } from '#domain/content/subprocessors.ts';
import { trustSettingsSchema } from '#domain/content/trust-settings.ts';
import { updateSchema } from '#domain/content/update.ts';
import type { Entry } from '#domain/entry.ts';
import type { TrustCenter } from '#domain/trust-center.ts';
import { derivePublicContent, type PublicContent } from './public-content.ts';

/** Content written for a test: each value as it would stand in the file, by id. */
export interface WrittenContent {
  readonly trust?: Record<string, unknown>;
  readonly gate?: Record<string, unknown>;
  readonly subprocessors?: Record<string, unknown>;
  readonly controls?: Written;
  readonly policies?: Written;
  readonly reports?: Written;
  readonly documents?: Written;
  readonly faq?: Written;
  readonly updates?: Written;
  readonly publicFiles?: readonly string[];
}

/** Front matter by id; `body` is the text below it, `at` the path of the file. */
type Written = Readonly<
  Record<string, Record<string, unknown> & { readonly body?: string; readonly at?: string }>
>;

/** The day of every test that does not name another. */
export const testDay = '2026-11-23';

/** The public content that a small trust center leads to. */
export function publicContentOf(written: WrittenContent, today = testDay): PublicContent {
  const day = parseDay(today);
  if (!day) throw new Error(`${today} is no day`);
  return derivePublicContent({
    trustCenter: trustCenterOf(written),
    facts: { publicFiles: new Set(written.publicFiles) },
    today: day,
  });
}

/** A trust center as `load` would give it, from parts written by hand. */
export function trustCenterOf(written: WrittenContent): TrustCenter {
  return {
    trust: settings('trust.yaml', trustSettingsSchema.parse({ ...trust, ...written.trust })),
    gate: settings('gate.yaml', gateSettingsSchema.parse(written.gate ?? {})),
    subprocessors: settings('subprocessors.yaml', subprocessorsSchema.parse(written.subprocessors ?? {})),
    controls: entries('controls', controlSchema, written.controls),
    policies: entries('policies', policySchema, written.policies),
    reports: entries('reports', reportSchema, written.reports),
    documents: entries('documents', documentSchema, written.documents),
    agreements: [],
    faq: entries('faq', faqEntrySchema, written.faq),
    updates: entries('updates', updateSchema, written.updates),
  };
}

const trust = {
  company: {
    name: 'Acme',
    legalName: 'Acme, Inc.',
    url: 'https://acme.example',
    securityEmail: 'security@acme.example',
  },
  site: { url: 'https://trust.acme.example' },
  products: [
    { id: 'cloud', name: 'Acme Cloud' },
    { id: 'labs', name: 'Acme Labs' },
  ],
  scope: { framework: 'soc2-tsc-2017-rev2022', categories: ['security'], products: ['cloud'] },
};

function entries<Schema extends z.ZodType>(
  folder: string,
  schema: Schema,
  written: Written = {},
): readonly Entry<z.infer<Schema>>[] {
  return Object.entries(written).map(([id, { body = '', at = `${folder}/${id}.md`, ...data }]) => ({
    id,
    file: at,
    places: new Map(),
    data: schema.parse(data),
    body,
    bodyLine: 1,
  }));
}

function settings<Data>(file: string, data: Data) {
  return { file, data, places: new Map() };
}
