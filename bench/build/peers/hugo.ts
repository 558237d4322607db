import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { kinds, navigation, type Peer, style, writeProject } from './peer.ts';

/** Hugo from Debian with one template. */
export const hugo: Peer = {
  name: 'Hugo',
  prepare: (project, content) => {
    writeProject(project, {
      'hugo.toml':
        'baseURL = "https://acme.example/"\ntitle = "Acme"\ndisableKinds = ["taxonomy", "term", "section", "home", "RSS", "sitemap", "404"]\n',
      'layouts/_default/single.html': `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title><style>${style}</style></head>
<body><nav>${navigation}</nav><main><h1>{{ .Title }}</h1>{{ .Content }}</main></body></html>
`,
    });
    for (const kind of kinds)
      cpSync(join(content, kind), join(project, 'content', kind), { recursive: true });
  },
  command: () => ['hugo', '--quiet', '--config', 'hugo.toml', '--destination', 'dist'],
  leftovers: ['dist', 'resources'],
  output: 'dist',
};
