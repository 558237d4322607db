import { z } from 'astro/zod';
import { webhookEvents } from './webhook-event.ts';

/**
 * What the server needs from the build: `dist/gate/catalogue.json`. The build writes it, the server parses it once at
 * start and reads nothing else of the content. It holds staff addresses and hashes of gated files, so it never lies
 * below `dist/client`.
 */
export const gateCatalogueSchema = z
  .strictObject({
    version: z.literal(1),
    /** When the build ran: ISO 8601 in UTC. */
    builtAt: z.iso.datetime(),
    site: z.strictObject({
      name: z.string().min(1),
      legalName: z.string().min(1),
      title: z.string().min(1),
      url: z.url(),
      gateUrl: z.url(),
      securityEmail: z.string().min(3),
      /** For questions about personal data; absent: `securityEmail`. */
      privacyEmail: z.string().min(3).optional(),
      locale: z.string().min(2),
    }),
    documents: z.array(document()),
    /** Gated texts of the content; one with the id of a document belongs to it and opens with it. */
    texts: z.array(gatedText()).default([]),
    agreements: z.array(agreement()),
    staff: z.array(z.strictObject({ email: z.string().min(3), role: role() })),
    approval: z.strictObject({
      order: z.enum(['nda-first', 'approval-first']),
      grantDays: z.int().min(1),
      maxGrantDays: z.int().min(1),
      /** The usual time of a decision, as shown: "1 business day"; absent where none is promised. */
      target: z.string().min(1).optional(),
      delegate: z.string().optional(),
      /** Days before its end at which somebody is reminded; 3 where nothing is said. */
      remindDays: z.int().min(1).optional(),
    }),
    autoApprove: z.array(
      z.strictObject({
        domain: z.string().min(3),
        documents: z.array(z.string()).min(1),
        days: z.int().min(1),
        ndaOnFile: z.strictObject({ reference: z.string().min(1), since: z.string().min(1) }).optional(),
      }),
    ),
    block: z.strictObject({
      domains: z.array(z.string()),
      freeMail: z.enum(['review', 'block', 'allow']),
      disposable: z.enum(['review', 'block']).default('review'),
    }),
    retention: z.strictObject({
      requests: interval(),
      evidence: interval(),
      unverified: interval().default({ count: 30, unit: 'day' }),
      origins: interval().default({ count: 6, unit: 'month' }),
      mail: interval().default({ count: 3, unit: 'month' }),
      sessions: interval().default({ count: 30, unit: 'day' }),
    }),
    notify: z.strictObject({
      email: z.array(z.string()),
      /** Who receives the signed state of the log; empty: auditors and admins. */
      audit: z.array(z.string()).default([]),
      webhooks: z.array(webhook()).optional(),
    }),
    publication: publication().optional(),
  })
  .superRefine((catalogue, context) => {
    const agreements = new Set(catalogue.agreements.map(({ id }) => id));
    for (const [index, text] of catalogue.texts.entries()) {
      const message = textProblem(text, agreements, catalogue.documents);
      if (message) context.addIssue({ code: 'custom', path: ['texts', index], message });
    }
    for (const [index, { id, agreement }] of catalogue.documents.entries()) {
      if (agreements.has(agreement)) continue;
      const message = `document ${id} names the agreement ${agreement}, which is not in the catalogue: a gated document without an agreement is not served`;
      context.addIssue({ code: 'custom', path: ['documents', index, 'agreement'], message });
    }
    for (const [path, ids] of [
      ['documents', catalogue.documents.map(({ id }) => id)],
      ['texts', catalogue.texts.map(({ id }) => id)],
      ['agreements', catalogue.agreements.map(({ id }) => id)],
      ['notify', (catalogue.notify.webhooks ?? []).map(({ name }) => name)],
    ] as const) {
      const twice = ids.find((id, index) => ids.indexOf(id) !== index);
      if (twice)
        context.addIssue({ code: 'custom', path: [path], message: `the id ${twice} stands there twice` });
    }
  });

export type GateCatalogue = z.infer<typeof gateCatalogueSchema>;
export type GatedDocument = GateCatalogue['documents'][number];
export type GatedText = GateCatalogue['texts'][number];
export type GateAgreement = GateCatalogue['agreements'][number];
export type AutoApprovalRule = GateCatalogue['autoApprove'][number];
export type WebhookEndpoint = NonNullable<GateCatalogue['notify']['webhooks']>[number];
export type Publication = NonNullable<GateCatalogue['publication']>;
export type StaffRole = GateCatalogue['staff'][number]['role'];

function document() {
  return z.strictObject({
    id: z.string().min(1),
    title: z.string().min(1),
    /** `soc2`, `iso27001` … for reports, the document kinds of the content model for the rest. */
    kind: z.string().min(1),
    framework: z.string().optional(),
    version: z.string().min(1),
    date: z.iso.date(),
    /** A `withdrawn` document is neither offered nor served. */
    status: z.string().min(1),
    /** File name in `dist/gate/vault`, without a folder. */
    vaultFile: z.string().regex(/^[^/\\]+\.age$/),
    /** SHA-256 of the clear PDF, hex. */
    sha256: sha256(),
    pages: z.int().min(1),
    bytes: z.int().min(1),
    agreement: z.string().min(1),
    /** Who may receive it by the report's restricted-use paragraph; empty: no such paragraph. */
    recipientCategories: z.array(z.string().min(1)),
    /** File name offered to the browser, such as `Example SOC 2 Type 2 report 2026.pdf`. */
    downloadName: z.string().regex(/^[^/\\\p{Cc}"]+\.pdf$/u),
    /** The report's expectations of its readers, to be filled in; a file in `dist/gate/worksheets`. */
    worksheet: z
      .strictObject({
        file: z.string().regex(/^[^/\\]+\.xlsx$/),
        sha256: sha256(),
        bytes: z.int().min(1),
        expectations: z.int().min(1),
        downloadName: z.string().regex(/^[^/\\\p{Cc}"]+\.xlsx$/u),
      })
      .optional(),
  });
}

/** An address that is called on events. */
function webhook() {
  return z.strictObject({
    name: z.string().min(1),
    url: z.url(),
    /** Empty: all of them. */
    events: z.array(z.enum(webhookEvents)),
    personalData: z.boolean(),
  });
}

/** What is public about changes, so that the gate can tell its subscribers what a build has that the one before had not. */
function publication() {
  return z.strictObject({
    topics: z.array(z.strictObject({ id: z.string().min(1), title: z.string().min(1) })),
    changes: z.array(
      z.strictObject({
        /** Permanent: the same change keeps it in every build. */
        id: z.string().min(1),
        title: z.string().min(1),
        summary: z.string().nullable(),
        /** Where it is read, below `site.url`. */
        path: z.string().regex(/^\//),
        day: z.iso.date(),
        topics: z.array(z.string()).min(1),
      }),
    ),
  });
}

/** The body of a gated policy or document: shown at `/access` and nowhere else. */
function gatedText() {
  return z.strictObject({
    id: z.string().min(1),
    title: z.string().min(1),
    /** `policy`, or the kind of the document. */
    kind: z.string().min(1),
    version: z.string().min(1),
    date: z.iso.date(),
    status: z.string().min(1),
    agreement: z.string().min(1),
    recipientCategories: z.array(z.string().min(1)),
    /** Its language, where it is not the site's. */
    locale: z.string().min(2).optional(),
    /** The text as shown; rendered and cleaned by the build. */
    html: z.string().min(1),
    /** SHA-256 of `html`, hex. */
    sha256: sha256(),
  });
}

function textProblem(
  text: { readonly id: string; readonly title: string; readonly agreement: string },
  agreements: ReadonlySet<string>,
  documents: readonly { readonly id: string; readonly title: string; readonly agreement: string }[],
): string | null {
  const { id, agreement } = text;
  if (!agreements.has(agreement))
    return `the text ${id} names the agreement ${agreement}, which is not in the catalogue: a gated text without an agreement is not served`;
  const document = documents.find((one) => one.id === id);
  if (!document || (document.title === text.title && document.agreement === agreement)) return null;
  return `the gated text ${id} and another document have the same id: give one of them another id`;
}

function agreement() {
  return z.strictObject({
    id: z.string().min(1),
    version: z.string().min(1),
    title: z.string().min(1),
    /** The body as written: UTF-8, NFC, LF. */
    markdown: z.string().min(1),
    /** SHA-256 of `markdown`, hex. */
    sha256: sha256(),
    /** The body as shown on the page; rendered and cleaned by the build. */
    html: z.string().min(1),
    /** SHA-256 of `html`, hex. */
    htmlSha256: sha256(),
    governs: z.array(z.string()),
    party: z.string().min(1),
    /** First day on which this version can be accepted. */
    effective: z.iso.date().optional(),
    reaccept: z.enum(['required', 'new-signers-only']),
    /** The git commit that holds this text, where there is one. */
    commit: z.string().optional(),
  });
}

function role() {
  return z.enum(['sales', 'approver', 'admin', 'auditor']);
}

function sha256() {
  return z.string().regex(/^[0-9a-f]{64}$/);
}

function interval() {
  return z.strictObject({ count: z.int().min(1), unit: z.enum(['day', 'month', 'year']) });
}
