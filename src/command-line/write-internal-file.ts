import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { replaceFile } from '#server/durable-file.ts';
import { CommandFailure } from './command.ts';
import { projectRoot } from './project-root.ts';
import { unwritableFile } from './unwritable-file.ts';

/**
 * Writes a document that may not be published, as `--out` names it. Refused below every folder from which files are served or
 * copied into a build, whatever link leads there.
 */
export async function writeInternalFile(written: string, text: string, contentRoot: string): Promise<void> {
  const folder = dirname(resolve(written));
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new CommandFailure(`There is no folder ${folder}; create it first.`);
  const path = join(realpathSync(folder), basename(written));
  const published = publishedFolders(contentRoot).find((published) => isBelow(path, published));
  if (published || /[\\/]dist[^\\/]*[\\/]client[\\/]/.test(path))
    throw new CommandFailure(
      `${written} would be published with the site: the document is internal. Name a file outside of ${published ?? 'a build'}.`,
    );
  try {
    await replaceFile(path, text, 0o600);
  } catch (error) {
    throw unwritableFile(written, error);
  }
}

function publishedFolders(contentRoot: string): readonly string[] {
  return [join(projectRoot, 'dist'), join(projectRoot, 'public'), join(contentRoot, 'files')].map((folder) =>
    existsSync(folder) ? realpathSync(folder) : folder,
  );
}

function isBelow(path: string, folder: string): boolean {
  const from = relative(folder, path);
  return from === '' || !from.startsWith('..');
}
