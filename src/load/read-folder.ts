import { existsSync, statSync } from 'node:fs';
import type { Diagnostic } from '#domain/diagnostic.ts';
import type { History } from '#domain/trust-center.ts';
import { findFiles } from './find-files.ts';
import { historyOf, type Versioned } from './git-history.ts';
import { readText } from './read-text.ts';

/** What lies in a content folder, read but not yet understood. */
export interface FolderTexts {
  readonly root: string;
  /** Every regular file, POSIX paths relative to the folder, sorted. */
  readonly paths: readonly string[];
  /** The text of each Markdown and YAML file, by path, line ends normalised to LF. */
  readonly texts: ReadonlyMap<string, string>;
  /** Files that cannot be read as text; each has a finding. */
  readonly refused: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
  /** What git remembers of files whose text is pinned to a version. */
  readonly historyOf: (entries: readonly Versioned[]) => History;
}

/** The folder that `--content` names is not there: the command itself fails (exit code 2). */
export class ContentFolderMissing extends Error {}

/** Reads the texts of a content folder. What cannot be read becomes a finding; only a missing folder throws. */
export function readFolder(root: string): FolderTexts {
  if (!existsSync(root)) throw new ContentFolderMissing(`There is no folder ${root}.`);
  if (!statSync(root).isDirectory()) throw new ContentFolderMissing(`${root} is not a folder.`);
  const found = findFiles(root);
  const diagnostics = [...found.diagnostics];
  const texts = new Map<string, string>();
  const refused = new Set<string>();
  for (const file of found.files) {
    if (file.path.startsWith('files/') || file.path.startsWith('vault/')) continue;
    const read = readText(root, file);
    if (read.kind === 'text') {
      texts.set(file.path, read.text);
      continue;
    }
    refused.add(file.path);
    diagnostics.push(read.diagnostic);
  }
  return {
    root,
    paths: found.files.map(({ path }) => path),
    texts,
    refused,
    diagnostics,
    historyOf: (entries) => historyOf(root, entries),
  };
}
