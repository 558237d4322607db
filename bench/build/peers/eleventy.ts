import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { nodeCommand } from './node-command.ts';
import { kinds, navigation, type Peer, style, writeProject } from './peer.ts';

/** Eleventy with markdown-it and one layout as a JavaScript function. */
export const eleventy: Peer = {
  name: 'Eleventy',
  prepare: (project, content) => {
    writeProject(project, {
      'package.json': '{"type":"module"}',
      'eleventy.config.js': `export default (config) => {
  config.setQuietMode(true);
  return { markdownTemplateEngine: false, dir: { input: 'docs', includes: '../includes', output: 'dist' } };
};
`,
      'docs/docs.json': '{ "layout": "page.11ty.js" }',
      'includes/page.11ty.js': `export const render = ({ title, content }) => \`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>\${title}</title><style>${style}</style></head>
<body><nav>${navigation}</nav><main><h1>\${title}</h1>\${content}</main></body></html>\`;
`,
    });
    for (const kind of kinds) cpSync(join(content, kind), join(project, 'docs', kind), { recursive: true });
  },
  command: (modules) => nodeCommand(modules, '@11ty/eleventy/cmd.cjs', '--quiet'),
  leftovers: ['dist'],
  output: 'dist',
};
