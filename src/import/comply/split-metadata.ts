import { z } from 'astro/zod';
import { parseDocument } from 'yaml';

const words = z.union([z.string(), z.number()]).transform(String);

/** What comply reads from the head of a document; everything else there is for its templates. */
const metadataSchema = z.object({
  name: words.optional(),
  acronym: words.optional(),
  id: words.optional(),
  cron: words.optional(),
  satisfies: z.record(z.string(), z.array(words)).optional(),
  majorRevisions: z.array(z.object({ date: words.optional(), comment: words.optional() })).optional(),
});

export type ComplyMetadata = z.infer<typeof metadataSchema>;

/** A document of comply in two. `unread` names the keys that have no place in Vitrine's content. */
export type SplitDocument =
  | {
      readonly kind: 'document';
      readonly metadata: ComplyMetadata;
      readonly unread: readonly string[];
      readonly body: string;
    }
  | { readonly kind: 'no-metadata' }
  | { readonly kind: 'broken-metadata'; readonly reason: string };

/**
 * Splits a document of comply. Its metadata is YAML down to the first line `---`; an opening line `---`, which comply does not
 * ask for, is accepted.
 */
export function splitMetadata(text: string): SplitDocument {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  if (lines[0]?.trimEnd() === '---') lines.shift();
  const end = lines.findIndex((line) => line.trimEnd() === '---');
  if (end === -1) return { kind: 'no-metadata' };
  const document = parseDocument(lines.slice(0, end).join('\n'), { schema: 'core', prettyErrors: false });
  const problem = document.errors[0];
  if (problem) return { kind: 'broken-metadata', reason: problem.message };
  const value: unknown = document.toJS();
  const metadata = metadataSchema.safeParse(value ?? {});
  if (!metadata.success) {
    const [issue] = metadata.error.issues;
    return { kind: 'broken-metadata', reason: `\`${issue?.path.join('.')}\` is not what comply writes` };
  }
  const unread = Object.keys((value ?? {}) as object).filter((key) => !(key in metadataSchema.shape));
  return { kind: 'document', metadata: metadata.data, unread, body: lines.slice(end + 1).join('\n') };
}
