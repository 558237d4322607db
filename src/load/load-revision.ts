import { git, readBlobs } from './git-repository.ts';
import { type Loaded, loadTexts } from './load.ts';

/** The content as a revision has it, with its commit; or why it cannot be read. */
export type LoadedRevision =
  | { readonly kind: 'loaded'; readonly commit: string; readonly content: Loaded }
  | { readonly kind: 'unknown-revision' }
  | { readonly kind: 'no-content' };

/** Reads the content folder as it stands in a revision (`HEAD~3`, `v2`, `origin/main`), without touching the working copy. */
export function loadRevision(root: string, revision: string): LoadedRevision {
  const commit = git(root, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${revision}^{commit}`,
  ])?.trim();
  const tree = commit && git(root, ['ls-tree', '-r', '-z', commit]);
  if (!commit || tree === undefined) return { kind: 'unknown-revision' };
  const blobs = blobsIn(tree);
  if (!blobs.has('trust.yaml')) return { kind: 'no-content' };
  const wanted = [...blobs].filter(([path]) => isText(path));
  const texts = readBlobs(root, new Set(wanted.map(([, blob]) => blob)));
  const content = loadTexts({
    root,
    paths: [...blobs.keys()].sort(),
    texts: new Map(wanted.map(([path, blob]) => [path, cleaned(texts.get(blob) ?? '')])),
    refused: new Set(),
    diagnostics: [],
    historyOf: () => ({ kind: 'unknown', reason: 'no-repository' }),
  });
  return { kind: 'loaded', commit, content };
}

/** Regular files by their path below the folder; links are not followed. */
function blobsIn(tree: string): ReadonlyMap<string, string> {
  return new Map(
    tree.split('\0').flatMap((line) => {
      const match = /^100\d{3} blob ([0-9a-f]+)\t(.+)$/s.exec(line);
      return match ? [[match[2] ?? '', match[1] ?? ''] as const] : [];
    }),
  );
}

function isText(path: string): boolean {
  return /\.(mdx?|ya?ml)$/i.test(path) && !/^(files|vault)\//.test(path);
}

function cleaned(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}
