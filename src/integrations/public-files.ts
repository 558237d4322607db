import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { AstroIntegration } from 'astro';
import { activeSvg } from './active-svg.ts';

/** Publishes `content/files/**` at `/files/**` of a folder, as copies. */
export function copyPublicFiles(root: string, folder: string): void {
  const source = join(root, 'files');
  if (!existsSync(source)) return;
  refuseActiveSvg(source);
  cpSync(source, join(folder, 'files'), {
    recursive: true,
    filter: (path) => !/\/\.[^/]*$/.test(path),
  });
}

/** The same files in `vitrine dev`, from where they are. */
export function publicFiles(root: string): AstroIntegration {
  const source = join(root, 'files');
  return {
    name: 'vitrine-public-files',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.middlewares.use('/files', (request, response, next) => {
          const path = join(
            source,
            decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname),
          );
          if (relative(source, path).startsWith('..') || !existsSync(path)) return next();
          if (path.endsWith('.svg')) response.setHeader('content-type', 'image/svg+xml');
          response.end(readFileSync(path));
        });
      },
    },
  };
}

/** An SVG that is opened by itself is a page: one with a script would run on the trust center's address. */
function refuseActiveSvg(folder: string): void {
  for (const item of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!item.isFile() || !/\.svgz?$/i.test(item.name)) continue;
    const file = join(item.parentPath, item.name);
    const why = activeSvg(readFileSync(file));
    if (why)
      throw new Error(`${file} holds ${why}, so it is not published. Export it again as a plain picture.`);
  }
}
