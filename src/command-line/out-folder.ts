import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * Why a build may not replace this folder, or null: everything in it goes when a build takes its place.
 * @param target absolute path of the folder to build to
 */
export function outFolderProblem(
  target: string,
  { projectRoot, contentRoot }: { readonly projectRoot: string; readonly contentRoot: string },
): string | null {
  if (isWithin(projectRoot, target)) return `--out is ${target}, and Vitrine itself lies in it. ${instead}`;
  if (isWithin(contentRoot, target) || isWithin(target, contentRoot))
    return `--out is ${target}, and the content lies there. ${instead}`;
  if (!existsSync(target)) return null;
  if (!statSync(target).isDirectory()) return `--out is ${target}, which is a file. ${instead}`;
  const isBuild = existsSync(join(target, 'gate', 'catalogue.json'));
  if (isBuild || readdirSync(target).length === 0) return null;
  return `--out is ${target}, which holds something other than a build of Vitrine. A build would replace all of it. ${instead}`;
}

const instead = 'Name a folder that does not exist yet, or an older build.';

/** Whether a path is a folder or lies below it. */
function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return (
    way === '' || !(way === '..' || way.startsWith('../') || way.startsWith('..\\') || /^[A-Za-z]:/.test(way))
  );
}
