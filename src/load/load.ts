import { existsSync, statSync } from 'node:fs';
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
import { findFiles } from './find-files.ts';
import { historyOf } from './git-history.ts';
import { loadSettings } from './load-settings.ts';
import { fileId, parseEntry } from './parse-entry.ts';
import { readText } from './read-text.ts';

/** What a content folder says, what is around it, and what is wrong with it. */
export interface Loaded {
  readonly root: string;
  readonly trustCenter: TrustCenter;
  readonly facts: Facts;
  readonly diagnostics: readonly Diagnostic[];
  /** The text of each file that was read, by path: reporters show the lines around a finding. */
  readonly texts: ReadonlyMap<string, string>;
}

/** The folder that `--content` names is not there: the command itself fails (exit code 2). */
export class ContentFolderMissing extends Error {}

/**
 * Reads a content folder into one frozen TrustCenter. Bad content never throws: everything wrong becomes a finding with
 * file and line. The only reader of `content/`.
 */
export function load(root: string): Loaded {
  if (!existsSync(root)) throw new ContentFolderMissing(`There is no folder ${root}.`);
  if (!statSync(root).isDirectory()) throw new ContentFolderMissing(`${root} is not a folder.`);
  const found = findFiles(root);
  const diagnostics = [...found.diagnostics];
  const { texts, refused } = readTexts(root, found.files, diagnostics);
  const settings = loadSettings(texts, refused, diagnostics);
  const absent: AbsentEntry[] = [];
  const read = <Schema extends z.ZodType<EntryData>>(kind: EntryKind, folder: string, schema: Schema) =>
    readEntries({ kind, folder, schema, texts, refused, diagnostics, absent });
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
  const paths = found.files.map((file) => file.path);
  const facts: Facts = {
    files: paths,
    texts,
    absent,
    vaultFiles: new Set(below(paths, 'vault/').filter((name) => name.endsWith('.age'))),
    publicFiles: new Set(below(paths, 'files/')),
    history: historyOf(root, [...trustCenter.agreements, ...trustCenter.policies]),
  };
  return {
    root,
    trustCenter: deepFreeze(trustCenter),
    facts: deepFreeze(facts),
    diagnostics: diagnostics.sort(compareDiagnostics),
    texts,
  };
}

interface EntryData {
  id?: string | undefined;
  draft: boolean;
}

function readTexts(root: string, files: ReturnType<typeof findFiles>['files'], diagnostics: Diagnostic[]) {
  const texts = new Map<string, string>();
  const refused = new Set<string>();
  for (const file of files) {
    if (file.path.startsWith('files/') || file.path.startsWith('vault/')) continue;
    const read = readText(root, file);
    if (read.kind === 'text') {
      texts.set(file.path, read.text);
      continue;
    }
    refused.add(file.path);
    diagnostics.push(read.diagnostic);
  }
  return { texts, refused };
}

interface Reading<Schema> {
  readonly kind: EntryKind;
  readonly folder: string;
  readonly schema: Schema;
  readonly texts: ReadonlyMap<string, string>;
  readonly refused: ReadonlySet<string>;
  readonly diagnostics: Diagnostic[];
  readonly absent: AbsentEntry[];
}

function readEntries<Schema extends z.ZodType<EntryData>>(
  reading: Reading<Schema>,
): Entry<z.infer<Schema>>[] {
  const { kind, folder, schema, texts, refused, diagnostics, absent } = reading;
  const entries: Entry<z.infer<Schema>>[] = [];
  for (const [file, text] of texts) {
    if (!file.startsWith(`${folder}/`)) continue;
    const parsed = parseEntry(schema, file, text);
    diagnostics.push(...parsed.diagnostics);
    if (parsed.entry && !parsed.entry.data.draft) entries.push(parsed.entry);
    else absent.push({ kind, id: parsed.id, file, reason: parsed.entry ? 'draft' : 'invalid' });
  }
  for (const file of refused) {
    if (file.startsWith(`${folder}/`)) absent.push({ kind, id: fileId(file), file, reason: 'invalid' });
  }
  return entries.sort((a, b) => compareIds(a.id, b.id) || (a.file < b.file ? -1 : 1));
}

/** AC-2 before AC-10, whatever the case. */
const compareIds = new Intl.Collator('en', { numeric: true, sensitivity: 'base' }).compare;

function below(paths: readonly string[], folder: string): string[] {
  return paths.filter((path) => path.startsWith(folder)).map((path) => path.slice(folder.length));
}
