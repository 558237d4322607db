import type { CalendarDay } from './calendar-day.ts';

/** What was found in the vault, or that nobody looked into it: a command that reads texts alone does not. */
export type VaultFacts =
  | { readonly kind: 'not-examined' }
  | {
      readonly kind: 'examined';
      readonly key: VaultKeyFacts;
      /** By the base names of `vault/*.age`. */
      readonly files: ReadonlyMap<string, VaultFileFacts>;
      readonly recipients: RecipientsFacts;
      /** `vault/private.yaml.age`, where there is one: settings, and no document. */
      readonly privateFile?: VaultFileFacts;
    };

/** With what the files were opened. `source` is what people call it: the name of a variable, or “the demo key”. */
export type VaultKeyFacts =
  | { readonly kind: 'key'; readonly source: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'unusable'; readonly source: string; readonly why: string };

/** One encrypted file as it lies in the vault. Sizes are bytes, hashes SHA-256 in lower-case hexadecimal digits. */
export interface VaultFileFacts {
  readonly sha256: string;
  readonly form: EncryptedForm;
  readonly clear: ClearFacts;
  /** Whom the recipients' file named when this file was last committed; null where git does not know or the file changed since. */
  readonly committed: CommittedRecipients | null;
}

/** What the bytes tell without a key: an age file says for how many recipients it is and how long its clear text is. */
export type EncryptedForm =
  | { readonly kind: 'age'; readonly recipients: number; readonly clearBytes: number }
  | { readonly kind: 'cut-off' }
  | { readonly kind: 'armored' }
  | { readonly kind: 'clear-pdf' }
  | { readonly kind: 'no-age' };

/** What decryption gave. `other-key`: no key at hand fits, or the header is damaged; from outside both look alike. */
export type ClearFacts =
  | { readonly kind: 'not-opened' }
  | { readonly kind: 'other-key' }
  | { readonly kind: 'damaged' }
  | {
      readonly kind: 'opened';
      readonly sha256: string;
      readonly bytes: number;
      readonly document: DocumentFacts;
    };

/** What the clear bytes are. `encrypted` is a PDF that opens without a password but has restrictions, which stamping would break. */
export type DocumentFacts =
  | { readonly kind: 'pdf'; readonly pages: number; readonly encrypted: boolean }
  | { readonly kind: 'pdf-with-password' }
  | { readonly kind: 'damaged-pdf' }
  | { readonly kind: 'age' }
  | { readonly kind: 'other' };

/** The recipients' file of a commit. */
export interface CommittedRecipients {
  readonly commit: string;
  readonly day: CalendarDay;
  readonly recipients: readonly string[];
}

/** `vault/recipients.txt`: to whom new files are encrypted. Lines are 1-based; a problem of the whole file has none. */
export type RecipientsFacts =
  | { readonly kind: 'missing' }
  | {
      readonly kind: 'read';
      readonly recipients: readonly { readonly recipient: string; readonly line: number }[];
      readonly problems: readonly { readonly line: number | null; readonly message: string }[];
    };
