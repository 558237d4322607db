import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RouteData } from 'astro';
import { StaticPaths, type StaticPathsApp } from 'astro/runtime/prerender/static-paths.js';
import type { OutputWriter } from '../output-writer.ts';
import { stylesFile } from './compile-pages.ts';

/** Where rendered pages go. */
export interface RenderedPages {
  /** Public address of the site. */
  readonly site: string;
  readonly writer: Pick<OutputWriter, 'put'>;
  /** Is told of each file, and the HTML of a page in UTF-8. */
  readonly seen: (path: string, html: Uint8Array | null) => void;
}

/**
 * Renders every page and data file that is published as a file, from the content that was provided to the site.
 * @param prerender folder of the compiled modules
 * @throws Error where a page fails, answers with a redirect, or two want the same file
 */
export async function renderPages(prerender: string, { site, writer, seen }: RenderedPages): Promise<void> {
  const app = await prerenderApp(prerender);
  const taken = new Set<string>();
  for (const { pathname, route } of await new StaticPaths(app).getAll()) {
    const path = filePathOf(pathname, route);
    if (taken.has(path)) throw new Error(`Two pages want to be ${path}: the second is ${route.component}.`);
    taken.add(path);
    const response = await renderOne(app, new URL(addressOf(pathname, route), site), route);
    if (!response.body) continue;
    // Astro has made bytes of it, and bytes are what is written.
    const content = new Uint8Array(await response.arrayBuffer());
    seen(path, path.endsWith('.html') ? content : null);
    await writer.put(path, content);
  }
}

/** The part of Astro's app for builds that is used here; `src/integrations/pages/*.test.ts` would notice a change of it. */
interface PrerenderApp extends StaticPathsApp {
  setInternals(internals: { readonly pagesByKeys: ReadonlyMap<string, unknown> }): void;
  setOptions(options: object): void;
  resolveStreaming(): boolean | undefined;
  render(request: Request, options: { readonly routeData: RouteData }): Promise<Response>;
}

async function prerenderApp(folder: string): Promise<PrerenderApp> {
  const entry = readdirSync(folder).find((name) => name.startsWith('prerender-entry.'));
  if (!entry) throw new Error(`${folder} holds no compiled pages: remove it and build again.`);
  const { app } = (await import(pathToFileURL(join(folder, entry)).href)) as { app: PrerenderApp };
  app.setInternals({ pagesByKeys: new Map(JSON.parse(readFileSync(join(folder, stylesFile), 'utf8'))) });
  app.setOptions({ settings: { scripts: [] }, logger: { options: { destination: faults } } });
  // A file is written whole: one text is quicker than a stream of pieces.
  app.resolveStreaming = () => false;
  return app;
}

/** What Astro has to say while it renders is never more than a warning of a page that is wrong. */
const faults = {
  write: ({ level, message }: { level: string; message: string }) => {
    if (level === 'warn' || level === 'error') process.stderr.write(`${message}\n`);
    return true;
  },
};

async function renderOne(app: PrerenderApp, address: URL, routeData: RouteData): Promise<Response> {
  const response = await app.render(new Request(address), { routeData });
  if (response.status >= 300 && response.status < 400)
    throw new Error(
      `${address.pathname} is published as a file, so it cannot redirect (${routeData.component}).`,
    );
  return response;
}

/** Pages are folders with an `index.html`, so that their addresses end in a slash; what is missing is `404.html`. */
function filePathOf(pathname: string, { type }: RouteData): string {
  const path = pathname.replace(/^\/|\/$/g, '');
  if (type === 'endpoint') return path;
  if (path === '404') return '404.html';
  return path === '' ? 'index.html' : `${path}/index.html`;
}

function addressOf(pathname: string, { type }: RouteData): string {
  const path = pathname.replace(/^\/|\/$/g, '');
  return type === 'endpoint' || path === '' ? `/${path}` : `/${path}/`;
}
