export type SettingVariable = {
  readonly name: string;
  readonly description: string;
  /** What holds where the variable is not set; null: nothing does. */
  readonly initial: string | null;
};

/** Every variable that the server reads, in the order in which a person meets them. */
export const settingVariables: readonly SettingVariable[] = [
  {
    name: 'VITRINE_URL',
    description:
      'Address under which people reach the server, https://trust.example.com. Links in mail and the check of form posts use it.',
    initial: 'gate.url or site.url of content/trust.yaml',
  },
  {
    name: 'HOST',
    description: 'Network address to listen on. 0.0.0.0 in a container; otherwise leave it to the proxy.',
    initial: '127.0.0.1',
  },
  { name: 'PORT', description: 'Port to listen on.', initial: '4321' },
  {
    name: 'VITRINE_DATA',
    description: 'Folder of the database, which must survive a restart. Back it up.',
    initial: 'data',
  },
  {
    name: 'VITRINE_VAULT_IDENTITY',
    description:
      'Key of the vault, AGE-SECRET-KEY-1…, made with `npx vitrine vault keygen`. Several are separated by commas or line breaks.',
    initial: 'the demo key, on localhost only',
  },
  {
    name: 'VITRINE_VAULT_IDENTITY_FILE',
    description: 'File with the key of the vault, instead of VITRINE_VAULT_IDENTITY.',
    initial: null,
  },
  {
    name: 'VITRINE_SECRET',
    description:
      'Key of the server, at least 32 random bytes as base64url or hex: `openssl rand -hex 32`. Verification codes depend on it.',
    initial: 'made once and kept in the data folder, on localhost only',
  },
  {
    name: 'VITRINE_AUDIT_KEY',
    description:
      'Key that signs the state of the audit log once a day, made with `npx vitrine audit keygen`. Keep it apart from the database: who has both can rewrite the log.',
    initial: 'the log is not signed; truncation and a full rewrite cannot be found',
  },
  {
    name: 'SMTP_URL',
    description:
      'Mail server, smtps://user:password@host or smtp://user:password@host:587. smtp:// insists on STARTTLS, except to localhost or with ?tls=optional.',
    initial: 'mail is printed in the terminal and kept in outbox/ in the data folder',
  },
  {
    name: 'MAIL_FROM',
    description: 'Sender of all mail: trust@example.com or "Example Trust Center <trust@example.com>".',
    initial: null,
  },
  {
    name: 'VITRINE_PROXY_HOPS',
    description:
      'Number of proxies in front of the server that append to X-Forwarded-For. Too high a number lets visitors forge their address.',
    initial: '0',
  },
  { name: 'LOG_FORMAT', description: 'text or json, one line an event.', initial: 'text' },
  {
    name: 'DATABASE_URL',
    description:
      'PostgreSQL 15 or newer, postgres://user:password@host/database?sslmode=verify-full. Any number of servers may share it; all need the same VITRINE_SECRET.',
    initial: 'state is kept in SQLite, in vitrine.db in the data folder',
  },
  {
    name: 'MIGRATION_DATABASE_URL',
    description:
      'The same database as the role that owns the tables. With it DATABASE_URL may be a role that can neither change nor delete what the audit log holds.',
    initial: 'the role of DATABASE_URL makes the tables and owns them',
  },
  {
    name: 'OIDC_ISSUER',
    description:
      'Issuer of the OpenID Connect provider where staff sign in, as it writes itself: https://login.example.com/realms/staff. Register VITRINE_URL/admin/sign-in/callback there as the redirect address.',
    initial: 'staff of gate.yaml sign in by a mailed link',
  },
  { name: 'OIDC_CLIENT_ID', description: 'Name of this server at the provider.', initial: null },
  { name: 'OIDC_CLIENT_SECRET', description: 'Password of this server at the provider.', initial: null },
  {
    name: 'OIDC_NAME',
    description: 'What the button on the sign-in page calls the provider.',
    initial: 'the host of OIDC_ISSUER',
  },
  {
    name: 'OIDC_SCOPE',
    description: 'What is asked of the provider, separated by spaces; openid and email are needed.',
    initial: 'openid email',
  },
  {
    name: 'OIDC_ROLES',
    description:
      'Roles for people who are not in gate.yaml, by their group at the provider: sales=account-team, auditor=trust-auditors. An entry of gate.yaml comes first.',
    initial: 'roles come from gate.yaml alone',
  },
  {
    name: 'OIDC_GROUPS_DECIDE',
    description:
      'yes or no: whether OIDC_ROLES may also give approver and admin. With yes somebody who is taken out of gate.yaml decides on while the group names them.',
    initial: 'no: only people in gate.yaml decide',
  },
  {
    name: 'OIDC_REQUIRED_CLAIMS',
    description:
      'What the ID token has to say, claim=value separated by commas; several values of one claim are alternatives. Needed where many companies share the issuer: hd=example.com (Google), tid=… (Microsoft).',
    initial: 'everybody whom the provider confirms may try; gate.yaml and groups decide',
  },
  { name: 'OIDC_ROLES_CLAIM', description: 'The claim that lists the groups.', initial: 'groups' },
  {
    name: 'STAFF_MAIL_LINKS',
    description:
      'yes or no: whether staff may also sign in by a mailed link where OIDC_ISSUER is set, such as while the provider is away.',
    initial: 'no',
  },
  {
    name: 'WEBHOOK_SECRETS',
    description:
      'Keys that sign calls of the webhooks in gate.yaml (Standard Webhooks): whsec_… for all, or name=whsec_… for one, separated by commas; several of one name all sign. whsk_… signs with Ed25519. Make one: echo whsec_$(openssl rand -base64 32)',
    initial: null,
  },
  {
    name: 'WEBHOOK_PRIVATE_HOSTS',
    description:
      'Hosts inside your network that webhooks may call, also without https, separated by commas: crm.internal. All others have to be public.',
    initial: 'public addresses only',
  },
  {
    name: 'PROOF_OF_WORK',
    description:
      'yes or no: whether the browser computes for about a second before a request is sent (ALTCHA, on this server alone). Without JavaScript the form works too, five times an hour and network.',
    initial: 'no',
  },
  {
    name: 'METRICS_PORT',
    description: 'Port on which Prometheus reads /metrics. Never the public one.',
    initial: 'measurements can be read nowhere',
  },
  {
    name: 'METRICS_HOST',
    description:
      'Network address for METRICS_PORT. Others than this machine need one that only they can reach.',
    initial: '127.0.0.1',
  },
];
