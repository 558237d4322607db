import type { AuditEntry } from '#domain/gate/audit-chain.ts';
import type { ToAsciiDomain } from '#domain/gate/email-address.ts';
import type { GatedDocument, StaffRole, WebhookEndpoint } from '#domain/gate/gate-catalogue.ts';
import type { PersonLanguage } from '#domain/gate/person-language.ts';
import type { DeliveryQueue } from './delivery-queue.ts';
import type { KnownTexts, Notices, Renewals, Subscriptions, WebhookCalls } from './follow-up-ports.ts';
import type { LeakReader } from './leak-ports.ts';
import type { Certifier } from './make-certificate.ts';
import type { EndedStaffList, Invitations } from './people-ports.ts';
import type { Certificates, PersonalData } from './privacy-ports.ts';
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
  /** Makes the PDF of an accepted agreement; absent: none is made. */
  readonly certifier?: Certifier;
  /** Signs states of the log with a key outside the database; absent: none is configured. */
  readonly anchorSigner?: AnchorSigner;
  /** Asks browsers for a little work before a form is sent; absent: nothing is asked. */
  readonly proofOfWork?: ProofOfWork;
  /** Where staff prove who they are, in the place of a mailed link; absent: nowhere else. */
  readonly identityProvider?: StaffIdentityProvider;
  /** Calls other systems; absent: this process leaves that to another. */
  readonly webhooks?: WebhookCaller;
  /** Worksheets of the build; absent: this process hands out none. */
  readonly worksheets?: Worksheets;
  /** Reads the marks of leaked copies; absent: this process reads none. */
  readonly leaks?: LeakReader;
  /** Unicode domain → ASCII, as `node:url` does it; the empty string for what is no domain. */
  readonly toAsciiDomain: ToAsciiDomain;
  /** Called after a commit that left messages behind, so that delivery need not wait for the next poll. */
  readonly wakeDelivery: () => void;
  /** Resolves when mail may go on: people who wait for an answer come first. Absent: it never waits. */
  readonly makeWay?: () => Promise<void>;
}

export interface AnchorSigner {
  /** Ed25519, 32 bytes as base64url. */
  readonly publicKey: string;
  /** Ed25519 over the UTF-8 bytes, base64url. */
  readonly sign: (text: string) => string;
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
  /** Where one POST ends the subscription that it belongs to (RFC 8058). */
  readonly unsubscribeUrl?: string;
  readonly attachments?: readonly MailAttachment[];
}

export interface MailAttachment {
  readonly name: string;
  /** Media type, such as `application/pdf`. */
  readonly type: string;
  readonly base64: string;
}

export interface Mailer {
  /** Resolves once the next server has taken responsibility; throws otherwise, and the outbox tries again. */
  readonly send: (message: MailMessage) => Promise<void>;
}

/** One event for one endpoint. `id` is stable over retries, so that a receiver can drop repeats. */
export interface WebhookEventCall {
  readonly id: string;
  readonly endpoint: WebhookEndpoint;
  /** JSON. */
  readonly body: string;
}

export type WebhookAnswer =
  | { readonly kind: 'accepted' }
  /** 410: the endpoint wants nothing more. */
  | { readonly kind: 'gone' }
  /** `waitMs`: what the endpoint asked for. */
  | { readonly kind: 'failed'; readonly why: string; readonly waitMs?: number };

export interface WebhookCaller {
  /** Never rejects. */
  readonly call: (call: WebhookEventCall) => Promise<WebhookAnswer>;
}

export interface Worksheets {
  /** The file of a document, or null: it is not there, or is not the one that the catalogue names. */
  readonly read: (document: GatedDocument) => Promise<Uint8Array | null>;
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

/** Work that costs a program more than a person. Knows of nothing but challenges; that one counts once is the gate's to see to. */
export interface ProofOfWork {
  /** A new challenge for a browser, as JSON. `now`: epoch milliseconds. */
  readonly challenge: (now: number) => Promise<string>;
  /** What was solved, or null: it is no solution of a challenge of ours, or too late. */
  readonly check: (
    payload: string,
    now: number,
  ) => Promise<{ readonly id: string; readonly expiresAt: number } | null>;
}

export interface RateLimit {
  readonly max: number;
  readonly windowMs: number;
}

export type RateVerdict =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'limited'; readonly retryAfterSeconds: number };

/** An OpenID Connect provider that vouches for staff. */
export interface StaffIdentityProvider {
  /** How staff know it, such as `login.example.com`. */
  readonly name: string;
  /** Whether staff may still sign in by a mailed link, for the day on which the provider is away. */
  readonly allowsMailedLinks: boolean;
  /** Where the browser goes to sign in, or null: the provider cannot be reached. */
  readonly startUrl: (attempt: ProviderAttempt) => Promise<string | null>;
  /** What the provider vouches for, from the query (`?…`) with which the browser came back. */
  readonly redeem: (query: string, attempt: ProviderAttempt) => Promise<ProviderAnswer>;
  /** Where the browser ends its session at the provider too, or null: it has no such place, or cannot be reached. */
  readonly endUrl: (returnTo: string) => Promise<string | null>;
  /** The role that these groups give today, or null. */
  readonly roleOf: (groups: readonly string[]) => StaffRole | null;
  /** The roles that some group gives today; empty where every role comes from `gate.yaml`. */
  readonly givenRoles: readonly StaffRole[];
}

/** The secrets of one sign-in. */
export interface ProviderAttempt {
  /** Where the provider sends the browser back to, absolute. */
  readonly redirectUri: string;
  readonly state: string;
  readonly nonce: string;
  /** PKCE, RFC 7636. */
  readonly verifier: string;
}

export type ProviderAnswer =
  /** `email` as the provider writes it, confirmed by it; `groups`: values of the claim that gives roles. */
  | { readonly kind: 'identity'; readonly email: string; readonly groups: readonly string[] }
  /** The person or the provider said no. */
  | { readonly kind: 'declined' }
  | { readonly kind: 'unconfirmed-email' }
  /** A person of the provider, and not of this company: a claim that is required is missing or says something else. */
  | { readonly kind: 'outsider' }
  /** The answer is not one to this attempt, or proves nothing. `why`: a code, without personal data. */
  | { readonly kind: 'invalid'; readonly why: string }
  | { readonly kind: 'unavailable' };

/** Operational log. Never a token, a code or personal data. */
export interface Log {
  readonly info: (event: string, facts?: Readonly<Record<string, string | number>>) => void;
  readonly error: (event: string, facts?: Readonly<Record<string, string | number>>) => void;
}

/** A unit of work. What one `transaction` writes is there whole or not at all, once it resolves. */
export interface Store {
  /** Serialised with every other writer. No I/O but the store's own may be awaited inside. */
  readonly transaction: <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;
  /**
   * Writes what may be lost in a power cut and then only costs doing something again, without waiting for the disk. Resolves
   * maybe before the commit, so nothing that it saw may be acted on: it gives nothing back.
   */
  readonly writeBehind: (work: (tx: Transaction) => Promise<void>) => Promise<void>;
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
  readonly invitations: Invitations;
  readonly endedStaff: EndedStaffList;
  readonly certificates: Certificates;
  readonly personalData: PersonalData;
  readonly notices: Notices;
  readonly renewals: Renewals;
  readonly knownTexts: KnownTexts;
  readonly subscriptions: Subscriptions;
  readonly webhookCalls: WebhookCalls;
}

export interface Requests {
  readonly insert: (request: RequestRecord, documents: readonly string[]) => Promise<void>;
  readonly find: (id: string) => Promise<RequestRecord | null>;
  readonly documentsOf: (id: string) => Promise<readonly string[]>;
  /** The documents of many requests at once, by request. */
  readonly documentsOfAll: (ids: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>;
  /** Verified requests whose address lies in exactly this domain, oldest first. */
  readonly listByDomain: (domain: string) => Promise<readonly RequestRecord[]>;
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
  /** Notes the language of a person on all requests that this address was proved for. */
  readonly chooseLanguage: (email: string, language: PersonLanguage) => Promise<void>;
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
  /** Lets one last until then that is neither used nor replaced; false: it is, or is not there. Never shortens. */
  readonly extend: (linkHash: string, expiresAt: number) => Promise<boolean>;
}

export interface Sessions {
  readonly insert: (session: SessionRecord) => Promise<void>;
  readonly find: (tokenHash: string) => Promise<SessionRecord | null>;
  readonly touch: (tokenHash: string, now: number) => Promise<void>;
  readonly revoke: (tokenHash: string, now: number) => Promise<boolean>;
  /** Ends every session of a kind that an address has; how many there were. */
  readonly revokeAll: (kind: SessionRecord['kind'], email: string, now: number) => Promise<number>;
  /** Sessions of a kind that are neither ended nor too old, newest first. Idle ones are among them. */
  readonly listOpen: (kind: SessionRecord['kind'], now: number) => Promise<readonly SessionRecord[]>;
}

export interface Acceptances {
  /** false: this person accepted this very text before; nothing is written. */
  readonly insert: (acceptance: AcceptanceRecord) => Promise<boolean>;
  readonly listByEmail: (email: string) => Promise<readonly AcceptanceRecord[]>;
  readonly listByEmails: (emails: readonly string[]) => Promise<readonly AcceptanceRecord[]>;
  /** Keeps an accepted text by its hash, for good. */
  readonly keepText: (sha256: string, kind: 'markdown' | 'html', body: string, now: number) => Promise<void>;
  readonly findText: (sha256: string) => Promise<string | null>;
  readonly find: (id: string) => Promise<AcceptanceRecord | null>;
}

export interface Grants {
  readonly insert: (grant: GrantRecord) => Promise<void>;
  readonly listByRequest: (requestId: string) => Promise<readonly GrantRecord[]>;
  readonly listByRequests: (requestIds: readonly string[]) => Promise<readonly GrantRecord[]>;
  readonly listByEmail: (email: string) => Promise<readonly GrantRecord[]>;
  /** Starts a grant that has not started and is not revoked; false otherwise. */
  readonly start: (id: string, startsAt: number, expiresAt: number) => Promise<boolean>;
  /** Moves the end of a running grant; false: it ends at another moment by now, or was revoked. */
  readonly extend: (id: string, from: number, expiresAt: number) => Promise<boolean>;
  /** false: it was revoked before. */
  readonly revoke: (id: string, at: number, by: string, reason: string) => Promise<boolean>;
  /** Grants that were not revoked and end after one moment and no later than another, the next first. */
  readonly listEnding: (after: number, until: number) => Promise<readonly GrantRecord[]>;
  /** Requests that are `active` while none of their grants runs any more. */
  readonly listRunOut: (now: number) => Promise<readonly string[]>;
}

export interface Copies {
  readonly insert: (copy: CopyRecord) => Promise<void>;
  readonly find: (copyId: string) => Promise<CopyRecord | null>;
  readonly listByRequest: (requestId: string) => Promise<readonly CopyRecord[]>;
  readonly listByRequests: (requestIds: readonly string[]) => Promise<readonly CopyRecord[]>;
  /** Ids of all copies that were ever issued. */
  readonly listIds: () => Promise<readonly string[]>;
}

export type Outbox = DeliveryQueue<MessageRecord>;

export interface Audit {
  readonly last: () => Promise<Pick<AuditEntry, 'seq' | 'hash'> | null>;
  readonly insert: (entry: AuditEntry) => Promise<void>;
  /** In order of sequence, starting after `afterSeq`. */
  readonly list: (afterSeq: number, limit: number) => Promise<readonly AuditEntry[]>;
  /** Newest first, those before `beforeSeq` where it is given. */
  readonly latest: (limit: number, beforeSeq?: number) => Promise<readonly AuditEntry[]>;
  readonly listByRequest: (requestId: string) => Promise<readonly AuditEntry[]>;
  readonly listByRequests: (requestIds: readonly string[]) => Promise<readonly AuditEntry[]>;
  /** Entries that refer to a personal value: reads the whole log. */
  readonly listByReference: (reference: string) => Promise<readonly AuditEntry[]>;
  /** Newest entry of an event, or null. */
  readonly latestOf: (event: string) => Promise<AuditEntry | null>;
  /** The value that belongs to a person (by the reference of their address); of `email`: whoever refers to it. */
  readonly findPersonal: (
    kind: PersonalRecord['kind'],
    value: string,
    subject: string | null,
  ) => Promise<PersonalRecord | null>;
  /** Notes that an entry refers to it again. */
  readonly usePersonal: (reference: string, now: number) => Promise<void>;
  readonly getPersonal: (reference: string) => Promise<PersonalRecord | null>;
  readonly getAllPersonal: (references: readonly string[]) => Promise<readonly PersonalRecord[]>;
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
