/** A key that signs calls: shared (`whsec_…`, HMAC-SHA256, signature v1) or a pair (`whsk_…`, Ed25519, signature v1a). */
export type WebhookSecret = { readonly kind: 'shared' | 'pair'; readonly bytes: Uint8Array };

/** Keys by the name of their endpoint; those under the empty name are for endpoints without their own. */
export type WebhookSecrets = ReadonlyMap<string, readonly WebhookSecret[]>;

/**
 * Reads `whsec_…` for all endpoints or `name=whsec_…` for one, separated by commas or white space. Several for one name all sign,
 * so that a receiver can change over.
 * @returns null for what is no such list
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function readWebhookSecrets(text: string): WebhookSecrets | null {
  const found = new Map<string, WebhookSecret[]>();
  for (const word of text.split(/[\s,]+/).filter((part) => part !== '')) {
    const match = /^(?:([A-Za-z0-9.-]+)=)?(whsec|whsk)_([A-Za-z0-9+/]+={0,2})$/.exec(word);
    const secret = match && secretOf(match[2] ?? '', Buffer.from(match[3] ?? '', 'base64'));
    if (!secret) return null;
    const name = match[1] ?? '';
    found.set(name, [...(found.get(name) ?? []), secret]);
  }
  return found;
}

/** The keys that sign for an endpoint. */
export function secretsFor(secrets: WebhookSecrets, endpoint: string): readonly WebhookSecret[] {
  return secrets.get(endpoint) ?? secrets.get('') ?? [];
}

/** The standard asks for 24 to 64 bytes; a pair's key is its seed, alone or followed by the public key. */
function secretOf(prefix: string, bytes: Buffer): WebhookSecret | null {
  if (prefix === 'whsec') return bytes.length >= 24 && bytes.length <= 64 ? { kind: 'shared', bytes } : null;
  return bytes.length === 32 || bytes.length === 64 ? { kind: 'pair', bytes: bytes.subarray(0, 32) } : null;
}
