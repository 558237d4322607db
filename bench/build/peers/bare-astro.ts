import { nodeCommand } from './node-command.ts';
import { kinds, navigation, type Peer, style, writeProject } from './peer.ts';

/** Astro with nothing but a collection, a layout and the page that renders each document. */
export const bareAstro: Peer = {
  name: 'Astro, bare',
  prepare: (project, content) =>
    writeProject(project, {
      'package.json': '{"type":"module"}',
      'astro.config.mjs': 'export default { build: { concurrency: 4 } };',
      'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
export const collections = { docs: defineCollection({ loader: glob({ pattern: '{${kinds.join(',')}}/**/*.md', base: ${JSON.stringify(content)} }) }) };
`,
      'src/pages/[...slug].astro': `---
import { getCollection, render } from 'astro:content';
export async function getStaticPaths() {
  return (await getCollection('docs')).map((entry) => ({ params: { slug: entry.id }, props: { entry } }));
}
const { entry } = Astro.props;
const { Content } = await render(entry);
---
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{entry.data.title}</title><style is:inline>${style}</style></head>
<body><nav set:html={${JSON.stringify(navigation)}} /><main><h1>{entry.data.title}</h1><Content /></main></body></html>
`,
    }),
  command: (modules) => nodeCommand(modules, 'astro/bin/astro.mjs', 'build', '--silent'),
  leftovers: ['dist', '.astro', 'node_modules'],
  output: 'dist',
};
