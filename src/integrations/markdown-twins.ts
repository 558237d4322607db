import type { AstroIntegration } from 'astro';

/** The Markdown twins of pages as a route of `vitrine dev`. A build writes the files itself (`pages/write-twins.ts`). */
export function markdownTwins(): AstroIntegration {
  return {
    name: 'vitrine-markdown-twins',
    hooks: {
      'astro:config:setup': ({ command, injectRoute }) => {
        if (command !== 'dev') return;
        const entrypoint = new URL('./markdown-twins/twin-route.ts', import.meta.url);
        injectRoute({ pattern: '/[...page].md', entrypoint, prerender: true });
      },
    },
  };
}
