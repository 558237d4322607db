import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { nodeCommand } from './node-command.ts';
import { kinds, type Peer, writeProject } from './peer.ts';

/** Starlight as it comes, without its search and with a sidebar of constant size. */
export const starlight: Peer = {
  name: 'Starlight, no search',
  prepare: (project, content) => {
    writeProject(project, {
      'package.json': '{"type":"module","dependencies":{"@astrojs/starlight":"*"}}',
      'astro.config.mjs': `import starlight from '@astrojs/starlight';
export default { integrations: [starlight({ title: 'Acme', pagefind: false, sidebar: [] })] };
`,
      'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`,
    });
    for (const kind of kinds)
      cpSync(join(content, kind), join(project, 'src/content/docs', kind), { recursive: true });
  },
  command: (modules) => nodeCommand(modules, 'astro/bin/astro.mjs', 'build', '--silent'),
  leftovers: ['dist', '.astro', 'node_modules'],
  output: 'dist',
};
