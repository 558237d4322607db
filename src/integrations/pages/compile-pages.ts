import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { projectFolder } from './project-folder.ts';

/** What a page puts into its head, by Astro's key of the page. */
export const stylesFile = 'styles.json';

/**
 * Has Astro bundle the modules of all pages into a folder (`client`, `server`, `prerender`), and renders none of them.
 * Astro and Vite are imported here and nowhere else in a build: it is most of the time that they take.
 */
export async function compilePages(folder: string): Promise<void> {
  Object.assign(process.env, { ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' });
  const cacheDir = `${folder}-astro`;
  const [{ build }, { default: config }] = await Promise.all([
    import('astro'),
    import('../../../astro.config.ts'),
  ]);
  try {
    await build({
      ...config,
      // The others are of `vitrine dev`.
      integrations: [collectPages(folder)],
      root: projectFolder,
      outDir: folder,
      cacheDir,
      configFile: false,
      logLevel: 'warn',
    });
  } finally {
    rmSync(cacheDir, { recursive: true, force: true });
  }
}

type Pages = Parameters<NonNullable<AstroIntegration['hooks']['astro:build:setup']>>[0]['pages'];

/** Takes the modules that Astro renders with, which it removes after, and has it render nothing. */
function collectPages(folder: string): AstroIntegration {
  let pages: Pages = new Map();
  return {
    name: 'vitrine-compile-pages',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [rendererEntry] } });
      },
      'astro:build:setup': (options) => {
        pages = options.pages;
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer({
          name: 'vitrine',
          setup: async () => {
            const prerender = join(folder, 'prerender');
            cpSync(join(folder, 'server/.prerender'), prerender, { recursive: true });
            const styles = [...pages].map(([key, page]) => [key, { styles: page.styles }]);
            writeFileSync(join(prerender, stylesFile), JSON.stringify(styles));
          },
          getStaticPaths: async () => [],
          render: () => {
            throw new Error('no page is rendered here');
          },
        });
      },
    },
  };
}

/** Astro leaves it to whoever renders the pages to name the module that does. */
const rendererEntry = {
  name: 'vitrine-renderer-entry',
  configEnvironment: (name: string) =>
    name === 'prerender'
      ? { build: { rolldownOptions: { input: 'astro/entrypoints/prerender' } } }
      : undefined,
};
