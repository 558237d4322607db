import { join } from 'node:path';
import type { GateCatalogue } from '#domain/gate/gate-catalogue.ts';
import { catalogueAt, publicUrlOf } from './public-url.ts';
import { readCatalogue } from './read-catalogue.ts';
import { serverKey } from './server-key.ts';
import type { Settings } from './settings.ts';
import { vaultKeys } from './vault/vault-keys.ts';
import { secretsFor } from './webhooks/webhook-secrets.ts';

/** Everything that a start needs and that may be refused. */
export type CheckedStart = {
  readonly kind: 'checked';
  readonly catalogue: GateCatalogue;
  /** Origin under which people reach the server. */
  readonly url: string;
  /** Key of the server's HMACs. */
  readonly key: Uint8Array;
  /** Keys of the vault. */
  readonly identities: readonly string[];
  /** The published demo key is among them. */
  readonly demo: boolean;
};

export type StartRefusal = {
  readonly kind: 'refused';
  /** What has to change before another start can work: what the server was given, its build, or the database. */
  readonly because: 'settings' | 'build' | 'database';
  readonly problems: readonly string[];
};

/**
 * Checks build, address and keys against each other and reports everything that is wrong together. Opens nothing; on
 * localhost it may write the server's key.
 * @param distDir the build: `client/`, `server/` and `gate/` lie in it
 */
export async function checkStart(settings: Settings, distDir: string): Promise<CheckedStart | StartRefusal> {
  const file = await readCatalogue(join(distDir, 'gate', 'catalogue.json'));
  if (file.kind === 'refused') return { kind: 'refused', because: 'build', problems: [file.message] };
  const url = publicUrlOf(settings, file.catalogue.site);
  const catalogue = catalogueAt(url, file.catalogue);
  const needsKey = catalogue.documents.length > 0;
  const keys = await vaultKeys(settings.identities, join(distDir, 'gate', 'vault'), url, needsKey);
  const secret = await serverKey(settings, url);
  const unsigned = unsignedWebhooks(settings, catalogue);
  if (keys.kind === 'keys' && secret.kind === 'key' && unsigned.length === 0)
    return { kind: 'checked', catalogue, url, key: secret.key, identities: keys.identities, demo: keys.demo };
  const refusals = [keys, secret].flatMap((result) => (result.kind === 'refused' ? [result.message] : []));
  return { kind: 'refused', because: 'settings', problems: [...refusals, ...unsigned] };
}

/** A receiver cannot tell a call without a signature from one that somebody else makes up. */
function unsignedWebhooks({ webhookSecrets }: Settings, { notify }: GateCatalogue): readonly string[] {
  return (notify.webhooks ?? [])
    .filter(({ name }) => secretsFor(webhookSecrets, name).length === 0)
    .map(
      ({ name }) =>
        `gate.yaml names the webhook ${name}, and WEBHOOK_SECRETS holds no key that signs its calls. Make one: echo whsec_$(openssl rand -base64 32), give it to the receiver, and set WEBHOOK_SECRETS=${name}=whsec_…`,
    );
}
