import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createGate, type Gate } from '#gate/gate.ts';
import type { Clock, Log, Mailer } from '#gate/ports.ts';
import { createBackgroundLoop } from './background-loop.ts';
import { type CheckedStart, checkStart, type StartRefusal } from './check-start.ts';
import { DatabaseProblem } from './database/database-problem.ts';
import type { GateDatabase } from './database/gate-database.ts';
import { openDatabase } from './database/open-database.ts';
import { otherKeyMessage } from './database/server-key-check.ts';
import { createServer } from './http/create-server.ts';
import { type GateHandler, loadGateHandler } from './http/gate-handler.ts';
import { readStaticFiles } from './http/static-files.ts';
import { createOpenIdProvider } from './identity/openid-provider.ts';
import { createAltchaProofOfWork } from './limits/altcha-proof-of-work.ts';
import { createEmlOutboxMailer } from './mail/eml-outbox-mailer.ts';
import { createSmtpMailer } from './mail/smtp-mailer.ts';
import { createGateMeasures, type GateMeasures } from './metrics/gate-measures.ts';
import { type MetricsServer, startMetricsServer } from './metrics/metrics-server.ts';
import { createCertifier } from './pdf/certificate/make-certificate.ts';
import { createLeakReader } from './pdf/trace/read-leak-in-worker.ts';
import { createAnchorSigner } from './platform/ed25519.ts';
import { createNodePlatform } from './platform/node-platform.ts';
import { isLocalUrl } from './settings/local-url.ts';
import type { Settings } from './settings.ts';
import { logStart, startNotice } from './start-notice.ts';
import { createTraffic, type Traffic } from './traffic.ts';
import { createAgeVault } from './vault/age-vault.ts';
import { prepareInWorker } from './vault/prepare-in-worker.ts';
import { createVaultPdfStamper } from './vault/vault-pdf-stamper.ts';
import { createHttpWebhookCaller } from './webhooks/http-webhook-caller.ts';
import { createWorksheetFiles } from './worksheets/worksheet-files.ts';

export type AppParts = {
  readonly settings: Settings;
  /** The build: `client/`, `server/` and `gate/` lie in it. */
  readonly distDir: string;
  readonly log: Log;
  /** Where the start notice and, on localhost, mail are shown. */
  readonly print: (text: string) => void;
};

export type StartOutcome = { readonly kind: 'started'; readonly app: RunningApp } | StartRefusal;

export type RunningApp = {
  /** Origin under which people reach it. */
  readonly url: string;
  /** Lets running answers end for up to ten seconds, then stops the work beside them and closes the database. */
  readonly close: () => Promise<void>;
};

/**
 * Starts the site and the gate. The one place where ports and adapters meet. What is wrong with the configuration is
 * found, and said together, before anything is opened or listens.
 * @throws where the port is taken
 */
export async function startApp(parts: AppParts): Promise<StartOutcome> {
  const { settings, distDir, log, print } = parts;
  const start = await checkStart(settings, distDir);
  if (start.kind === 'refused') return start;
  const files = await readStaticFiles(join(distDir, 'client'));
  const handler = await loadHandler(distDir, log);
  const opened = await openOrRefuse(settings, start.key);
  if (opened.kind === 'refused') return opened;
  const { database } = opened;
  const measures = createGateMeasures({ now: () => Date.now() });
  const traffic = createTraffic();
  const { gate, startWork, stopWork } = openGate(parts, start, database, measures, traffic);
  const { url } = start;
  const server = createServer({
    publicUrl: url,
    proxyHops: settings.proxyHops,
    files,
    handler,
    gate,
    takeRequest: gate.submitRequest,
    mayUpload: gate.mayTraceLeak,
    whyNotReady: () => whyNotReady(database),
    log,
    observe: measures.observeAnswer,
    traffic,
  });
  let metrics: MetricsServer | null = null;
  try {
    metrics = await serveMetrics(settings, measures, database);
    await server.listen(settings.port, settings.host);
  } catch (error) {
    await metrics?.close();
    measures.stop();
    await database.close();
    throw error;
  }
  startWork();
  if (settings.logFormat === 'json') logStart({ ...start, settings }, log.info);
  else print(startNotice({ ...start, settings }));
  const close = async () => {
    await server.close();
    await stopWork();
    await metrics?.close();
    measures.stop();
    await database.close();
  };
  return { kind: 'started', app: { url, close } };
}

async function openOrRefuse(
  settings: Settings,
  key: Uint8Array,
): Promise<{ readonly kind: 'opened'; readonly database: GateDatabase } | StartRefusal> {
  try {
    const database = await openDatabase(settings);
    if ((await database.checkKey(key, 'mark')) !== 'other') return { kind: 'opened', database };
    await database.close();
    return { kind: 'refused', because: 'settings', problems: [otherKeyMessage] };
  } catch (error) {
    if (error instanceof DatabaseProblem)
      return { kind: 'refused', because: 'database', problems: [error.message] };
    throw error;
  }
}

async function serveMetrics(
  { metrics }: Settings,
  measures: GateMeasures,
  database: GateDatabase,
): Promise<MetricsServer | null> {
  if (metrics === null) return null;
  return startMetricsServer(metrics, async () => {
    const figures = await database.figures().catch(() => null);
    return measures.text(figures && { ...figures, isWritable: await holds(database.canWrite()) });
  });
}

type OpenGate = {
  readonly gate: Gate;
  readonly startWork: () => void;
  readonly stopWork: () => Promise<void>;
};

/** The gate on its adapters, and the work that goes on beside requests: mail, housekeeping, preparing documents. */
function openGate(
  parts: AppParts,
  { catalogue, url, key, identities }: CheckedStart,
  { store, limiter }: GateDatabase,
  measures: GateMeasures,
  { makeWay }: Traffic,
): OpenGate {
  const { distDir, log } = parts;
  const platform = createNodePlatform(key);
  const delivery = createBackgroundLoop('delivery', log, 1_000);
  const calls = createBackgroundLoop('webhooks', log, 1_000);
  const house = createBackgroundLoop('housekeeping', log, 60_000);
  const follow = createBackgroundLoop('follow-up', log, 60_000);
  const stopping = new AbortController();
  const stamper = createVaultPdfStamper({
    documents: catalogue.documents,
    vault: createAgeVault(join(distDir, 'gate', 'vault'), identities),
    prepare: (bytes, pages) => prepareInWorker(bytes, pages, { signal: stopping.signal }),
    clock: platform.clock,
  });
  const mailer = measures.countMail(createMailer(parts, url, platform.clock));
  const { identity } = parts.settings;
  const identityProvider = identity && createOpenIdProvider(identity, { clock: platform.clock, log });
  // What waits for endpoints that are gone from gate.yaml is found by the poll.
  const hasWebhooks = (catalogue.notify.webhooks ?? []).length > 0;
  const wakeDelivery = () => {
    delivery.wake();
    if (hasWebhooks) calls.wake();
  };
  const webhooks = createHttpWebhookCaller({
    secrets: parts.settings.webhookSecrets,
    privateHosts: parts.settings.webhookPrivateHosts,
    clock: platform.clock,
  });
  const ports = {
    ...platform,
    store,
    limiter,
    stamper: measures.timeStamps(stamper),
    mailer,
    log,
    wakeDelivery,
    makeWay,
    certifier: createCertifier(),
    ...(parts.settings.auditKey && { anchorSigner: createAnchorSigner(parts.settings.auditKey) }),
    webhooks,
    worksheets: createWorksheetFiles(join(distDir, 'gate', 'worksheets')),
    leaks: createLeakReader(),
    ...(identityProvider && { identityProvider }),
    ...(parts.settings.proofOfWork && { proofOfWork: createAltchaProofOfWork(platform.hasher) }),
  };
  const gate = createGate(ports, catalogue);
  let ahead: Promise<void> | undefined;
  return {
    gate,
    startWork() {
      delivery.start(() => gate.deliverOutbox());
      calls.start(() => gate.deliverWebhooks());
      house.start(() => gate.keepHouse());
      follow.start(() => gate.followUp());
      ahead = stamper.prepareAhead(log).catch(() => log.error('prepare-ahead-failed'));
    },
    async stopWork() {
      stopping.abort();
      await Promise.all([delivery.stop(), calls.stop(), house.stop(), follow.stop(), ahead]);
    },
  };
}

/** Elsewhere than on localhost nothing of a mail is printed: its links would stand in the server's log. */
function createMailer({ settings, print, log }: AppParts, url: string, clock: Clock): Mailer {
  const from = settings.mailFrom ?? 'trust-center@localhost';
  if (settings.smtpUrl !== null) return createSmtpMailer(settings.smtpUrl, from);
  const quiet = () => log.info('mail-kept');
  const folder = join(settings.dataFolder, 'outbox');
  return createEmlOutboxMailer({ folder, from, clock, print: isLocalUrl(url) ? print : quiet });
}

async function loadHandler(distDir: string, log: Log): Promise<GateHandler | null> {
  const entry = join(distDir, 'server', 'entry.mjs');
  return existsSync(entry) ? loadGateHandler(entry, log) : null;
}

async function whyNotReady(database: GateDatabase): Promise<string | null> {
  if (!(await holds(database.ping()))) return 'the database does not answer';
  return (await holds(database.canWrite())) ? null : 'the database has no room to write, or its disk fails';
}

function holds(condition: Promise<void>): Promise<boolean> {
  return condition.then(
    () => true,
    () => false,
  );
}
