import { z } from 'astro/zod';
import { webhookEvents } from '../gate/webhook-event.ts';
import { day, email, id, interval, text, webAddress } from './fields.ts';

const staffRoles = ['sales', 'approver', 'admin', 'auditor'] as const;

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
      target: text
        .optional()
        .describe(
          'Usual time of a decision, such as 1 business day; shown to people who ask. Without it no time is promised.',
        ),
      delegate: email.optional().describe('Member of staff who decides when nobody else does.'),
      remindDays: z
        .int()
        .min(1)
        .default(3)
        .describe('Days before the end of access at which somebody is reminded and can ask for more.'),
    })
    .describe('How requests are decided.')
    .default({ order: 'nda-first', grantDays: 14, maxGrantDays: 90, remindDays: 3 }),
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
      disposable: z
        .enum(['review', 'block'])
        .default('review')
        .describe(
          'What happens to requests from throw-away mailboxes: staff are told, or they never arrive. No rule approves them.',
        ),
    })
    .describe('Whose requests are not approved, or looked at more closely.')
    .default({ domains: [], freeMail: 'review', disposable: 'review' }),
  retention: z
    .strictObject({
      requests: interval.describe('How long personal data of requests is kept.'),
      evidence: interval.describe('How long it is kept who accepted which agreement, and when.'),
      unverified: interval
        .default({ count: 30, unit: 'day' })
        .describe('How long requests are kept whose address nobody confirmed.'),
      origins: interval
        .default({ count: 6, unit: 'month' })
        .describe('How long network addresses and browsers are kept, except as evidence of an agreement.'),
      mail: interval
        .default({ count: 3, unit: 'month' })
        .describe('How long it is kept which mail was sent.'),
      sessions: interval
        .default({ count: 30, unit: 'day' })
        .describe('How long it is kept who was signed in, after the session ended.'),
    })
    .describe('How long data is kept. The time of a request counts from its end.')
    .default({
      requests: { count: 12, unit: 'month' },
      evidence: { count: 7, unit: 'year' },
      unverified: { count: 30, unit: 'day' },
      origins: { count: 6, unit: 'month' },
      mail: { count: 3, unit: 'month' },
      sessions: { count: 30, unit: 'day' },
    }),
  notify: z
    .strictObject({
      email: z.array(email).default([]).describe('Addresses that are told of each request that waits.'),
      audit: z
        .array(email)
        .default([])
        .describe(
          'Addresses that receive the signed state of the audit log once a day. Empty: auditors and admins of staff.',
        ),
      webhooks: z
        .array(
          z.strictObject({
            name: id
              .optional()
              .describe('Name in lists and in WEBHOOK_SECRETS; default: the host of the address.'),
            url: webAddress.describe('Address that is called, https.'),
            events: z
              .array(z.enum(webhookEvents))
              .default([])
              .describe('Names of events, such as request.verified. Empty: all of them.'),
            personalData: z
              .boolean()
              .default(false)
              .describe(
                'Whether calls carry name, address and role of the person; otherwise ids, company and documents.',
              ),
          }),
        )
        .default([])
        .describe('Addresses that are called on events.'),
    })
    .describe('Who is told of requests.')
    .default({ email: [], audit: [], webhooks: [] }),
});

export type GateSettings = z.infer<typeof gateSettingsSchema>;
