import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { writeProject } from '../../build/peers/peer.ts';
import { bareFields, openRows } from './bare-form.ts';

/**
 * Writes and builds Astro with nothing but the form, what takes it and a file, rendered on demand in the middleware mode that
 * Vitrine uses too; gives the script that serves it on PORT.
 */
export function buildBareAstro(project: string, modules: string): string {
  writeProject(project, {
    'package.json': '{"type":"module"}',
    'astro.config.mjs': `import node from '@astrojs/node';
export default { output: 'server', adapter: node({ mode: 'middleware' }), security: { checkOrigin: true } };
`,
    'src/rows.mjs': openRows,
    'src/pages/request.astro': `---
import { keep } from '../rows.mjs';
if (Astro.request.method === 'POST') {
  keep(await Astro.request.formData());
  return Astro.redirect('/request', 303);
}
const fields = ${JSON.stringify(bareFields)};
---
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Request documents</title></head>
<body><main><h1>Request documents</h1><form method="post">
{fields.map((name) => <p><label for={name}>{name}</label><input id={name} name={name} maxlength="200" required></p>)}
<button>Send</button></form></main></body></html>
`,
    'src/pages/download.ts': `import { file } from '../rows.mjs';
export const GET = () => new Response(file, { headers: { 'content-type': 'application/pdf', 'content-length': String(file.length) } });
`,
    'serve.mjs': `import { createServer } from 'node:http';
process.env.ASTRO_NODE_AUTOSTART = 'disabled';
const { handler } = await import('./dist/server/entry.mjs');
createServer((request, response) => handler(request, response, () => response.writeHead(404).end())).listen(Number(process.env.PORT), '127.0.0.1');
`,
  });
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(modules, 'astro/bin/astro.mjs'), 'build', '--silent'],
    { cwd: project, encoding: 'utf8', env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' } },
  );
  if (status !== 0) throw new Error(`astro build ended with ${status}:\n${stdout}${stderr}`);
  return join(project, 'serve.mjs');
}
