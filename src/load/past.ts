import type { z } from 'astro/zod';
import { controlSchema } from '#domain/content/control.ts';
import { faqEntrySchema } from '#domain/content/faq-entry.ts';
import { policySchema } from '#domain/content/policy.ts';
import { type SubprocessorList, subprocessorsSchema } from '#domain/content/subprocessors.ts';
import type { Entry } from '#domain/entry.ts';
import type { Past, Revision, Revisions } from '#domain/history/past.ts';
import { type FileRevision, revisionsOf } from './git-history.ts';
import { git, historyProblem, readBlobs } from './git-repository.ts';
import { parseEntry } from './parse-entry.ts';
import { parseYaml } from './parse-yaml.ts';
import { validate } from './validate.ts';

/** The newest revisions of a file that are read; what is older stays in git. */
export const mostRevisions = 60;

/**
 * What the published branch remembers of controls, policies, questions and the list of subprocessors. Only the first parents are
 * followed: what stood on a side branch before it was merged was never published. Five calls of git, whatever the number of files.
 */
export function pastOf(root: string, files: readonly string[]): Past {
  const problem = historyProblem(root);
  if (problem) return { kind: 'unknown', reason: problem };
  const head = git(root, ['rev-parse', '--verify', 'HEAD'])?.trim();
  const log = git(root, [...logArguments, '--', ...folders, subprocessorsFile]);
  const changes = git(root, ['status', '--porcelain', '--', '.']);
  if (head === undefined || log === undefined) return { kind: 'unknown', reason: 'no-commits' };
  const wanted = files.filter(
    (file) => file === subprocessorsFile || folders.some((name) => isIn(name, file)),
  );
  const revisions = boundedRevisions(log, new Set(wanted));
  const texts = readBlobs(root, new Set([...revisions.values()].flat().flatMap(({ blob }) => blob || [])));
  const entries = <Schema extends z.ZodType<{ id?: string | undefined }>>(folder: string, schema: Schema) =>
    entryRevisions(schema, revisionsIn(folder, revisions), texts);
  return {
    kind: 'known',
    head,
    clean: changes === '',
    controls: entries('controls', controlSchema),
    policies: entries('policies', policySchema),
    faq: entries('faq', faqEntrySchema),
    subprocessors: listRevisions(revisions.get(subprocessorsFile) ?? [], texts),
  };
}

const folders = ['controls', 'policies', 'faq'] as const;
const subprocessorsFile = 'subprocessors.yaml';

const logArguments = [
  ...[
    'log',
    '--first-parent',
    '--diff-merges=first-parent',
    '--raw',
    '-M',
    '--no-abbrev',
    '--relative',
    '-z',
  ],
  ...['--date=format-local:%Y-%m-%d', '--format=%x01%H %cd'],
];

function isIn(folder: string, file: string): boolean {
  return file.startsWith(`${folder}/`);
}

function boundedRevisions(log: string, wanted: ReadonlySet<string>): Map<string, FileRevision[]> {
  const revisions = revisionsOf(log, wanted);
  for (const [file, list] of revisions) revisions.set(file, list.slice(0, mostRevisions));
  return revisions;
}

function revisionsIn(
  folder: string,
  revisions: ReadonlyMap<string, readonly FileRevision[]>,
): readonly (readonly [string, readonly FileRevision[]])[] {
  return [...revisions].filter(([file]) => isIn(folder, file));
}

function entryRevisions<Schema extends z.ZodType<{ id?: string | undefined }>>(
  schema: Schema,
  files: readonly (readonly [string, readonly FileRevision[]])[],
  texts: ReadonlyMap<string, string>,
): Revisions<z.infer<Schema>> {
  const read = (file: string, text: string) => parseEntry(schema, file, text).entry;
  return new Map(
    files.map(([file, revisions]) => [file, revisions.map((one) => revisionOf(one, file, texts, read))]),
  );
}

function listRevisions(
  revisions: readonly FileRevision[],
  texts: ReadonlyMap<string, string>,
): readonly Revision<SubprocessorList>[] {
  return revisions.map((one) => revisionOf(one, subprocessorsFile, texts, readList));
}

function readList(file: string, text: string): Entry<SubprocessorList> | null {
  const yaml = parseYaml(text);
  if (yaml.problems.length > 0) return null;
  const { data } = validate(subprocessorsSchema, yaml.value ?? {}, { file, places: yaml.places, text });
  return data ? { file, places: yaml.places, id: 'subprocessors', data, body: '', bodyLine: 1 } : null;
}

function revisionOf<Data>(
  { commit, day, blob }: FileRevision,
  file: string,
  texts: ReadonlyMap<string, string>,
  read: (file: string, text: string) => Entry<Data> | null,
): Revision<Data> {
  if (blob === '') return { state: 'absent', commit, day };
  const text = (texts.get(blob) ?? '').replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const entry = text === '' ? null : read(file, text);
  return entry
    ? { state: 'read', commit, day, entry, text }
    : { state: 'unreadable', commit, day, isTakenBack: asksNotToBePublic(text) };
}

/** Words of another version of the content model, or misspelled ones, are no permission. An emptied file says no more either. */
function asksNotToBePublic(text: string): boolean {
  return (
    text.trim() === '' ||
    /^[ \t]*visibility[ \t]*:(?![ \t]*(?:public|"public"|'public')[ \t]*(?:#.*)?$)/im.test(text) ||
    /^[ \t]*draft[ \t]*:(?![ \t]*false[ \t]*(?:#.*)?$)/im.test(text)
  );
}
