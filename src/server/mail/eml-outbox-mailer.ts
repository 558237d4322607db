import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Clock, Mailer } from '#gate/ports.ts';
import { replaceFile } from '#server/durable-file.ts';
import { composeMail } from './compose-mail.ts';

export type EmlOutbox = {
  /** Where the messages are kept, as `<time>-<id>.eml`, which every mail program opens. */
  readonly folder: string;
  readonly from: string;
  readonly clock: Clock;
  /** Shows the message to the person who tries the product. */
  readonly print: (text: string) => void;
};

/**
 * Keeps mail in files instead of sending it, and prints it, so that links and codes can be followed without a mail
 * server. For trying and developing: whoever can read the files can take part in everybody's requests.
 */
export function createEmlOutboxMailer({ folder, from, clock, print }: EmlOutbox): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    async send(message) {
      const { message: eml } = await transport.sendMail({
        ...composeMail(message, from),
        date: new Date(clock.now()),
      });
      if (!Buffer.isBuffer(eml)) throw new Error('nodemailer gave a stream where a buffer was asked for');
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const name = `${fileTime(clock.now())}-${message.id.replace(/[^\w-]/g, '_').slice(0, 80)}.eml`;
      await replaceFile(join(folder, name), eml, 0o600);
      print(asSeen(message));
    },
  };
}

/** Sorts by time in a folder and holds no character that a file system refuses. */
function fileTime(now: number): string {
  return new Date(now).toISOString().replace(/[:.]/g, '-');
}

function asSeen({
  to,
  subject,
  text,
}: {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}): string {
  const lines = [`To: ${inert(to)}`, `Subject: ${inert(subject)}`, '', ...text.split(/\r?\n/).map(inert)];
  return `\n${['── mail', ...lines.map((line) => `│ ${line}`), '──'].join('\n')}\n`;
}

/** Names in a mail come from strangers, and a terminal acts on control characters. */
function inert(line: string): string {
  return line.replace(/\p{Cc}/gu, ' ');
}
