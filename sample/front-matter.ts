import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

export type FileFacts = {
  readonly vault: string;
  readonly sha256: string;
  readonly pages: number;
  readonly bytes: number;
};

/**
 * Writes hash, pages and bytes beside the file's name in the one report or document that names it, and touches nothing
 * else of the text.
 * @returns whether the front matter said something else before
 */
export function writeFileFacts(contentFolder: string, facts: FileFacts): boolean {
  const line = new RegExp(
    `(file: \\{ vault: ${facts.vault.replaceAll('.', '\\.')}, )sha256: "?\\w+"?, pages: \\d+, bytes: \\d+( \\})`,
  );
  const path = filesOf(contentFolder).find((file) => line.test(readFileSync(file, 'utf8')));
  if (!path)
    throw new Error(
      `No report or document names ${facts.vault} in a line \`file: { vault, sha256, pages, bytes }\`.`,
    );
  const before = readFileSync(path, 'utf8');
  const after = before.replace(
    line,
    `$1sha256: "${facts.sha256}", pages: ${facts.pages}, bytes: ${facts.bytes}$2`,
  );
  if (after !== before) writeFileSync(path, after);
  return after !== before;
}

function filesOf(contentFolder: string): readonly string[] {
  return ['reports', 'documents'].flatMap((folder) =>
    readdirSync(`${contentFolder}/${folder}`).map((name) => `${contentFolder}/${folder}/${name}`),
  );
}
