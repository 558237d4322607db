import { z } from 'astro/zod';
import { country, day, id, text, webAddress } from './fields.ts';

const transferMechanisms = [
  'adequacy',
  'dpf',
  'scc-2021-module-1',
  'scc-2021-module-2',
  'scc-2021-module-3',
  'scc-2021-module-4',
  'uk-idta',
  'bcr',
  'other',
] as const;

const subprocessorSchema = z.strictObject({
  id: id.describe('Id of the subprocessor.'),
  name: text.describe('Name by which customers know it.'),
  entity: text.optional().describe('Legal entity with which the contract is.'),
  purpose: text.describe('What it does for us.'),
  data: z.array(text).default([]).describe('Kinds of personal data that it processes.'),
  locations: z
    .strictObject({
      storage: z.array(country).default([]).describe('Where data is kept.'),
      processing: z.array(country).default([]).describe('Where data is processed.'),
      remoteAccess: z.array(country).default([]).describe('From where people or systems reach the data.'),
    })
    .optional()
    .describe('Countries as ISO 3166-1 codes of two letters: [DE, US].'),
  transfers: z
    .array(
      z.strictObject({
        from: text.describe('Where the data comes from: EU or a country code.'),
        to: text.describe('Country code of the destination.'),
        mechanism: z
          .enum(transferMechanisms)
          .describe('Ground of the transfer. dpf (EU-US Data Privacy Framework) is possible to the US only.'),
      }),
    )
    .default([])
    .describe('Transfers out of the EU, the EEA or the United Kingdom, with their ground.'),
  products: z.array(id).default([]).describe('Ids of the products that use it. Empty: all of them.'),
  dpa: webAddress.optional().describe('Address of its data processing agreement.'),
  url: webAddress.optional().describe('Address of its own page about security or privacy.'),
  since: day.optional().describe('Since when it is used.'),
  status: z
    .enum(['planned', 'active', 'removed'])
    .default('active')
    .describe('planned needs announced and effective; removed needs the day on which it ended.'),
  announced: day.optional().describe('Day on which customers were told.'),
  effective: day.optional().describe('Day on which the change takes effect.'),
  removed: day.optional().describe('Last day of use.'),
  replaces: id.optional().describe('Id of the subprocessor that this one replaces.'),
  emergency: text.optional().describe('Why the notice period could not be kept.'),
});

/** `subprocessors.yaml`: who processes personal data for us, with planned changes. */
export const subprocessorsSchema = z.strictObject({
  noticeDays: z
    .int()
    .min(0)
    .optional()
    .describe(
      'Days between announcement and effect, as your data processing agreement promises them. Without it no promise and no last day to object is shown.',
    ),
  subprocessors: z
    .array(subprocessorSchema)
    .default([])
    .describe('Vendors that process personal data for customers, planned and former ones too.'),
});

export type Subprocessor = z.infer<typeof subprocessorSchema>;
export type SubprocessorList = z.infer<typeof subprocessorsSchema>;
