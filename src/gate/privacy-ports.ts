import type { AcceptanceRecord, PersonalRecord, RequestRecord, SessionRecord } from './records.ts';

/** A kept PDF of an accepted agreement. */
export interface CertificateRecord {
  readonly acceptanceId: string;
  /** Of the PDF's bytes, hex. */
  readonly sha256: string;
  /** The PDF, base64. */
  readonly pdf: string;
  readonly madeAt: number;
}

export interface Certificates {
  readonly find: (acceptanceId: string) => Promise<CertificateRecord | null>;
  /** false: there is one already, which stays. */
  readonly insert: (certificate: CertificateRecord) => Promise<boolean>;
  readonly remove: (acceptanceId: string) => Promise<void>;
}

/** Rows that hold an address, as the export and the count of what is held show them. */
export interface HeldRows {
  readonly requests: readonly RequestRecord[];
  readonly verifications: readonly {
    readonly id: string;
    readonly purpose: string;
    readonly createdAt: number;
    readonly usedAt: number | null;
  }[];
  readonly sessions: readonly Pick<
    SessionRecord,
    'kind' | 'createdAt' | 'lastSeenAt' | 'expiresAt' | 'revokedAt' | 'verifiedBy'
  >[];
  readonly messages: readonly {
    readonly id: string;
    readonly kind: string;
    readonly state: string;
    readonly createdAt: number;
    readonly sentAt: number | null;
    /** Its text is still there: it waits to be sent, or was given up. */
    readonly hasContent: boolean;
  }[];
  readonly subscriptions: readonly {
    readonly id: string;
    readonly topics: string;
    readonly confirmedAt: number;
    readonly changedAt: number;
    readonly endedAt: number | null;
  }[];
  readonly invitations: readonly {
    readonly id: string;
    readonly company: string;
    readonly purpose: string;
    readonly documents: string;
    readonly dealId: string | null;
    readonly createdAt: number;
  }[];
}

/** Erasing and finding personal data. Everything runs in the caller's transaction; a count is a number of rows. */
export interface PersonalData {
  readonly heldBy: (email: string) => Promise<HeldRows>;
  /** Requests that have ended, or were never verified, submitted before a moment and not erased yet. */
  readonly listEnded: (before: number, limit: number) => Promise<readonly RequestRecord[]>;
  readonly listUnverified: (before: number, limit: number) => Promise<readonly string[]>;
  /** Deletes requests that nobody verified, with all that hangs on them. */
  readonly deleteUnverified: (ids: readonly string[]) => Promise<void>;
  /** Empties one request with its grants, copies and mail. What was granted and when stays. */
  readonly eraseRequest: (requestId: string, address: string) => Promise<void>;
  /** Empties what hangs on the address alone: mail, proofs of the address, sessions, invitations. */
  readonly eraseAddress: (email: string, address: string, now: number) => Promise<number>;
  /** Empties values beside the log, with their salt. */
  readonly eraseValues: (references: readonly string[], now: number) => Promise<number>;
  /** References of texts beside the log. */
  readonly findTexts: (values: readonly string[]) => Promise<readonly string[]>;
  /** Values that belong to a person, the address itself included. */
  readonly listValues: (subject: string) => Promise<readonly PersonalRecord[]>;
  /** Network addresses and browsers: of requests and copies before a moment, and beside the log where last used before it. */
  readonly eraseOrigins: (before: number, now: number) => Promise<number>;
  readonly deleteSessions: (endedBefore: number) => Promise<number>;
  readonly deleteVerifications: (expiredBefore: number) => Promise<number>;
  /** Mail and calls of webhooks that do not wait any more. */
  readonly deleteMessages: (before: number) => Promise<number>;
  /** Links in reminders that ended before a moment, used or not. */
  readonly deleteRenewals: (endedBefore: number) => Promise<number>;
  /** Marks of what was said before a moment. */
  readonly deleteNotices: (before: number) => Promise<number>;
  /** Acceptances before a moment whose signer has had no access since, and that are not emptied yet. */
  readonly listOldAcceptances: (before: number, limit: number) => Promise<readonly AcceptanceRecord[]>;
  readonly eraseAcceptance: (id: string) => Promise<void>;
}
