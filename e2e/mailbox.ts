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

/**
 * Remembers what has come, before somebody does what makes a mail; the function that it gives waits for the first one after
 * that. An earlier mail of the same kind is never taken for it.
 */
export function nextMail(dataFolder: string, to: string, subject: RegExp): () => Promise<ReceivedMail> {
  const fitting = () => mails(dataFolder).filter((mail) => mail.to === to && subject.test(mail.subject));
  const before = fitting().length;
  return async () => {
    const deadline = Date.now() + 60_000;
    while (Date.now() < deadline) {
      const next = fitting()[before];
      if (next) return next;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`no new mail to ${to} with a subject like ${subject}`);
  };
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
  const [head = '', ...rest] = eml.replaceAll('\r\n', '\n').split('\n\n');
  const header = (name: string) => head.match(new RegExp(`^${name}: (.*(?:\n[ \t].*)*)`, 'im'))?.[1] ?? '';
  return {
    to: header('To'),
    subject: decodeWords(header('Subject')),
    text: decodeQuotedPrintable(plainText(rest.join('\n\n'))),
  };
}

/** The text ends at the boundary of its part and not at two hyphens: a folded link may begin a line with them. */
function plainText(body: string): string {
  const [, boundary = '', content = ''] =
    body.match(/^--(.+)\nContent-Type: text\/plain[\s\S]*?\n\n([\s\S]*)/m) ?? [];
  return content.split(`\n--${boundary}`)[0] ?? '';
}

function decodeQuotedPrintable(text: string): string {
  const bytes = text
    .replace(/=\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

function decodeWords(text: string): string {
  return text.replace(/=\?utf-8\?q\?([^?]*)\?=/gi, (_, word) =>
    decodeQuotedPrintable(word.replaceAll('_', ' ')),
  );
}
