import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { z } from 'astro/zod';
import { databaseUrlProblem } from '#server/database/database-url.ts';
import { readRequiredClaims } from '#server/identity/identity-claims.ts';
import { decidingRules, type IdentitySettings, readRoleRules } from '#server/identity/identity-settings.ts';
import { readIdentities } from '#server/vault/identities.ts';
import { readWebhookSecrets, type WebhookSecrets } from '#server/webhooks/webhook-secrets.ts';

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

export type SettingProblem = { readonly variable: string; readonly message: string };

export type SettingsResult =
  | { readonly kind: 'settings'; readonly settings: Settings }
  | { readonly kind: 'refused'; readonly problems: readonly SettingProblem[] };

/**
 * Reads and checks the whole environment before anything is opened. Reports everything that is wrong in one go;
 * no message repeats a value, because values here are secrets. An empty variable counts as one that is not set.
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): SettingsResult {
  const given = givenIn(env);
  const parsed = environment.safeParse(given);
  const vault = readVaultIdentities(given.VITRINE_VAULT_IDENTITY, given.VITRINE_VAULT_IDENTITY_FILE);
  const problems = [
    ...(parsed.error?.issues ?? []).map(asProblem),
    ...(given.SMTP_URL && !given.MAIL_FROM ? [noSender] : []),
    ...(given.DATABASE_URL && !given.VITRINE_SECRET ? [noSharedSecret] : []),
    ...identityProblems(given),
    ...groupProblems(given),
    ...(given.MIGRATION_DATABASE_URL && !given.DATABASE_URL ? [noDatabase] : []),
    ...(vault.kind === 'refused' ? [vault.problem] : []),
  ];
  if (!parsed.success || vault.kind === 'refused' || problems.length > 0)
    return { kind: 'refused', problems };
  const read = parsed.data;
  return {
    kind: 'settings',
    settings: Object.freeze({
      url: read.VITRINE_URL ?? null,
      host: read.HOST,
      port: read.PORT,
      dataFolder: read.VITRINE_DATA,
      databaseUrl: read.DATABASE_URL ?? null,
      migrationDatabaseUrl: read.MIGRATION_DATABASE_URL ?? null,
      identities: vault.identities,
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
    }),
  };
}

/** The variables that say where state is kept, alone: for work on the database that needs no key and no mail server. */
export function readDatabaseSettings(
  env: Readonly<Record<string, string | undefined>>,
): DatabaseSettingsResult {
  const given = givenIn(env);
  const parsed = databaseEnvironment.safeParse(given);
  const problems = [
    ...(parsed.error?.issues ?? []).map(asProblem),
    ...(given.MIGRATION_DATABASE_URL && !given.DATABASE_URL ? [noDatabase] : []),
  ];
  if (!parsed.success || problems.length > 0) return { kind: 'refused', problems };
  const { VITRINE_DATA, DATABASE_URL, MIGRATION_DATABASE_URL } = parsed.data;
  const settings = {
    dataFolder: VITRINE_DATA,
    databaseUrl: DATABASE_URL ?? null,
    migrationDatabaseUrl: MIGRATION_DATABASE_URL ?? null,
  };
  return { kind: 'settings', settings };
}

export type DatabaseSettingsResult =
  | {
      readonly kind: 'settings';
      readonly settings: Pick<Settings, 'dataFolder' | 'databaseUrl' | 'migrationDatabaseUrl'>;
    }
  | { readonly kind: 'refused'; readonly problems: readonly SettingProblem[] };

function givenIn(
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string | undefined>> {
  const trimmed = Object.entries(env).map(([name, value]) => [name, value?.trim()] as const);
  return Object.fromEntries(trimmed.filter(([, value]) => value));
}

/** The problems as one text for a person: a line each, the variable first. */
export function settingsMessage(problems: readonly SettingProblem[]): string {
  const lines = problems.map(({ variable, message }) => `  ${variable} ${message}`);
  return ['The server does not start, because its settings are not right:', ...lines].join('\n');
}

/**
 * Whether an address can be reached from this machine only: localhost, 127.0.0.0/8 or [::1] as its host, and nothing
 * that merely looks like one of them. An unreadable address is not local.
 */
export function isLocalUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname } = new URL(url);
  return (
    hostname === 'localhost' || hostname === '[::1]' || (isIP(hostname) === 4 && hostname.startsWith('127.'))
  );
}

const environment = z.object({
  VITRINE_URL: z.string().transform(asOrigin).optional(),
  HOST: listenHost(),
  PORT: integer(1, 65_535, 'Example: 4321').default(4321),
  VITRINE_DATA: z.string().default('data'),
  VITRINE_SECRET: z.string().transform(asSecret).optional(),
  VITRINE_AUDIT_KEY: z.string().transform(asAuditKey).optional(),
  SMTP_URL: z
    .string()
    .refine(isSmtpUrl, {
      error:
        'is not smtp://… or smtps://… with a host. Example: smtps://user:password@mail.example.com; encode / @ : # of a password as %2F %40 %3A %23.',
    })
    .optional(),
  MAIL_FROM: z
    .string()
    .refine((from) => /^([^<>"\p{Cc}]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/u.test(from), {
      error: 'is not a mail address. Example: Example Trust Center <trust@example.com>',
    })
    .optional(),
  VITRINE_PROXY_HOPS: integer(
    0,
    10,
    'Give 0 if browsers reach the server directly, 1 behind one proxy.',
  ).default(0),
  LOG_FORMAT: z.enum(['text', 'json'], { error: 'is neither text nor json.' }).default('text'),
  DATABASE_URL: z.string().transform(asDatabaseUrl).optional(),
  MIGRATION_DATABASE_URL: z.string().transform(asDatabaseUrl).optional(),
  OIDC_ISSUER: z
    .string()
    .refine(isIssuer, {
      error:
        'is not the https:// address that the provider gives as its issuer, without query. Example: https://login.example.com/realms/staff',
    })
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(60, 'is longer than 60 characters.').optional(),
  OIDC_SCOPE: z
    .string()
    .refine((scope) => ['openid', 'email'].every((word) => scope.split(/\s+/).includes(word)), {
      error: 'does not hold openid and email. Example: openid email groups',
    })
    .default('openid email'),
  OIDC_ROLES_CLAIM: z.string().default('groups'),
  OIDC_ROLES: z.string().transform(asRoleRules).optional(),
  OIDC_GROUPS_DECIDE: z.enum(['yes', 'no'], { error: 'is neither yes nor no.' }).default('no'),
  OIDC_REQUIRED_CLAIMS: z.string().transform(asRequiredClaims).optional(),
  STAFF_MAIL_LINKS: z.enum(['yes', 'no'], { error: 'is neither yes nor no.' }).default('no'),
  WEBHOOK_SECRETS: z.string().transform(asWebhookSecrets).optional(),
  WEBHOOK_PRIVATE_HOSTS: z.string().transform(asHosts).optional(),
  PROOF_OF_WORK: z.enum(['yes', 'no'], { error: 'is neither yes nor no.' }).default('no'),
  METRICS_PORT: integer(1, 65_535, 'Example: 9464').optional(),
  METRICS_HOST: listenHost(),
});

const databaseEnvironment = environment.pick({
  VITRINE_DATA: true,
  DATABASE_URL: true,
  MIGRATION_DATABASE_URL: true,
});

/** The names of all variables that are read. */
export const environmentVariables: ReadonlySet<string> = new Set([
  ...Object.keys(environment.shape),
  'VITRINE_VAULT_IDENTITY',
  'VITRINE_VAULT_IDENTITY_FILE',
]);

function listenHost() {
  return z
    .string()
    .refine((host) => isIP(host) !== 0 || /^[a-z0-9.-]+$/i.test(host), {
      error: 'is not an IP address or a host name. Example: 127.0.0.1',
    })
    .default('127.0.0.1');
}

function integer(least: number, most: number, advice: string) {
  const error = `is not a whole number from ${least} to ${most}. ${advice}`;
  return z
    .string()
    .regex(/^\d{1,6}$/, { error })
    .transform(Number)
    .refine((value) => value >= least && value <= most, { error });
}

function asOrigin(text: string, context: z.core.$RefinementCtx): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin;
  context.addIssue({
    code: 'custom',
    message:
      'is not the address of a site alone: https:// and a host, without path, query or password. Example: https://trust.example.com',
  });
  return z.NEVER;
}

function asSecret(text: string, context: z.core.$RefinementCtx): Uint8Array {
  const isHex = /^([0-9a-f]{2})+$/i.test(text);
  const isBase64Url = /^[A-Za-z0-9_-]+={0,2}$/.test(text);
  const secret = isHex ? Buffer.from(text, 'hex') : Buffer.from(isBase64Url ? text : '', 'base64url');
  if (secret.byteLength >= 32) return secret;
  context.addIssue({
    code: 'custom',
    message:
      'is not at least 32 bytes as hex (64 characters) or base64url (43 characters). Make one: openssl rand -hex 32',
  });
  return z.NEVER;
}

function asAuditKey(text: string, context: z.core.$RefinementCtx): Uint8Array {
  const isHex = /^[0-9a-f]{64}$/i.test(text);
  const key = isHex
    ? Buffer.from(text, 'hex')
    : Buffer.from(/^[\w-]{43}=?$/.test(text) ? text : '', 'base64url');
  if (key.byteLength === 32) return key;
  context.addIssue({
    code: 'custom',
    message:
      'is not 32 bytes as hex (64 characters) or base64url (43 characters). Make one: npx vitrine audit keygen',
  });
  return z.NEVER;
}

function asRoleRules(text: string, context: z.core.$RefinementCtx) {
  const rules = readRoleRules(text);
  if (rules !== null) return rules;
  context.addIssue({
    code: 'custom',
    message:
      'is not a list of role=group with the roles sales, approver, admin and auditor. Example: admin=trust-admins, approver=trust-approvers',
  });
  return z.NEVER;
}

function asRequiredClaims(text: string, context: z.core.$RefinementCtx) {
  const required = readRequiredClaims(text);
  if (required !== null) return required;
  context.addIssue({
    code: 'custom',
    message: 'is not a list of claim=value. Example: hd=example.com, or tid=… with the id of your tenant',
  });
  return z.NEVER;
}

function asWebhookSecrets(text: string, context: z.core.$RefinementCtx): WebhookSecrets {
  const secrets = readWebhookSecrets(text);
  if (secrets !== null) return secrets;
  context.addIssue({
    code: 'custom',
    message:
      'is not a list of whsec_… or name=whsec_… with 24 to 64 bytes as base64. Make one: echo whsec_$(openssl rand -base64 32)',
  });
  return z.NEVER;
}

function asHosts(text: string, context: z.core.$RefinementCtx): readonly string[] {
  const hosts = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((host) => host !== '');
  if (hosts.every((host) => /^([a-z0-9.-]+|\[[0-9a-f:.]+\])$/.test(host))) return hosts;
  context.addIssue({ code: 'custom', message: 'is not a list of host names. Example: crm.internal' });
  return z.NEVER;
}

/** Clear text to a provider on this machine alone: who reads the way to it could sign in as anybody. */
function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, search, hash, username } = new URL(text);
  return (protocol === 'https:' || isLocalUrl(text)) && `${search}${hash}${username}` === '';
}

function identityOf(read: z.infer<typeof environment>): IdentitySettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = read;
  if (!issuer || !clientId || !clientSecret) return null;
  return {
    issuer,
    clientId,
    clientSecret,
    name: read.OIDC_NAME ?? new URL(issuer).host,
    scope: read.OIDC_SCOPE,
    rolesClaim: read.OIDC_ROLES_CLAIM,
    roles: read.OIDC_ROLES ?? [],
    allowsMailedLinks: read.STAFF_MAIL_LINKS === 'yes',
    required: read.OIDC_REQUIRED_CLAIMS ?? [],
  };
}

/** All three or none: half a configuration would quietly leave mailed links as the way in. */
function identityProblems(given: Readonly<Record<string, string | undefined>>): readonly SettingProblem[] {
  const needed = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'];
  const wanted = Object.keys(given).find((name) => name.startsWith('OIDC_'));
  if (wanted === undefined) return [];
  return needed
    .filter((name) => !given[name])
    .map((variable) => ({
      variable,
      message: `is missing. ${wanted} is set, and sign-in by OpenID Connect needs ${needed.join(', ')}.`,
    }));
}

/** Somebody has to want it: otherwise taking an approver out of `gate.yaml`, in review, would not end their deciding. */
function groupProblems(given: Readonly<Record<string, string | undefined>>): readonly SettingProblem[] {
  const [deciding] = decidingRules(readRoleRules(given.OIDC_ROLES ?? '') ?? []);
  if (deciding === undefined || given.OIDC_GROUPS_DECIDE === 'yes') return [];
  const message = `gives the role ${deciding.role} to a group. Whoever is taken out of gate.yaml would go on deciding while the group names them. Put people who decide into gate.yaml, or set OIDC_GROUPS_DECIDE=yes.`;
  return [{ variable: 'OIDC_ROLES', message }];
}

function asDatabaseUrl(text: string, context: z.core.$RefinementCtx): string {
  const message = databaseUrlProblem(text);
  if (message === null) return text;
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}

function isSmtpUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, search } = new URL(text);
  return (
    /^smtps?:$/.test(protocol) &&
    hostname !== '' &&
    ['', '?tls=optional'].includes(search) &&
    [username, password].every(isDecodable)
  );
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

const noSender: SettingProblem = {
  variable: 'MAIL_FROM',
  message: 'is missing. Beside SMTP_URL a sender is needed that your mail server may send for.',
};

const noSharedSecret: SettingProblem = {
  variable: 'VITRINE_SECRET',
  message:
    'is missing. Beside DATABASE_URL every process needs the same one: openssl rand -hex 32, or the line in server-key in the data folder that was used so far.',
};

const noDatabase: SettingProblem = {
  variable: 'MIGRATION_DATABASE_URL',
  message: 'is set without DATABASE_URL, which the gate itself works with. Set both or neither.',
};

function asProblem(issue: z.core.$ZodIssue): SettingProblem {
  return { variable: String(issue.path[0]), message: issue.message };
}

type VaultIdentities =
  | { readonly kind: 'identities'; readonly identities: readonly string[] }
  | { readonly kind: 'refused'; readonly problem: SettingProblem };

function readVaultIdentities(text: string | undefined, path: string | undefined): VaultIdentities {
  if (text !== undefined && path !== undefined)
    return refused(
      'VITRINE_VAULT_IDENTITY_FILE',
      'is set beside VITRINE_VAULT_IDENTITY. Remove one of them.',
    );
  if (text !== undefined) return identitiesOf('VITRINE_VAULT_IDENTITY', text);
  if (path === undefined) return { kind: 'identities', identities: [] };
  try {
    return identitiesOf('VITRINE_VAULT_IDENTITY_FILE', readFileSync(path, 'utf8'));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    return refused(
      'VITRINE_VAULT_IDENTITY_FILE',
      `names a file that cannot be read (${code}). Check the path and its permissions.`,
    );
  }
}

function identitiesOf(variable: string, text: string): VaultIdentities {
  const identities = readIdentities(text);
  return identities.kind === 'identities' ? identities : refused(variable, `${identities.message}.`);
}

function refused(variable: string, message: string): VaultIdentities {
  return { kind: 'refused', problem: { variable, message } };
}
