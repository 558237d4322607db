import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A generator that makes a site of the same documents. */
export interface Peer {
  readonly name: string;
  /** Writes a project over the documents in `content` (folders `policies`, `controls`, `faq`, `updates`). */
  prepare(project: string, content: string): void;
  /** The command that builds it, run in the project. */
  command(modules: string): readonly string[];
  /** What an earlier build left, below the project: gone before each run. */
  readonly leftovers: readonly string[];
  /** Where the pages lie, below the project. */
  readonly output: string;
}

/** The folders of documents, as `bench/check/generate-content.ts` names them. */
export const kinds = ['policies', 'controls', 'faq', 'updates'] as const;

/** Writes the files of a project. */
export function writeProject(project: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  }
}

/** The style that every bare page carries: small, so that no generator pays for it. */
export const style =
  'body{margin:0 auto;max-width:44rem;padding:1rem;font:1rem/1.6 sans-serif}nav a{margin-right:1rem}table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:.3rem .6rem}';

/** Navigation of constant size, the same in each. */
export const navigation = kinds.map((kind) => `<a href="/${kind}/">${kind}</a>`).join('');
