import type { AuditEntry } from '#domain/gate/audit-chain.ts';
import type { ToAsciiDomain } from '#domain/gate/email-address.ts';
import type { GatedDocument } from '#domain/gate/gate-catalogue.ts';
import type {
  AcceptanceRecord,
  CopyRecord,
  GrantRecord,
  MessageRecord,
  PersonalRecord,
  RequestRecord,
  SessionRecord,
  VerificationPurpose,
  VerificationRecord,
} from './records.ts';

/** Everything the gate needs from outside. Adapters are wired in `src/server/app.ts` only. */
export interface GatePorts {
  readonly clock: Clock;
  readonly random: Random;
  readonly hasher: Hasher;
  readonly sealer: Sealer;
  readonly store: Store;
  readonly stamper: PdfStamper;
  readonly limiter: RateLimiter;
  readonly mailer: Mailer;
  readonly log: Log;
  /** Unicode domain → ASCII, as `node:url` does it; the empty string for what is no domain. */
  readonly toAsciiDomain: ToAsciiDomain;
  /** Called after a commit that left messages behind, so that delivery need not wait for the next poll. */
  readonly wakeDelivery: () => void;
}

export interface Clock {
  /** Epoch milliseconds, an integer. */
  readonly now: () => number;
}

export interface Random {
  /** Bytes from the system's cryptographic generator. */
  readonly bytes: (count: number) => Uint8Array;
}

export interface Hasher {
  /** SHA-256 of the UTF-8 bytes, lower-case hex. */
  readonly sha256: (text: string) => string;
  /** HMAC-SHA-256 under the server's key, lower-case hex. */
  readonly hmac: (text: string) => string;
  /** Whether two texts are equal, in a time that does not depend on where they differ. */
  readonly same: (a: string, b: string) => boolean;
}

/** Encrypts and authenticates small texts at rest under the server's key. */
export interface Sealer {
  readonly seal: (text: string) => string;
  /** null: not sealed with this key, or altered. */
  readonly open: (sealed: string) => string | null;
}

/** One message of mail. `id` is stable over retries and becomes the Message-ID, so that a receiver can drop repeats. */
export interface MailMessage {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface Mailer {
  /** Resolves once the next server has taken responsibility; throws otherwise, and the outbox tries again. */
  readonly send: (message: MailMessage) => Promise<void>;
}

/** Opens a gated file: the clear PDF whose hash is the stated one. Used by the stamper's adapter. */
export interface DocumentVault {
  readonly open: (document: GatedDocument) => Promise<Uint8Array>;
}

/** What every page of a copy carries. */
export interface StampMarks {
  readonly name: string;
  readonly email: string;
  readonly company: string;
  /** Epoch milliseconds. */
  readonly issuedAt: number;
  readonly copyId: string;
}

export type StampedCopy =
  | { readonly head: Uint8Array; readonly tail: Uint8Array; readonly length: number }
  | { readonly refused: string; readonly message: string };

export interface PdfStamper {
  /** The stamped file is `head` followed by `tail`; `head` is shared between copies and must not be changed. */
  readonly stamp: (documentId: string, marks: StampMarks) => Promise<StampedCopy>;
}

export interface RateLimiter {
  /**
   * Counts one attempt in the running window, whether or not it is allowed, and outside any transaction of the store:
   * a rolled-back attempt still counts.
   */
  readonly hit: (key: string, limit: RateLimit, now: number) => Promise<RateVerdict>;
  /** Drops counters whose window began before this moment (epoch ms). */
  readonly forgetBefore: (moment: number) => Promise<void>;
}

export interface RateLimit {
  readonly max: number;
  readonly windowMs: number;
}

export type RateVerdict =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'limited'; readonly retryAfterSeconds: number };

/** Operational log. Never a token, a code or personal data. */
export interface Log {
  readonly info: (event: string, facts?: Readonly<Record<string, string | number>>) => void;
  readonly error: (event: string, facts?: Readonly<Record<string, string | number>>) => void;
}

/** A unit of work. What one `transaction` writes is there whole or not at all, once it resolves. */
export interface Store {
  /** Serialised with every other writer. No I/O but the store's own may be awaited inside. */
  readonly transaction: <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;
  /** One consistent view of the store; writing through it throws. */
  readonly read: <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;
}

export interface Transaction {
  readonly requests: Requests;
  readonly verifications: Verifications;
  readonly sessions: Sessions;
  readonly acceptances: Acceptances;
  readonly grants: Grants;
  readonly copies: Copies;
  readonly outbox: Outbox;
  readonly audit: Audit;
  readonly failures: Failures;
}

export interface Requests {
  readonly insert: (request: RequestRecord, documents: readonly string[]) => Promise<void>;
  readonly find: (id: string) => Promise<RequestRecord | null>;
  readonly documentsOf: (id: string) => Promise<readonly string[]>;
  /** Newest first. */
  readonly listByEmail: (email: string) => Promise<readonly RequestRecord[]>;
  /** Oldest first; verified requests only, unless `statuses` names others. */
  readonly list: (statuses?: readonly RequestRecord['status'][]) => Promise<readonly RequestRecord[]>;
  /** Saves changes only while the status is still `from`; false: somebody else was first. */
  readonly change: (
    id: string,
    from: RequestRecord['status'],
    changes: Partial<RequestRecord>,
  ) => Promise<boolean>;
}

export interface Verifications {
  readonly insert: (verification: VerificationRecord) => Promise<void>;
  readonly findByLink: (linkHash: string) => Promise<VerificationRecord | null>;
  /** The newest one that this browser started. */
  readonly findByFlow: (flowHash: string) => Promise<VerificationRecord | null>;
  /** Makes earlier unused ones of the same address and purpose invalid. */
  readonly replaceOpen: (email: string, purpose: VerificationPurpose, now: number) => Promise<void>;
  /** Counts a try; the number of tries so far, this one included, or null when `max` are used up. */
  readonly countTry: (id: string, max: number) => Promise<number | null>;
  /** Uses it up; false: it was used or replaced already. */
  readonly use: (id: string, now: number) => Promise<boolean>;
}

export interface Sessions {
  readonly insert: (session: SessionRecord) => Promise<void>;
  readonly find: (tokenHash: string) => Promise<SessionRecord | null>;
  readonly touch: (tokenHash: string, now: number) => Promise<void>;
  readonly revoke: (tokenHash: string, now: number) => Promise<boolean>;
}

export interface Acceptances {
  /** false: this person accepted this very text before; nothing is written. */
  readonly insert: (acceptance: AcceptanceRecord) => Promise<boolean>;
  readonly listByEmail: (email: string) => Promise<readonly AcceptanceRecord[]>;
  /** Keeps an accepted text by its hash, for good. */
  readonly keepText: (sha256: string, kind: 'markdown' | 'html', body: string, now: number) => Promise<void>;
  readonly findText: (sha256: string) => Promise<string | null>;
}

export interface Grants {
  readonly insert: (grant: GrantRecord) => Promise<void>;
  readonly listByRequest: (requestId: string) => Promise<readonly GrantRecord[]>;
  readonly listByEmail: (email: string) => Promise<readonly GrantRecord[]>;
  /** Starts a grant that has not started and is not revoked; false otherwise. */
  readonly start: (id: string, startsAt: number, expiresAt: number) => Promise<boolean>;
  /** false: it was revoked before. */
  readonly revoke: (id: string, at: number, by: string, reason: string) => Promise<boolean>;
  /** Requests that are `active` while none of their grants runs any more. */
  readonly listRunOut: (now: number) => Promise<readonly string[]>;
}

export interface Copies {
  readonly insert: (copy: CopyRecord) => Promise<void>;
  readonly find: (copyId: string) => Promise<CopyRecord | null>;
  readonly listByRequest: (requestId: string) => Promise<readonly CopyRecord[]>;
}

export interface Outbox {
  readonly insert: (message: MessageRecord) => Promise<void>;
  /** Up to `limit` due messages, leased until `lockedUntil`, their attempt counted; nobody else gets them before. */
  readonly claim: (now: number, lockedUntil: number, limit: number) => Promise<readonly MessageRecord[]>;
  /** Empties the content. */
  readonly markSent: (id: string, now: number) => Promise<void>;
  readonly markFailed: (
    id: string,
    state: 'pending' | 'dead',
    nextAttemptAt: number,
    error: string,
  ) => Promise<void>;
  /** Newest first. */
  readonly list: (limit: number) => Promise<readonly MessageRecord[]>;
}

export interface Audit {
  readonly last: () => Promise<Pick<AuditEntry, 'seq' | 'hash'> | null>;
  readonly insert: (entry: AuditEntry) => Promise<void>;
  /** In order of sequence, starting after `afterSeq`. */
  readonly list: (afterSeq: number, limit: number) => Promise<readonly AuditEntry[]>;
  /** Newest first. */
  readonly latest: (limit: number) => Promise<readonly AuditEntry[]>;
  readonly listByRequest: (requestId: string) => Promise<readonly AuditEntry[]>;
  readonly findPersonal: (kind: PersonalRecord['kind'], value: string) => Promise<PersonalRecord | null>;
  readonly getPersonal: (reference: string) => Promise<PersonalRecord | null>;
  readonly insertPersonal: (record: PersonalRecord) => Promise<void>;
  readonly listPersonal: (afterReference: string, limit: number) => Promise<readonly PersonalRecord[]>;
}

/** Anonymous failures, counted per minute so that a flood cannot fill the audit log. */
export interface Failures {
  readonly count: (kind: string, minute: number) => Promise<void>;
  /** Counts of minutes before `minute`, taken out. */
  readonly takeBefore: (
    minute: number,
  ) => Promise<readonly { kind: string; minute: number; count: number }[]>;
}
