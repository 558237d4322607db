import { contactAddress } from '#site/security-contact-view.ts';
import type { Sources } from './sources.ts';

/**
 * `/.well-known/security.txt` (RFC 9116), or null where the two fields that it needs are not written: a contact, and the day
 * until which somebody vouches for it.
 */
export function securityTxt({ content, url }: Sources): string | null {
  const { contacts, company } = content;
  const { contact, expires, preferredLanguages } = contacts;
  if (contact.length === 0 || !expires) return null;
  const fields: readonly (readonly [name: string, value: string | undefined])[] = [
    ...contact.map((one) => ['Contact', contactAddress(one)] as const),
    // A day lasts until its end in UTC.
    ['Expires', `${expires}T23:59:59Z`],
    ['Encryption', contacts.encryption],
    ['Acknowledgments', contacts.acknowledgments],
    ['Preferred-Languages', preferredLanguages.join(', ') || undefined],
    ['Canonical', url('/.well-known/security.txt')],
    ['Policy', contacts.policy],
    ['Hiring', contacts.hiring],
    ['CSAF', contacts.csaf],
  ];
  const lines = fields.flatMap(([name, value]) => (value ? [`${name}: ${oneLine(value)}`] : []));
  return `# How to report a security problem to ${oneLine(company.name)} (RFC 9116).\n${lines.join('\n')}\n`;
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
