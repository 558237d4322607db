import type { z } from 'astro/zod';
import { agreementSchema } from '#domain/content/agreement.ts';
import { controlSchema } from '#domain/content/control.ts';
import { documentSchema } from '#domain/content/document.ts';
import { faqEntrySchema } from '#domain/content/faq-entry.ts';
import { policySchema } from '#domain/content/policy.ts';
import { reportSchema } from '#domain/content/report.ts';
import { updateSchema } from '#domain/content/update.ts';
import { compareDiagnostics, type Diagnostic } from '#domain/diagnostic.ts';
import type { Entry, EntryKind } from '#domain/entry.ts';
import type { AbsentEntry, Facts, TrustCenter } from '#domain/trust-center.ts';
import { deepFreeze } from './deep-freeze.ts';
import { loadSettings } from './load-settings.ts';
import { fileId, type ParsedEntry, parseEntry } from './parse-entry.ts';
import { privateFile } from './private-file.ts';
import { type FolderTexts, readFolder } from './read-folder.ts';

/** What a content folder says, what is around it, and what is wrong with it. */
export interface Loaded {
  readonly root: string;
  readonly trustCenter: TrustCenter;
  readonly facts: Facts;
  readonly diagnostics: readonly Diagnostic[];
  /** The text of each file that was read, by path: reporters show the lines around a finding. */
  readonly texts: ReadonlyMap<string, string>;
  /** What each Markdown file was parsed into, by path: a later loading takes over what did not change. */
  readonly parsed: ReadonlyMap<string, ParsedEntry<unknown>>;
}

/**
 * Reads a content folder into one frozen TrustCenter. Bad content never throws: everything wrong becomes a finding with
 * file and line. The only reader of `content/`.
 */
export function load(root: string): Loaded {
  return loadTexts(readFolder(root));
}

/**
 * Parses texts that were read before. With `before`, an earlier loading, entries whose text is the same are taken over as they
 * are, and with them all that rules keep by entry: one changed file costs one parse.
 */
export function loadTexts(folder: FolderTexts, before?: Loaded): Loaded {
  const { root, texts, refused, paths, historyOf } = folder;
  const diagnostics = [...folder.diagnostics];
  const settings = loadSettings(texts, refused, diagnostics);
  const absent: AbsentEntry[] = [];
  const parsed = new Map<string, ParsedEntry<unknown>>();
  const filesOf = Map.groupBy(texts.keys(), (file) => file.slice(0, Math.max(file.indexOf('/'), 0)));
  const read = <Schema extends z.ZodType<EntryData>>(kind: EntryKind, name: string, schema: Schema) =>
    readEntries({
      kind,
      schema,
      files: filesOf.get(name) ?? [],
      refused: [...refused].filter((file) => file.startsWith(`${name}/`)),
      texts,
      diagnostics,
      absent,
      parsed,
      before,
    });
  const trustCenter: TrustCenter = {
    ...settings,
    controls: read('control', 'controls', controlSchema),
    policies: read('policy', 'policies', policySchema),
    reports: read('report', 'reports', reportSchema),
    documents: read('document', 'documents', documentSchema),
    agreements: read('agreement', 'agreements', agreementSchema),
    faq: read('faq', 'faq', faqEntrySchema),
    updates: read('update', 'updates', updateSchema),
  };
  const facts: Facts = {
    files: paths,
    texts,
    absent,
    vaultFiles: new Set(
      below(paths, 'vault/').filter((name) => name.endsWith('.age') && `vault/${name}` !== privateFile),
    ),
    vault: { kind: 'not-examined' },
    publicFiles: new Set(below(paths, 'files/')),
    history: historyOf([
      ...trustCenter.agreements,
      ...trustCenter.policies,
      ...[...trustCenter.documents, ...trustCenter.reports].filter(
        ({ data }) => data.visibility !== 'public',
      ),
    ]),
  };
  return {
    root,
    trustCenter: deepFreeze(trustCenter),
    facts: deepFreeze(facts),
    diagnostics: diagnostics.sort(compareDiagnostics),
    texts,
    parsed,
  };
}

interface EntryData {
  id?: string | undefined;
  draft: boolean;
}

interface Reading<Schema> {
  readonly kind: EntryKind;
  readonly schema: Schema;
  readonly files: readonly string[];
  readonly refused: readonly string[];
  readonly texts: ReadonlyMap<string, string>;
  readonly diagnostics: Diagnostic[];
  readonly absent: AbsentEntry[];
  readonly parsed: Map<string, ParsedEntry<unknown>>;
  readonly before: Loaded | undefined;
}

function readEntries<Schema extends z.ZodType<EntryData>>(
  reading: Reading<Schema>,
): Entry<z.infer<Schema>>[] {
  const { kind, files, refused, diagnostics, absent } = reading;
  const entries: Entry<z.infer<Schema>>[] = [];
  for (const file of files) {
    const { id, entry, diagnostics: found } = parsedFile(reading, file);
    diagnostics.push(...found);
    if (entry && !entry.data.draft) entries.push(entry);
    else absent.push({ kind, id, file, reason: entry ? 'draft' : 'invalid' });
  }
  for (const file of refused) absent.push({ kind, id: fileId(file), file, reason: 'invalid' });
  return entries.sort((a, b) => compareIds(a.id, b.id) || (a.file < b.file ? -1 : 1));
}

/** A file in a folder always has the folder's schema, so what was parsed from the same text is of the same kind. */
function parsedFile<Schema extends z.ZodType<EntryData>>(
  { schema, texts, parsed, before }: Reading<Schema>,
  file: string,
): ParsedEntry<z.infer<Schema>> {
  const text = texts.get(file) ?? '';
  const known = before?.texts.get(file) === text ? before.parsed.get(file) : undefined;
  const result = (known as ParsedEntry<z.infer<Schema>> | undefined) ?? parseEntry(schema, file, text);
  parsed.set(file, result);
  return result;
}

/** AC-2 before AC-10, whatever the case. */
const compareIds = new Intl.Collator('en', { numeric: true, sensitivity: 'base' }).compare;

function below(paths: readonly string[], folder: string): string[] {
  return paths.filter((path) => path.startsWith(folder)).map((path) => path.slice(folder.length));
}
