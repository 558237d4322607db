/** An address in its normal form: lower case, the domain in ASCII. Two people have the same one only if it is the same mailbox. */
export interface EmailAddress {
  readonly address: string;
  readonly domain: string;
}

/** Unicode domain → its ASCII form (IDNA), or the empty string when it has none. */
export type ToAsciiDomain = (domain: string) => string;

/**
 * Reads one plain address such as `ada@acme.com`: the dot-atom form of RFC 5321 with a domain of at least two labels.
 * Refuses what only a mail program should read: quoted local parts, comments, several @, address literals, trailing
 * dots, white space and control characters. null: not such an address.
 */
export function parseEmailAddress(text: string, toAscii: ToAsciiDomain): EmailAddress | null {
  const parts = text.trim().split('@');
  const [local, written] = parts;
  if (parts.length !== 2 || !local || !written) return null;
  if (!localPart.test(local) || local.length > 64) return null;
  const domain = asciiDomain(written, toAscii);
  if (domain === null || local.length + 1 + domain.length > 254) return null;
  return { address: `${local.toLowerCase()}@${domain}`, domain };
}

/** Whether an address lies in exactly this domain: no subdomain, no suffix. */
export function isInDomain({ domain }: EmailAddress, expected: string): boolean {
  return domain === expected.toLowerCase();
}

/** Whether an address lies in this domain or below it: for refusing, never for admitting. */
export function isBelowDomain(address: EmailAddress, expected: string): boolean {
  return isInDomain(address, expected) || address.domain.endsWith(`.${expected.toLowerCase()}`);
}

const localPart = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

function asciiDomain(written: string, toAscii: ToAsciiDomain): string | null {
  // Only letters may change in the conversion: a URL parser would also decode %, map ideographic dots and cut at / or ?.
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(written)) return null;
  const domain = (/^[\x20-\x7e]+$/.test(written) ? written : toAscii(written)).toLowerCase();
  const labels = domain.split('.');
  const sound = labels.length >= 2 && labels.every((one) => label.test(one)) && domain.length <= 253;
  return sound && !/^\d+$/.test(labels.at(-1) ?? '') ? domain : null;
}
