import type { GateCatalogue } from '#domain/gate/gate-catalogue.ts';
import type { Log } from '#gate/ports.ts';
import { describeDatabaseUrl } from './database/database-url.ts';
import { isLocalUrl } from './settings/local-url.ts';
import type { Settings } from './settings.ts';

export type StartFacts = {
  readonly url: string;
  readonly settings: Settings;
  readonly catalogue: GateCatalogue;
  /** The published demo key opens the vault. */
  readonly demo: boolean;
};

/**
 * The same for a collector of logs: facts and warnings, a line each, and no address of a person.
 * @param tell takes an event of the log
 */
export function logStart({ url, settings, demo }: StartFacts, tell: Log['info']): void {
  const { databaseUrl, smtpUrl } = settings;
  tell('started', {
    url,
    state: databaseUrl === null ? 'SQLite' : 'PostgreSQL',
    mail: smtpUrl === null ? 'kept as files' : new URL(smtpUrl).host,
  });
  for (const text of warnings({ url, settings, demo }))
    tell('started-unsafe', { warning: text.replace(/^\s*!!\s*/, '').replace(/\s+/g, ' ') });
}

/** What a person reads when the server has started: where it is, where mail goes, how staff get in, what is not safe. */
export function startNotice({ url, settings, catalogue, demo }: StartFacts): string {
  const { databaseUrl } = settings;
  const facts = [
    `  Site        ${url}`,
    ...(databaseUrl === null
      ? []
      : [`  State       PostgreSQL, database ${describeDatabaseUrl(databaseUrl)}`]),
    `  Mail        ${mailWords(settings, url)}`,
    `  Staff       ${staffWords(catalogue, url)}`,
  ];
  return [
    '',
    `${catalogue.site.title} is running.`,
    '',
    ...facts,
    '',
    ...warnings({ url, settings, demo }).flatMap((text) => [text, '']),
    '',
  ].join('\n');
}

function warnings({ url, settings, demo }: Omit<StartFacts, 'catalogue'>): readonly string[] {
  return [
    ...(demo ? [demoWarning] : []),
    ...(isLocalUrl(url) || settings.smtpUrl !== null ? [] : [noMailWarning(settings)]),
    ...(isLocalUrl(url) || url.startsWith('https:') ? [] : [clearTextWarning]),
  ];
}

function mailWords({ smtpUrl, dataFolder }: Settings, url: string): string {
  if (smtpUrl !== null) return `sent through ${new URL(smtpUrl).host}`;
  const kept = `kept in ${dataFolder}/outbox/`;
  return isLocalUrl(url) ? `printed here and ${kept}, not sent (SMTP_URL is not set)` : kept;
}

function staffWords({ staff }: GateCatalogue, url: string): string {
  const someone = staff.find(({ role }) => role === 'approver') ?? staff.find(({ role }) => role === 'admin');
  if (someone === undefined) return 'nobody can decide on requests: gate.yaml names no approver';
  return `sign in at ${url}/admin/sign-in as ${someone.email}${staff.length > 1 ? ' or another address of gate.yaml' : ''}`;
}

const demoWarning = `  !! DEMO KEY: the vault opens with the published demo identity, so its files protect nothing.
     For trying the sample on this machine only. Before a real report: npx vitrine vault keygen`;

const clearTextWarning = `  !! NO HTTPS: links, signatures and reports would cross the network in clear.
     Put a proxy with TLS in front and set VITRINE_URL to its https:// address.`;

function noMailWarning({ dataFolder }: Settings): string {
  return `  !! NO MAIL: SMTP_URL is not set, so nobody gets the link that a request needs.
     Messages are kept as files in ${dataFolder}/outbox/.`;
}
