import { readBy } from './variable-types.ts';

/** Keys of the server. The vault's are read by `vault-identities.ts`. */
export const keyVariables = {
  VITRINE_SECRET: readBy(
    secretOf,
    'is not at least 32 bytes as hex (64 characters) or base64url (43 characters). Make one: openssl rand -hex 32',
  ).optional(),
  VITRINE_AUDIT_KEY: readBy(
    auditKeyOf,
    'is not 32 bytes as hex (64 characters) or base64url (43 characters). Make one: npx vitrine audit keygen',
  ).optional(),
};

function secretOf(text: string): Uint8Array | null {
  const isHex = /^([0-9a-f]{2})+$/i.test(text);
  const isBase64Url = /^[A-Za-z0-9_-]+={0,2}$/.test(text);
  const secret = isHex ? Buffer.from(text, 'hex') : Buffer.from(isBase64Url ? text : '', 'base64url');
  return secret.byteLength >= 32 ? secret : null;
}

function auditKeyOf(text: string): Uint8Array | null {
  const isHex = /^[0-9a-f]{64}$/i.test(text);
  const isBase64Url = /^[\w-]{43}=?$/.test(text);
  const key = isHex ? Buffer.from(text, 'hex') : Buffer.from(isBase64Url ? text : '', 'base64url');
  return key.byteLength === 32 ? key : null;
}
