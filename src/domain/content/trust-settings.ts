import { z } from 'astro/zod';
import {
  category,
  criterionReference,
  day,
  email,
  historyFrom,
  id,
  interval,
  text,
  visibility,
  webAddress,
} from './fields.ts';

const carveOut = z.strictObject({
  criterion: criterionReference.describe('The criterion that is left to a subservice organization.'),
  subserviceOrganization: id.describe('Id of the provider in subprocessors.yaml.'),
  csoc: id.optional().describe('Id of the complementary subservice organization control in the report.'),
  monitoredBy: id.optional().describe('Id of the control with which we watch the provider.'),
});

const systemScope = z.strictObject({
  id: id.default('system').describe('Id of the system; needed where there are several.'),
  framework: text.describe('Edition of the criteria: soc2-tsc-2017-rev2022.'),
  categories: z
    .array(category)
    .min(1, 'empty-list')
    .describe(
      'Trust Services categories in scope; the criteria follow from them. Security belongs to every examination.',
    ),
  products: z.array(id).default([]).describe('Ids of the products in the system. Empty: all of them.'),
  system: text.optional().describe('Boundary of the system in one paragraph, as in the report.'),
  carvedOut: z
    .array(carveOut)
    .default([])
    .describe('Criteria that a subservice organization meets, each with our control that watches it.'),
  notApplicable: z
    .array(
      z.strictObject({
        criterion: criterionReference.describe('The criterion that does not apply.'),
        reason: text.describe('Why not; shown publicly.'),
      }),
    )
    .default([])
    .describe('Criteria that do not apply, each with its reason.'),
});

const company = z.strictObject({
  name: text.describe('Name by which customers know the company.'),
  legalName: text.describe('Registered name.'),
  description: text.optional().describe('What the company does, in one or two sentences.'),
  url: webAddress.describe('Address of the company’s site.'),
  logo: text.optional().describe('Path of the logo below files/.'),
  address: text.optional().describe('Postal address or place.'),
  securityEmail: email.describe('Address for questions about security.'),
  privacyEmail: email
    .optional()
    .describe('Address for questions about privacy, also for objections to subprocessors.'),
  phone: text.optional().describe('Phone number of the company, not of a person.'),
});

const link = z.strictObject({
  label: text.describe('Text of the link.'),
  href: text.describe('Where it leads: an address, or a path of this site.'),
});

const site = z.strictObject({
  url: webAddress.describe(
    'Public address of the trust center, without a slash at the end; links in mail begin with it.',
  ),
  title: text.optional().describe('Title of the site. Default: made from the company’s name.'),
  accent: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, 'colour')
    .optional()
    .describe(
      'Color of links and buttons, like "#0f5c63"; quote it. It is made darker or lighter where contrast needs it.',
    ),
  theme: z
    .enum(['auto', 'light', 'dark'])
    .default('auto')
    .describe('Light, dark, or as the reader’s system has it.'),
  locale: text.default('en').describe('Language of the site as a BCP 47 tag.'),
  historyFrom: historyFrom.describe(
    'From which day on earlier states of the content, read from git, are shown: the day on which the site went public. none shows none.',
  ),
  nav: z.array(link).default([]).describe('Links added to the navigation.'),
  footer: z.array(link).default([]).describe('Links in the footer.'),
});

const contacts = z.strictObject({
  contact: z
    .array(text)
    .default([])
    .describe('Where to report vulnerabilities, in order of preference: mailto:, https: or tel: addresses.'),
  expires: day.optional().describe('Day from which security.txt is out of date; less than a year ahead.'),
  encryption: webAddress.optional().describe('Address of a key for encrypted reports.'),
  acknowledgments: webAddress.optional().describe('Page that thanks reporters.'),
  preferredLanguages: z.array(text).default([]).describe('Languages of reports: [en, de].'),
  policy: webAddress.optional().describe('Page with the vulnerability disclosure policy.'),
  hiring: webAddress.optional().describe('Page with security jobs.'),
  csaf: webAddress.optional().describe('Address of provider-metadata.json, for advisories in CSAF.'),
  statusPage: webAddress.optional().describe('Page that shows the service’s availability.'),
  support: text.optional().describe('Address or page of customer support.'),
});

/** What a key fact can be marked as, so that the vendor summary finds it whatever its label says. */
const factTopics = ['breach-notice', 'data-locations'] as const;

export type FactTopic = (typeof factTopics)[number];

/** `trust.yaml`: the company, its site, what is in scope and what is not claimed. */
export const trustSettingsSchema = z.strictObject({
  company: company.describe('Who you are.'),
  site: site.describe('The public site.'),
  gate: z
    .strictObject({
      url: z
        .union([webAddress, z.literal('none')])
        .optional()
        .describe(
          'Address of the gate. Default: that of the site. none turns the request button into a mail link.',
        ),
    })
    .optional()
    .describe('Where the gate runs.'),
  products: z
    .array(
      z.strictObject({
        id: id.describe('Id of the product.'),
        name: text.describe('Name of the product.'),
        description: text.optional().describe('What it does, in a sentence.'),
      }),
    )
    .default([])
    .describe('What you offer, in scope of a report or not.'),
  scope: z
    .union([systemScope, z.array(systemScope)])
    .transform((scope) => (Array.isArray(scope) ? scope : [scope]))
    .describe('The system that is examined, or a list of several.'),
  risks: z
    .array(
      z.strictObject({
        id: id.describe('Id of the risk theme.'),
        title: text.describe('The risk in a few words.'),
        theme: text.optional().describe('Heading under which it stands.'),
      }),
    )
    .default([])
    .describe('Themes of the risk assessment; the register itself stays inside.'),
  frameworks: z
    .array(text)
    .default(['soc2'])
    .describe(
      'Frameworks for which crosswalks are shown: soc2, iso27001, nist-csf, nist-800-53, hipaa, gdpr, ccpa, pci-dss.',
    ),
  notClaimed: z
    .array(
      z.strictObject({
        framework: text.describe('What a buyer might expect.'),
        note: text.describe('How it stands, in a sentence.'),
      }),
    )
    .default([])
    .describe('What you do not have; saying so saves both sides a mail.'),
  checks: z
    .record(
      z.string(),
      z.strictObject({
        severity: z.enum(['off', 'info', 'warning', 'error']).describe('The rule’s severity from now on.'),
        reason: text.describe('Why the severity is another here.'),
        until: day.optional().describe('Last day of the change.'),
      }),
    )
    .default({})
    .describe('Changes of rules’ severities, by the id of the rule.'),
  facts: z
    .array(
      z.strictObject({
        label: text.describe('What the fact is about.'),
        value: text.describe('The fact, short.'),
        control: id.optional().describe('Id of the control on which it rests.'),
        topic: z.enum(factTopics).optional().describe('The line of the vendor summary that this fact fills.'),
        visibility: visibility.optional().describe('Who may see it: public, gated or internal.'),
      }),
    )
    .default([])
    .describe('Key facts for the front page, each with its control.'),
  contacts: contacts
    .default({ contact: [], preferredLanguages: [] })
    .describe('Contacts; the first eight keys are fields of security.txt (RFC 9116).'),
  reviewEvery: interval
    .default({ count: 12, unit: 'month' })
    .describe('How long a control’s review lasts, where it does not say itself. Default: 12 months.'),
});

export type TrustSettings = z.infer<typeof trustSettingsSchema>;
export type SystemScope = z.infer<typeof systemScope>;
