import { z } from 'astro/zod';
import { day, email, id, interval, text, webAddress } from './fields.ts';

export const staffRoles = ['sales', 'approver', 'admin', 'auditor'] as const;

/** A domain as it stands behind the @: lower case, no scheme, no trailing dot. */
const domain = z.string().regex(/^(?:[a-z0-9-]+\.)+[a-z0-9-]{2,}$/, 'domain');

/** `gate.yaml`: who approves, under which rules, for how long. */
export const gateSettingsSchema = z.strictObject({
  staff: z
    .array(
      z.strictObject({
        email: email.describe('Address with which the person signs in.'),
        role: z
          .enum(staffRoles)
          .describe(
            'sales: sees own accounts, decides nothing; approver: decides; admin: decides and manages; auditor: reads.',
          ),
      }),
    )
    .default([])
    .describe('Who may sign in to decide about requests.'),
  approval: z
    .strictObject({
      order: z
        .enum(['nda-first', 'approval-first'])
        .default('nda-first')
        .describe('Whether people accept the agreement before the decision or after it.'),
      grantDays: z
        .int()
        .min(1)
        .default(14)
        .describe('Days that access lasts unless the approver says otherwise.'),
      maxGrantDays: z.int().min(1).default(90).describe('Days that nobody can exceed.'),
      target: text.default('1 business day').describe('Usual time of a decision, shown to people who ask.'),
      delegate: email.optional().describe('Member of staff who decides when nobody else does.'),
    })
    .describe('How requests are decided.')
    .default({ order: 'nda-first', grantDays: 14, maxGrantDays: 90, target: '1 business day' }),
  autoApprove: z
    .array(
      z.strictObject({
        domain: domain.describe('Domain of the verified address, compared exactly.'),
        documents: z
          .array(id)
          .min(1, 'empty-list')
          .describe('Ids of the reports and documents that are granted.'),
        days: z.int().min(1).describe('Days that access lasts.'),
        ndaOnFile: z
          .strictObject({
            reference: text.describe('Where the signed agreement is.'),
            since: day.describe('Day on which it was signed.'),
          })
          .optional()
          .describe('A negotiated agreement that stands in the place of the one on screen.'),
      }),
    )
    .default([])
    .describe('Rules that approve without a person.'),
  block: z
    .strictObject({
      domains: z.array(domain).default([]).describe('Domains whose requests are never approved.'),
      freeMail: z
        .enum(['review', 'block', 'allow'])
        .default('review')
        .describe('What happens to requests from free-mail addresses.'),
    })
    .describe('Whose requests are not approved, or looked at more closely.')
    .default({ domains: [], freeMail: 'review' }),
  retention: z
    .strictObject({
      requests: interval.describe('How long personal data of requests is kept.'),
      evidence: interval.describe('How long it is kept who accepted which agreement, and when.'),
    })
    .describe('How long data is kept.')
    .default({ requests: { count: 12, unit: 'month' }, evidence: { count: 7, unit: 'year' } }),
  notify: z
    .strictObject({
      email: z.array(email).default([]).describe('Addresses that are told of each request that waits.'),
      webhooks: z
        .array(
          z.strictObject({
            url: webAddress.describe('Address that is called.'),
            events: z
              .array(text)
              .default([])
              .describe('Names of events, such as request.verified. Empty: all of them.'),
          }),
        )
        .default([])
        .describe('Addresses that are called on events.'),
    })
    .describe('Who is told of requests.')
    .default({ email: [], webhooks: [] }),
});

export type GateSettings = z.infer<typeof gateSettingsSchema>;
