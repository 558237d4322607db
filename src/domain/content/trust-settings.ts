import { z } from 'astro/zod';
import {
  category,
  criterionReference,
  day,
  email,
  id,
  interval,
  text,
  visibility,
  webAddress,
} from './fields.ts';

const carveOut = z.strictObject({
  criterion: criterionReference,
  subserviceOrganization: id,
  csoc: id.optional(),
  monitoredBy: id.optional(),
});

const systemScope = z.strictObject({
  id: id.default('system'),
  framework: text,
  categories: z.array(category).min(1, 'empty-list'),
  products: z.array(id).default([]),
  system: text.optional(),
  carvedOut: z.array(carveOut).default([]),
  notApplicable: z.array(z.strictObject({ criterion: criterionReference, reason: text })).default([]),
});

const company = z.strictObject({
  name: text,
  legalName: text,
  description: text.optional(),
  url: webAddress,
  logo: text.optional(),
  address: text.optional(),
  securityEmail: email,
  privacyEmail: email.optional(),
  phone: text.optional(),
});

const site = z.strictObject({
  url: webAddress,
  title: text.optional(),
  accent: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, 'colour')
    .optional(),
  theme: z.enum(['auto', 'light', 'dark']).default('auto'),
  locale: text.default('en'),
  nav: z.array(z.strictObject({ label: text, href: text })).default([]),
  footer: z.array(z.strictObject({ label: text, href: text })).default([]),
});

const contacts = z.strictObject({
  contact: z.array(text).default([]),
  expires: day.optional(),
  encryption: webAddress.optional(),
  acknowledgments: webAddress.optional(),
  preferredLanguages: z.array(text).default([]),
  policy: webAddress.optional(),
  hiring: webAddress.optional(),
  csaf: webAddress.optional(),
  statusPage: webAddress.optional(),
  support: text.optional(),
});

/** `trust.yaml`: the company, its site, what is in scope and what is not claimed. */
export const trustSettingsSchema = z.strictObject({
  company,
  site,
  gate: z.strictObject({ url: z.union([webAddress, z.literal('none')]).optional() }).optional(),
  products: z.array(z.strictObject({ id, name: text, description: text.optional() })).default([]),
  scope: z
    .union([systemScope, z.array(systemScope)])
    .transform((scope) => (Array.isArray(scope) ? scope : [scope])),
  risks: z.array(z.strictObject({ id, title: text, theme: text.optional() })).default([]),
  frameworks: z.array(text).default(['soc2']),
  notClaimed: z.array(z.strictObject({ framework: text, note: text })).default([]),
  checks: z
    .record(
      z.string(),
      z.strictObject({
        severity: z.enum(['off', 'info', 'warning', 'error']),
        reason: text,
        until: day.optional(),
      }),
    )
    .default({}),
  facts: z
    .array(
      z.strictObject({ label: text, value: text, control: id.optional(), visibility: visibility.optional() }),
    )
    .default([]),
  contacts: contacts.default({ contact: [], preferredLanguages: [] }),
  reviewEvery: interval.default({ count: 12, unit: 'month' }),
});

export type TrustSettings = z.infer<typeof trustSettingsSchema>;
export type SystemScope = z.infer<typeof systemScope>;
