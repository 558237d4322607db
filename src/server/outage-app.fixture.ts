import { join } from 'node:path';
import { generateX25519Identity } from 'age-encryption';
import { requestForm, sampleCatalogue } from '#gate/gate.fixture.ts';
import { startApp } from './app.ts';
import { freePort } from './free-port.fixture.ts';
import { writeTree } from './http/server.fixture.ts';
import { readSettings } from './settings.ts';

/** Submits the request of a new person each time, as the built page does. */
const entry = `
let people = 0;
export const handler = async (request, response, next, { gate }) => {
  people += 1;
  const host = 'p' + people + '.example';
  const form = { ...${JSON.stringify(requestForm())}, email: 'ada@' + host };
  const { kind } = await gate.submitRequest({ clientAddress: host, userAgent: 'test' }, form);
  response.end(kind + ' ' + form.email);
};
`;

/** For tests of outages: the whole server on a database, where every POST is a new person's request, answered with what became of it and the address. */
export async function startOutageApp(folder: string, databaseUrl: string, onError: (event: string) => void) {
  const port = String(await freePort());
  await writeTree(folder, {
    'dist/client/index.html': '<h1>Trust</h1>',
    'dist/gate/catalogue.json': JSON.stringify(sampleCatalogue()),
    'dist/server/entry.mjs': entry,
    'dist/server/site-frame.json': '{}',
  });
  const read = readSettings({
    VITRINE_URL: `http://localhost:${port}`,
    PORT: port,
    VITRINE_DATA: join(folder, 'data'),
    VITRINE_SECRET: '07'.repeat(32),
    VITRINE_VAULT_IDENTITY: await generateX25519Identity(),
    DATABASE_URL: databaseUrl,
  });
  if (read.kind === 'refused') throw new Error(JSON.stringify(read.problems));
  const log = { info: () => undefined, error: onError };
  const { settings } = read;
  const outcome = await startApp({ settings, distDir: join(folder, 'dist'), log, print: () => undefined });
  return { outcome, settings };
}
