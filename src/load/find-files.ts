import { type Dirent, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '#domain/diagnostic.ts';
import { nearest } from '#domain/nearest.ts';

/** A regular file of the content folder; `path` is POSIX and relative to it. */
export interface FoundFile {
  readonly path: string;
  readonly bytes: number;
}

const folders = [
  'controls',
  'policies',
  'reports',
  'documents',
  'agreements',
  'faq',
  'updates',
  'pages',
  'files',
  'vault',
];
const settingsFiles = ['trust.yaml', 'gate.yaml', 'subprocessors.yaml'];
const proseEndings: Readonly<Record<string, readonly string[]>> = {
  policies: ['.md', '.mdx'],
  updates: ['.md', '.mdx'],
  pages: ['.mdx', '.md'],
};

/**
 * Lists the regular files below the content folder, sorted by path, and says what is there that Vitrine does not read.
 * Symbolic links are refused, not followed: one that leads outside would publish what nobody reviewed.
 */
export function findFiles(root: string): { files: FoundFile[]; diagnostics: Diagnostic[] } {
  const files: FoundFile[] = [];
  const diagnostics: Diagnostic[] = [];
  walk(root, '', files, diagnostics);
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), diagnostics };
}

function walk(root: string, folder: string, files: FoundFile[], diagnostics: Diagnostic[]): void {
  for (const item of listFolder(root, folder, diagnostics)) {
    if (item.name.startsWith('.')) continue;
    const path = folder === '' ? item.name : `${folder}/${item.name}`;
    const problem = problemOf(item, path);
    if (problem) diagnostics.push(problem);
    if (problem?.severity === 'error') continue;
    if (item.isDirectory()) {
      if (folder !== '' || folders.includes(item.name)) walk(root, path, files, diagnostics);
    } else if (!problem) {
      files.push({ path, bytes: lstatSync(join(root, path)).size });
    }
  }
}

function listFolder(root: string, folder: string, diagnostics: Diagnostic[]): Dirent[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    diagnostics.push(
      finding('unreadable-file', 'error', folder, `The folder cannot be read: ${reasonOf(error)}.`),
    );
    return [];
  }
}

function problemOf(item: Dirent, path: string): Diagnostic | null {
  if (item.isSymbolicLink()) {
    return finding(
      'symbolic-link',
      'error',
      path,
      'Symbolic links are not followed: one that leads outside could publish what nobody reviewed.',
      'Put the file itself here.',
    );
  }
  if (item.isDirectory()) return folderProblem(item.name, path);
  if (!item.isFile())
    return finding('unexpected-file', 'error', path, 'This is neither a file nor a folder.');
  return fileProblem(path);
}

function folderProblem(name: string, path: string): Diagnostic | null {
  if (/\.(mdx?|ya?ml)$/i.test(name)) {
    return finding(
      'unexpected-file',
      'error',
      path,
      `\`${name}\` is a folder, but its name is that of a file.`,
      'Rename it.',
    );
  }
  if (path.includes('/') || folders.includes(name)) return null;
  const [close] = nearest(name, folders, 1);
  return finding(
    'unexpected-file',
    'warning',
    path,
    `The folder \`${name}\` is none that Vitrine reads; nothing in it is checked or published.`,
    close ? `Did you mean \`${close}\`?` : `Folders are: ${folders.join(', ')}.`,
  );
}

function fileProblem(path: string): Diagnostic | null {
  const [folder = '', ...rest] = path.split('/');
  if (rest.length === 0) {
    if (settingsFiles.includes(path) || /^README(\.md)?$/i.test(path)) return null;
    const [close] = nearest(path, settingsFiles, 1);
    return finding(
      'unexpected-file',
      'warning',
      path,
      `\`${path}\` is no file that Vitrine reads.`,
      close ? `Did you mean \`${close}\`?` : `Files here are: ${settingsFiles.join(', ')}.`,
    );
  }
  if (folder === 'files' || folder === 'vault') return null;
  const endings = proseEndings[folder] ?? ['.md'];
  if (endings.some((ending) => path.endsWith(ending))) return null;
  return finding(
    'unexpected-file',
    'warning',
    path,
    `Files in \`${folder}/\` end in ${endings.join(' or ')}; this one is neither checked nor published.`,
    folder === 'pages' ? undefined : 'Public files belong in `files/`, gated ones in `vault/`.',
  );
}

function finding(
  ruleId: string,
  severity: Diagnostic['severity'],
  file: string,
  message: string,
  hint?: string,
): Diagnostic {
  return { ruleId, severity, message, file, place: null, ...(hint ? { hint } : {}) };
}

/** The operating system's reason for a failed read, in words. */
export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EACCES' || code === 'EPERM') return 'no permission';
  if (code === 'ENOENT') return 'it does not exist';
  if (code === 'EISDIR') return 'it is a folder';
  return code ?? String(error);
}
