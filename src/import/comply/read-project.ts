import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { type ComplyMetadata, splitMetadata } from './split-metadata.ts';

export type DocumentKind = 'narrative' | 'policy' | 'procedure';

/** One document of a comply project. */
export interface ComplyDocument {
  readonly kind: DocumentKind;
  /** Where it is from, relative to the project: `policies/access.md`. */
  readonly path: string;
  /** The file's name without ending. */
  readonly name: string;
  readonly metadata: ComplyMetadata;
  readonly unread: readonly string[];
  readonly body: string;
}

/** A comply project as far as Vitrine reads it. */
export interface ComplyProject {
  /** From comply.yml; null where there is none. */
  readonly company: string | null;
  readonly documents: readonly ComplyDocument[];
  /** The ids of the standard `TSC`, as the project lists them. */
  readonly criteria: readonly string[];
  /** Files that were left out, each with the reason. */
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
}

const folders: Readonly<Record<DocumentKind, string>> = {
  policy: 'policies',
  narrative: 'narratives',
  procedure: 'procedures',
};

/** Reads a comply project; null where the folder has none of comply's folders. */
export function readProject(root: string): ComplyProject | null {
  if (!Object.values(folders).some((folder) => existsSync(join(root, folder)))) return null;
  const documents: ComplyDocument[] = [];
  const skipped: { path: string; reason: string }[] = [];
  for (const [kind, folder] of Object.entries(folders) as [DocumentKind, string][]) {
    for (const file of filesIn(root, folder, /\.md$/)) {
      const path = `${folder}/${file}`;
      const split = splitMetadata(readFileSync(join(root, path), 'utf8'));
      if (split.kind === 'document')
        documents.push({ ...split, kind, path, name: file.replace(/\.md$/, '') });
      else
        skipped.push({
          path,
          reason:
            split.kind === 'no-metadata'
              ? 'it has no metadata'
              : `its metadata cannot be read: ${split.reason}`,
        });
    }
  }
  return { company: companyOf(root), documents, criteria: criteriaOf(root), skipped };
}

function filesIn(root: string, folder: string, form: RegExp): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((item) => item.isFile() && form.test(item.name) && !/^README\./i.test(item.name))
    .map((item) => item.name)
    .sort();
}

function companyOf(root: string): string | null {
  for (const file of ['comply.yml', 'comply.yaml']) {
    if (!existsSync(join(root, file))) continue;
    const name = (readYaml(join(root, file)) as { name?: unknown } | null)?.name;
    if (typeof name === 'string' && name.trim() !== '') return name.trim();
  }
  return null;
}

/** The keys of every standard that calls itself TSC, but for its name. */
function criteriaOf(root: string): string[] {
  return filesIn(root, 'standards', /\.ya?ml$/).flatMap((file) => {
    const standard = readYaml(join(root, 'standards', file)) as Record<string, unknown> | null;
    if (standard?.name !== 'TSC') return [];
    return Object.keys(standard).filter((key) => key !== 'name');
  });
}

function readYaml(path: string): unknown {
  const document = parseDocument(readFileSync(path, 'utf8'), { schema: 'core', logLevel: 'silent' });
  return document.errors.length > 0 ? null : document.toJS();
}
