import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ReceivedMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Waits for the newest mail to an address whose subject fits, as it lies in the outbox folder. */
export async function waitForMail(dataFolder: string, to: string, subject: RegExp): Promise<ReceivedMail> {
  const deadline = Date.now() + 15_000;
  while (Date.now() < deadline) {
    const found = mails(dataFolder).findLast((mail) => mail.to === to && subject.test(mail.subject));
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no mail to ${to} with a subject like ${subject}`);
}

/** All mail so far, oldest first. */
export function mails(dataFolder: string): ReceivedMail[] {
  const folder = join(dataFolder, 'outbox');
  return listed(folder).map((name) => parse(readFileSync(join(folder, name), 'utf8')));
}

/** The first link to a path in a mail. */
export function linkIn({ text }: ReceivedMail, path: string): string {
  const link = text.match(new RegExp(`https?://\\S+${path}\\S*`))?.[0];
  if (!link) throw new Error(`no link to ${path} in:\n${text}`);
  return link;
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.eml'))
      .toSorted();
  } catch {
    return [];
  }
}

function parse(eml: string): ReceivedMail {
  const [head = '', ...rest] = eml.split(/\r?\n\r?\n/);
  const header = (name: string) => head.match(new RegExp(`^${name}: (.*(?:\r?\n[ \t].*)*)`, 'im'))?.[1] ?? '';
  // A soft line break may stand before two hyphens of a link, which begin no part of the mail.
  const text = rest.join('\n\n').match(/text\/plain[\s\S]*?\n\n([\s\S]*?[^=])\r?\n--/)?.[1] ?? '';
  return { to: header('To'), subject: decodeWords(header('Subject')), text: decodeQuotedPrintable(text) };
}

function decodeQuotedPrintable(text: string): string {
  const bytes = text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

function decodeWords(text: string): string {
  return text.replace(/=\?utf-8\?q\?([^?]*)\?=/gi, (_, word) =>
    decodeQuotedPrintable(word.replaceAll('_', ' ')),
  );
}
