import { z } from 'astro/zod';

/** The value of a schema, as it may be given: lists and objects that nobody changes. */
export type Shape<Schema extends z.ZodType> = Frozen<z.output<Schema>>;

type Frozen<Value> = Value extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: Frozen<Value[Key]> }
    : Value;

/** Fields that several files share. A field is always there; `null` says that the company states nothing. */
export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .describe('A calendar day, YYYY-MM-DD.');
export const text = z.string();
export const address = z.string().describe('A full web address.');
export const markdown = z
  .string()
  .describe('Markdown (CommonMark with GitHub tables), links with full addresses.');
export const ids = z.array(z.string());
export const span = z.object({ start: day, end: day });

/** What stands at the head of every file. */
export const envelope = {
  $schema: address.describe('Where the JSON Schema of this file is.'),
  version: z
    .literal(1)
    .describe('Version of the shape. A version may gain fields; it never loses or changes one.'),
  site: address.describe('The site, without a slash at its end.'),
  company: text,
  asOf: day.describe('The day as of which ages and states were computed.'),
  language: text.describe(
    'BCP 47: the language of words that come with Vitrine, such as titles of criteria. Those of the company are as it wrote them.',
  ),
};

/** An entry behind the gate: title, kind, version and dates, nothing of its text. */
export const gatedEntry = z.object({
  access: z.literal('gated'),
  id: text,
  url: address,
  title: text,
  kind: text,
  entryVersion: text.nullable(),
  dates: z.array(z.object({ label: text, day })),
  requestUrl: address,
});

/** Where the text and the page of a published entry are. */
export const publishedEntry = {
  access: z.literal('public'),
  id: text,
  url: address,
  markdownUrl: address,
  title: text,
};
