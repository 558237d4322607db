import type { AstroIntegration } from 'astro';

/**
 * Several integrations as one whose `astro:build:done` hooks run at the same time, because none reads what another writes: Pagefind
 * works in its process while cards are drawn in threads. They have no other hook.
 */
export function atOnce(name: string, integrations: readonly AstroIntegration[]): AstroIntegration {
  return {
    name,
    hooks: {
      'astro:build:done': async (options) => {
        await Promise.all(integrations.map(({ hooks }) => hooks['astro:build:done']?.(options)));
      },
    },
  };
}
