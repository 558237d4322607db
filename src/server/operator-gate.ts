import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createGate, type Gate } from '#gate/gate.ts';
import { DatabaseProblem } from './database/database-problem.ts';
import { databasePlace, openDatabase } from './database/open-database.ts';
import { otherKeyMessage } from './database/server-key-check.ts';
import { createCertifier } from './pdf/certificate/make-certificate.ts';
import { createAnchorSigner } from './platform/ed25519.ts';
import { createNodePlatform } from './platform/node-platform.ts';
import { catalogueAt, publicUrlOf } from './public-url.ts';
import { readCatalogue } from './read-catalogue.ts';
import { serverKey } from './server-key.ts';
import { readSettings, settingsMessage } from './settings.ts';

export type OperatorGate =
  | { readonly kind: 'open'; readonly gate: Gate; readonly close: () => Promise<void> }
  | { readonly kind: 'refused'; readonly message: string };

/**
 * The gate for the command line, on the same database as a running server. It decides and reads; it serves no document and
 * delivers no mail: what a decision sends lies in the outbox until the server delivers it.
 * @param env the environment that the server has too, so that both use one key and one data folder
 */
export async function openOperatorGate(
  env: Readonly<Record<string, string | undefined>>,
  distDir: string,
): Promise<OperatorGate> {
  const read = readSettings(env);
  if (read.kind === 'refused') return { kind: 'refused', message: settingsMessage(read.problems) };
  const file = await readCatalogue(join(distDir, 'gate', 'catalogue.json'));
  if (file.kind === 'refused') return file;
  const url = publicUrlOf(read.settings, file.catalogue.site);
  const secret = await serverKey(read.settings, url);
  if (secret.kind === 'refused') return secret;
  const { databaseUrl } = read.settings;
  if (databaseUrl === null && !existsSync(databasePlace(read.settings)))
    return { kind: 'refused', message: noDatabase(databasePlace(read.settings)) };
  const database = await openDatabase(read.settings).catch((error) => {
    if (error instanceof DatabaseProblem) return error;
    throw error;
  });
  if (database instanceof DatabaseProblem) return { kind: 'refused', message: database.message };
  if ((await database.checkKey(secret.key, 'look')) === 'other') {
    await database.close();
    return { kind: 'refused', message: otherKeyMessage };
  }
  const gate = createGate(
    {
      ...createNodePlatform(secret.key),
      certifier: createCertifier(),
      ...(read.settings.auditKey && { anchorSigner: createAnchorSigner(read.settings.auditKey) }),
      store: database.store,
      limiter: database.limiter,
      stamper: {
        stamp: async () => ({ refused: 'command-line', message: 'The command line serves no documents.' }),
      },
      mailer: {
        send: () => Promise.reject(new Error('The command line delivers no mail; the server does.')),
      },
      log: { info: () => undefined, error: () => undefined },
      wakeDelivery: () => undefined,
    },
    catalogueAt(url, file.catalogue),
  );
  return { kind: 'open', gate, close: () => database.close() };
}

/** A log that was never written would verify, so a missing database is said and never made here. */
function noDatabase(file: string): string {
  return `There is no database ${file}. Set VITRINE_DATA or DATABASE_URL as the server has them, or start the server once.`;
}
