import type { EncryptedForm } from '#domain/vault-facts.ts';

/**
 * Reads what an age file tells without a key: how many recipients it is for and how long its clear text is.
 * @see https://c2sp.org/age (version 1: text header, 16 bytes nonce, chunks of 64 KiB with 16 bytes of tag each)
 */
export function ageForm(bytes: Uint8Array): EncryptedForm {
  const start = latin1(bytes.subarray(0, 64));
  if (start.startsWith('%PDF-')) return { kind: 'clear-pdf' };
  if (start.startsWith('-----BEGIN AGE ENCRYPTED FILE-----')) return { kind: 'armored' };
  if (!start.startsWith(firstLine)) return { kind: 'no-age' };
  // The header is text of a few hundred bytes; 64 KiB hold more recipients than anybody names.
  const header = /^[\s\S]*?\n--- [A-Za-z0-9+/]{43}\n/.exec(latin1(bytes.subarray(0, 65_536)))?.[0];
  if (header === undefined) return { kind: 'cut-off' };
  const chunks = bytes.length - header.length - nonceBytes;
  const last = chunks % sealedChunk;
  // Each chunk ends in its tag, and only a file of no bytes at all has an empty last one.
  if (chunks < tagBytes || (last > 0 && last < tagBytes) || (last === tagBytes && chunks > tagBytes))
    return { kind: 'cut-off' };
  const stanzas = header.split('\n').filter((line) => line.startsWith('-> ') && !/-grease( |$)/.test(line));
  return {
    kind: 'age',
    recipients: stanzas.length,
    clearBytes: chunks - tagBytes * Math.ceil(chunks / sealedChunk),
  };
}

const firstLine = 'age-encryption.org/v1\n';
const nonceBytes = 16;
const tagBytes = 16;
const sealedChunk = 65_536 + tagBytes;

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}
