import { z } from 'astro/zod';
import { type CalendarDay, parseDay } from '../calendar-day.ts';
import { categories } from '../criterion.ts';

/** Text that is there: not empty, not blank. */
export const text = z.string().trim().min(1, 'is empty');

/** `YYYY-MM-DD`, a day that exists. */
export const day = z
  .string()
  .transform((written, context): CalendarDay => {
    const parsed = parseDay(written.trim());
    if (parsed) return parsed;
    context.issues.push({ code: 'custom', input: written, message: 'date', params: { expected: 'date' } });
    return z.NEVER;
  })
  .meta({ pattern: '^\\s*\\d{4}-\\d{2}-\\d{2}\\s*$' });

/** A version such as "1.10": always text, since the number 1.10 is 1.1. */
export const version = z
  .string({ error: (issue) => (typeof issue.input === 'number' ? 'version-number' : undefined) })
  .trim()
  .min(1);

/** Ids: `[A-Za-z0-9.-]`, unique in their kind whatever the case. */
export const id = z.string().regex(/^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/, 'id');

/** A reference as written; case, spaces of any kind and invisible characters are forgiven. Existence is a rule of `check`. */
export const criterionReference = z.string().transform((written) =>
  written
    .normalize('NFKC')
    .replace(/[\s\p{Default_Ignorable_Code_Point}]+/gu, '')
    .toUpperCase(),
);

/** ISO 3166-1 alpha-2, upper case. */
export const country = z.string().regex(/^[A-Z]{2}$/, 'country');

/** An absolute http(s) address. */
export const webAddress = z.string().regex(/^https?:\/\/[^\s/]+/, 'url');

/** An e-mail address, checked for shape only. */
export const email = z.string().regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$|^[^\s@]+@localhost$/, 'email');

export const category = z.enum(categories);

/** Who may see it: anybody, people behind the gate, or nobody outside the company. */
export const visibility = z.enum(['public', 'gated', 'internal']);
export type Visibility = z.infer<typeof visibility>;

/** `12 months`, `1 year`, `90 days`: how long until something is due again. */
export const interval = z
  .string()
  .transform((written, context): Interval => {
    const match = /^(\d+)\s*(day|month|year)s?$/i.exec(written.trim());
    if (match) return { count: Number(match[1]), unit: match[2]?.toLowerCase() as Interval['unit'] };
    context.issues.push({
      code: 'custom',
      input: written,
      message: 'interval',
      params: { expected: 'interval' },
    });
    return z.NEVER;
  })
  .meta({
    pattern: '^\\s*\\d+\\s*([Dd][Aa][Yy]|[Mm][Oo][Nn][Tt][Hh]|[Yy][Ee][Aa][Rr])[Ss]?\\s*$',
  });

export interface Interval {
  readonly count: number;
  readonly unit: 'day' | 'month' | 'year';
}

/** How often something is done or evidence of it is collected. */
export const frequency = z.enum([
  'continuous',
  'daily',
  'weekly',
  'monthly',
  'quarterly',
  'semi-annually',
  'annually',
  'per-change',
  'on-event',
  'as-needed',
]);

/** A gated file in the vault: hash, pages and size are those of the clear text, as reviewed. */
export const vaultFile = z.strictObject({
  vault: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*\.age$/, 'vault-file')
    .describe(
      'Name of the encrypted file in vault/, such as report.pdf.age. `vitrine vault add` writes this group.',
    ),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'sha256')
    .describe('SHA-256 of the clear file as reviewed, in lower-case hexadecimal digits.'),
  pages: z.int().min(0).describe('Pages of the PDF; 0 for other files.'),
  bytes: z.int().min(0).describe('Size of the clear file in bytes.'),
  delivered: z
    .strictObject({
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/, 'sha256')
        .describe('SHA-256 of the file as the auditor delivered it.'),
    })
    .optional()
    .describe('The file as delivered, where it was prepared before it went into the vault.'),
});

export const publicFile = z.strictObject({
  public: text.describe('Path of the file below files/; it is published at /files/….'),
});

/** From when on earlier states are published: `none`, or a day. */
export const historyFrom = z
  .string()
  .trim()
  .refine((written) => written.toLowerCase() === 'none' || parseDay(written) !== null, 'history-from')
  .optional();

/** Keys that every Markdown entry may carry. */
export const common = {
  id: id
    .optional()
    .describe(
      'Id of this entry, unique in its kind; in lower case it is part of the address. Default: the name of the file.',
    ),
  draft: z.boolean().default(false).describe('A draft appears nowhere and counts for nothing.'),
  aliases: z.array(id).default([]).describe('Earlier ids; their addresses lead here.'),
  locale: text
    .optional()
    .describe('Language of the text as a BCP 47 tag, such as en or de. Default: that of the site.'),
};
