import type { AstroIntegration } from 'astro';
import { publicContent } from '#site/public-content.ts';
import { frameOf } from '#site/site-frame.ts';

const name = 'virtual:vitrine/site-frame';
const resolved = `\0${name}`;

/**
 * Compiles the site's frame (title, navigation, logo, colors: public data alone) into the gate's pages. They render where no
 * content is loaded, and should still look like the rest of the site.
 */
export function siteFrameModule(): AstroIntegration {
  return {
    name: 'vitrine-site-frame',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        const plugin = {
          name: 'vitrine-site-frame',
          resolveId: (id: string) => (id === name ? resolved : undefined),
          load: (id: string) =>
            id === resolved ? `export default ${JSON.stringify(frameOf(publicContent()))};` : undefined,
        };
        updateConfig({ vite: { plugins: [plugin] } });
      },
    },
  };
}
