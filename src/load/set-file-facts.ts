import { isMap, isScalar, parseDocument } from 'yaml';
import { splitFrontMatter } from './split-front-matter.ts';

/** What the front matter states about a gated file: of the clear file, as reviewed. */
export interface FileFacts {
  readonly vault: string;
  readonly sha256: string;
  readonly pages: number;
  readonly bytes: number;
}

/**
 * Writes `file: { vault, sha256, pages, bytes }` into the front matter of a content file and leaves every other character
 * as it is: comments and formatting belong to the people who edit. Null where the file has no readable front matter.
 */
export function setFileFacts(text: string, facts: FileFacts): string | null {
  const split = splitFrontMatter(text);
  if (split.kind === 'refused') return null;
  const start = text.indexOf('\n') + 1;
  const document = parseDocument(split.yaml);
  if (document.errors.length > 0 || !isMap(document.contents)) return null;
  const line = `file: { vault: ${facts.vault}, sha256: "${facts.sha256}", pages: ${facts.pages}, bytes: ${facts.bytes} }`;
  const pair = document.contents.items.find(({ key }) => isScalar(key) && key.value === 'file');
  if (!pair) return `${text.slice(0, start)}${split.yaml}\n${line}${text.slice(start + split.yaml.length)}`;
  const from = isScalar(pair.key) ? (pair.key.range?.[0] ?? 0) : 0;
  const to = (pair.value as { range?: [number, number, number] } | null)?.range?.[1] ?? split.yaml.length;
  const trailing = split.yaml.slice(from, to).endsWith('\n') ? '\n' : '';
  return `${text.slice(0, start + from)}${line}${trailing}${text.slice(start + to)}`;
}
