import { join } from 'node:path';
import { writeProject } from '../../build/peers/peer.ts';
import { bareFields, openRows } from './bare-form.ts';

/** Writes the same three routes on Hono, with the page as a template string; gives the script that serves them on PORT. */
export function writeBareHono(project: string): string {
  writeProject(project, {
    'package.json': '{"type":"module"}',
    'rows.mjs': openRows,
    'serve.mjs': `import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { file, keep } from './rows.mjs';
const fields = ${JSON.stringify(bareFields)};
const app = new Hono();
app.get('/request', (c) => c.html(html\`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Request documents</title></head>
<body><main><h1>Request documents</h1><form method="post">
\${fields.map((name) => html\`<p><label for="\${name}">\${name}</label><input id="\${name}" name="\${name}" maxlength="200" required></p>\`)}
<button>Send</button></form></main></body></html>\`));
app.post('/request', async (c) => {
  keep(await c.req.formData());
  return c.redirect('/request', 303);
});
app.get('/download', (c) => c.body(file, 200, { 'content-type': 'application/pdf' }));
serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: '127.0.0.1' });
`,
  });
  return join(project, 'serve.mjs');
}
