import { z } from 'astro/zod';
import type { IdentitySettings } from '#server/identity/identity-settings.ts';
import type { WebhookSecrets } from '#server/webhooks/webhook-secrets.ts';
import { addressVariables } from './settings/address-variables.ts';
import { databaseVariables } from './settings/database-variables.ts';
import { type Environment, givenVariables } from './settings/given-variables.ts';
import { identityOf, identityVariables } from './settings/identity-variables.ts';
import { keyVariables } from './settings/key-variables.ts';
import { mailVariables } from './settings/mail-variables.ts';
import { refusedCombinations, refusedDatabases } from './settings/refused-combinations.ts';
import type { SettingProblem } from './settings/setting-problem.ts';
import { listenHost, wholeNumber, yesOrNo } from './settings/variable-types.ts';
import { readVaultIdentities, vaultVariables } from './settings/vault-identities.ts';
import { webhookVariables } from './settings/webhook-variables.ts';

export { settingsMessage } from './settings/setting-problem.ts';

/** What the server takes from its environment. Frozen; secrets are in it, so it is never printed. */
export type Settings = {
  /** Origin under which people reach the server, without a slash at the end; null: as built. */
  readonly url: string | null;
  readonly host: string;
  readonly port: number;
  readonly dataFolder: string;
  /** postgres://…; null: state is kept in SQLite in the data folder. */
  readonly databaseUrl: string | null;
  /** The same database as the owner of its tables; null: `databaseUrl` is the owner. */
  readonly migrationDatabaseUrl: string | null;
  readonly identities: readonly string[];
  /** HMAC key, at least 32 bytes; null: not given. */
  readonly secret: Uint8Array | null;
  /** Ed25519 private key for the daily signature of the log, 32 bytes; null: none is made. */
  readonly auditKey: Uint8Array | null;
  /** smtp:// or smtps://; null: mail goes to the terminal and to files. */
  readonly smtpUrl: string | null;
  readonly mailFrom: string | null;
  /** Number of trusted proxies in front of the server. */
  readonly proxyHops: number;
  readonly logFormat: 'text' | 'json';
  /** How staff sign in by OpenID Connect; null: by mailed links alone. */
  readonly identity: IdentitySettings | null;
  /** Keys that sign calls of webhooks, by endpoint. */
  readonly webhookSecrets: WebhookSecrets;
  /** Hosts that webhooks may call although they are not public. */
  readonly webhookPrivateHosts: readonly string[];
  /** Whether browsers do some work before a request is sent. */
  readonly proofOfWork: boolean;
  /** Where measurements are read; null: nowhere. */
  readonly metrics: { readonly host: string; readonly port: number } | null;
};

export type SettingsResult =
  | { readonly kind: 'settings'; readonly settings: Settings }
  | { readonly kind: 'refused'; readonly problems: readonly SettingProblem[] };

/**
 * Reads and checks the whole environment before anything is opened. Reports everything that is wrong in one go;
 * no message repeats a value, because values here are secrets. An empty variable counts as one that is not set.
 */
export function readSettings(env: Environment): SettingsResult {
  const given = givenVariables(env);
  const parsed = environment.safeParse(given);
  const vault = readVaultIdentities(given);
  const problems = [
    ...problemsIn(parsed),
    ...refusedCombinations(given),
    ...(vault.kind === 'refused' ? [vault.problem] : []),
  ];
  if (!parsed.success || vault.kind === 'refused' || problems.length > 0)
    return { kind: 'refused', problems };
  return { kind: 'settings', settings: settingsOf(parsed.data, vault.identities) };
}

export type DatabaseSettingsResult =
  | {
      readonly kind: 'settings';
      readonly settings: Pick<Settings, 'dataFolder' | 'databaseUrl' | 'migrationDatabaseUrl'>;
    }
  | { readonly kind: 'refused'; readonly problems: readonly SettingProblem[] };

/** The variables that say where state is kept, alone: for work on the database that needs no key and no mail server. */
export function readDatabaseSettings(env: Environment): DatabaseSettingsResult {
  const given = givenVariables(env);
  const parsed = databaseEnvironment.safeParse(given);
  const problems = [...problemsIn(parsed), ...refusedDatabases(given)];
  if (!parsed.success || problems.length > 0) return { kind: 'refused', problems };
  return { kind: 'settings', settings: databaseSettingsOf(parsed.data) };
}

const dataFolder = { VITRINE_DATA: z.string().default('data') };

/** What is wrong with several variables is said in this order. */
const environment = z.object({
  ...addressVariables,
  ...dataFolder,
  ...keyVariables,
  ...mailVariables,
  VITRINE_PROXY_HOPS: wholeNumber(
    0,
    10,
    'Give 0 if browsers reach the server directly, 1 behind one proxy.',
  ).default(0),
  LOG_FORMAT: z.enum(['text', 'json'], { error: 'is neither text nor json.' }).default('text'),
  ...databaseVariables,
  ...identityVariables,
  ...webhookVariables,
  PROOF_OF_WORK: yesOrNo(),
  METRICS_PORT: wholeNumber(1, 65_535, 'Example: 9464').optional(),
  METRICS_HOST: listenHost(),
});

const databaseEnvironment = z.object({ ...dataFolder, ...databaseVariables });

/** The names of all variables that are read. */
export const environmentVariables: ReadonlySet<string> = new Set([
  ...Object.keys(environment.shape),
  ...vaultVariables,
]);

function problemsIn({ error }: { readonly error?: z.ZodError | undefined }): readonly SettingProblem[] {
  return (error?.issues ?? []).map(({ path, message }) => ({ variable: String(path[0]), message }));
}

function settingsOf(read: z.infer<typeof environment>, identities: readonly string[]): Settings {
  return Object.freeze({
    ...databaseSettingsOf(read),
    url: read.VITRINE_URL ?? null,
    host: read.HOST,
    port: read.PORT,
    identities,
    secret: read.VITRINE_SECRET ?? null,
    auditKey: read.VITRINE_AUDIT_KEY ?? null,
    smtpUrl: read.SMTP_URL ?? null,
    mailFrom: read.MAIL_FROM ?? null,
    proxyHops: read.VITRINE_PROXY_HOPS,
    logFormat: read.LOG_FORMAT,
    identity: identityOf(read),
    proofOfWork: read.PROOF_OF_WORK === 'yes',
    webhookSecrets: read.WEBHOOK_SECRETS ?? new Map(),
    webhookPrivateHosts: read.WEBHOOK_PRIVATE_HOSTS ?? [],
    metrics: read.METRICS_PORT === undefined ? null : { host: read.METRICS_HOST, port: read.METRICS_PORT },
  });
}

function databaseSettingsOf(read: z.infer<typeof databaseEnvironment>) {
  return {
    dataFolder: read.VITRINE_DATA,
    databaseUrl: read.DATABASE_URL ?? null,
    migrationDatabaseUrl: read.MIGRATION_DATABASE_URL ?? null,
  };
}
