import { interfaceWords } from './words/interface-words.ts';

/** A kind of mail as staff read it. */
export function mailWords(kind: string): string {
  const { mails, otherMail } = interfaceWords().staffPages.deliveries;
  return own(mails, kind) ?? otherMail;
}

/** An event of webhooks as staff read it; null: one of an older version, whose name has to do. */
export function webhookWords(event: string): string | null {
  return own(interfaceWords().staffPages.deliveries.events, event);
}

/** The kind of a failure that the log counts; null: one of an older version. */
export function failureWords(kind: string): string | null {
  return own(interfaceWords().staffPages.deliveries.failures, kind);
}

function own(words: Readonly<Record<string, string>>, name: string): string | null {
  return Object.hasOwn(words, name) ? (words[name] ?? null) : null;
}
