import { z } from 'astro/zod';
import { day, email, id, interval, text, webAddress } from './fields.ts';

export const staffRoles = ['sales', 'approver', 'admin', 'auditor'] as const;

/** A domain as it stands behind the @: lower case, no scheme, no trailing dot. */
const domain = z.string().regex(/^(?:[a-z0-9-]+\.)+[a-z0-9-]{2,}$/, 'domain');

/** `gate.yaml`: who approves, under which rules, for how long. */
export const gateSettingsSchema = z.strictObject({
  staff: z.array(z.strictObject({ email, role: z.enum(staffRoles) })).default([]),
  approval: z
    .strictObject({
      order: z.enum(['nda-first', 'approval-first']).default('nda-first'),
      grantDays: z.int().min(1).default(14),
      maxGrantDays: z.int().min(1).default(90),
      target: text.default('1 business day'),
      delegate: email.optional(),
    })
    .default({ order: 'nda-first', grantDays: 14, maxGrantDays: 90, target: '1 business day' }),
  autoApprove: z
    .array(
      z.strictObject({
        domain,
        documents: z.array(id).min(1, 'empty-list'),
        days: z.int().min(1),
        ndaOnFile: z.strictObject({ reference: text, since: day }).optional(),
      }),
    )
    .default([]),
  block: z
    .strictObject({
      domains: z.array(domain).default([]),
      freeMail: z.enum(['review', 'block', 'allow']).default('review'),
    })
    .default({ domains: [], freeMail: 'review' }),
  retention: z
    .strictObject({ requests: interval, evidence: interval })
    .default({ requests: { count: 12, unit: 'month' }, evidence: { count: 7, unit: 'year' } }),
  notify: z
    .strictObject({
      email: z.array(email).default([]),
      webhooks: z.array(z.strictObject({ url: webAddress, events: z.array(text).default([]) })).default([]),
    })
    .default({ email: [], webhooks: [] }),
});

export type GateSettings = z.infer<typeof gateSettingsSchema>;
