import { z } from 'astro/zod';
import { id, text } from './fields.ts';
import { gateSettingsSchema } from './gate-settings.ts';
import { attestationSchema } from './report.ts';

const { staff, autoApprove, block, notify } = gateSettingsSchema.shape;
const { exceptions, cuecs } = attestationSchema.shape;

/**
 * `vault/private.yaml.age`, decrypted: what a public repository must not show in clear. It is added to what `gate.yaml` and
 * the reports say; nothing in it takes anything away.
 */
export const privateSettingsSchema = z.strictObject({
  staff: staff.describe('Added to the staff of gate.yaml.'),
  autoApprove: autoApprove.describe('Added to the rules of gate.yaml.'),
  block: block
    .unwrap()
    .pick({ domains: true })
    .default({ domains: [] })
    .describe('Domains added to those of gate.yaml.'),
  notify: notify
    .unwrap()
    .pick({ email: true })
    .default({ email: [] })
    .describe('Addresses added to those of gate.yaml.'),
  reports: z
    .record(
      id,
      z.strictObject({
        basis: text.optional().describe('Why the opinion is not unqualified.'),
        exceptions: exceptions.describe('Added to the exceptions of the report.'),
        cuecs: cuecs.describe('Added to the CUECs of the report; never public.'),
      }),
    )
    .default({})
    .describe('By the id of a SOC report: what of it is not public.'),
});

export type PrivateSettings = z.infer<typeof privateSettingsSchema>;
