import type { ApprovalOrder, RequestStatus } from '#domain/gate/access-request.ts';
import type { PersonLanguage } from '#domain/gate/person-language.ts';
import type { QueuedItem } from './delivery-queue.ts';

/**
 * The rows of the store, as the use-cases see them. Times are epoch milliseconds; e-mail addresses are in the normal
 * form of `parseEmailAddress`.
 */
export interface RequestRecord {
  readonly id: string;
  readonly status: RequestStatus;
  readonly approvalOrder: ApprovalOrder;
  readonly submittedAt: number;
  readonly email: string;
  readonly name: string;
  readonly company: string;
  readonly role: string;
  readonly purpose: string;
  readonly recipientCategory: string | null;
  readonly clientAddress: string;
  readonly userAgent: string;
  readonly verifiedAt: number | null;
  readonly verifiedBy: VerifiedBy | null;
  /** When it came (or came back) to staff. */
  readonly queuedAt: number | null;
  readonly decidedAt: number | null;
  /** E-mail address of the approver, or `rule`. */
  readonly decidedBy: string | null;
  /** Reason of a denial or revocation, as told to the requester. */
  readonly reason: string | null;
  /** The last question of staff and the requester's last answer. */
  readonly question: string | null;
  readonly answer: string | null;
  /** Chosen for mails by the requester, or by staff for them; null: nobody has. */
  readonly language: PersonLanguage | null;
}

/** How an address was proved; `provider`: by OpenID Connect, staff only. */
export type VerifiedBy = 'link' | 'code' | 'provider';

/** What a proof of an address is for. */
export type VerificationPurpose = 'request' | 'sign-in' | 'staff-sign-in' | 'staff-provider';

export interface VerificationRecord {
  readonly id: string;
  readonly purpose: VerificationPurpose;
  readonly email: string;
  readonly requestId: string | null;
  /** SHA-256 of the link's token and of the flow cookie's token. */
  readonly linkHash: string;
  readonly flowHash: string;
  /** HMAC over id and code; null where no code was sent. */
  readonly codeHmac: string | null;
  readonly tries: number;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly usedAt: number | null;
  readonly replacedAt: number | null;
}

export type SessionKind = 'requester' | 'staff';

export interface SessionRecord {
  readonly tokenHash: string;
  readonly kind: SessionKind;
  readonly email: string;
  readonly verifiedBy: VerifiedBy;
  /** Groups that an OpenID Connect provider gave at sign-in and that can give a role; null: not signed in there. */
  readonly staffGroups: readonly string[] | null;
  readonly verificationId: string;
  readonly createdAt: number;
  readonly lastSeenAt: number;
  /** Absolute limit; the idle limit is computed from `lastSeenAt`. */
  readonly expiresAt: number;
  readonly revokedAt: number | null;
}

/** `click-wrap`: signed here. `on-file`: signed elsewhere, recorded by an approver or a rule with a reference. */
export type AcceptanceKind = 'click-wrap' | 'on-file';

export interface AcceptanceRecord {
  readonly id: string;
  readonly kind: AcceptanceKind;
  readonly email: string;
  readonly agreementId: string;
  readonly version: string;
  readonly textSha256: string;
  readonly htmlSha256: string;
  /** Title of the agreement and who offered it, as accepted; null in records of older versions. */
  readonly agreementTitle: string | null;
  readonly party: string | null;
  /** The git commit of the text, where there is one. */
  readonly commitId: string | null;
  readonly requestId: string;
  readonly documents: readonly string[];
  readonly name: string;
  readonly title: string;
  readonly company: string;
  /** The wording of each box and statement, in the order shown. */
  readonly statements: readonly string[];
  readonly verifiedAt: number;
  readonly verifiedBy: VerifiedBy;
  readonly acceptedAt: number;
  readonly clientAddress: string;
  readonly userAgent: string;
  /** For `on-file`: who recorded it (an address or `rule`), why, and where the signed paper is. */
  readonly recordedBy: string | null;
  readonly reason: string | null;
  readonly reference: string | null;
}

export interface GrantRecord {
  readonly id: string;
  readonly requestId: string;
  readonly documentId: string;
  readonly email: string;
  readonly days: number;
  readonly approvedAt: number;
  readonly approvedBy: string;
  /** Both null until everything the grant needs is there. */
  readonly startsAt: number | null;
  readonly expiresAt: number | null;
  readonly revokedAt: number | null;
  readonly revokedBy: string | null;
  readonly revokeReason: string | null;
}

/** A stamped copy that was handed out. */
export interface CopyRecord {
  readonly copyId: string;
  readonly grantId: string;
  readonly requestId: string;
  readonly documentId: string;
  /** SHA-256 of the clear PDF before stamping. */
  readonly documentSha256: string;
  readonly email: string;
  readonly issuedAt: number;
  readonly clientAddress: string;
  readonly userAgent: string;
}

/** A mail on its way out. */
export interface MessageRecord extends QueuedItem {
  readonly kind: string;
  readonly recipient: string;
}

/** A personal value that audit entries refer to. Erasure empties value and salt; the hash stays. */
export interface PersonalRecord {
  readonly reference: string;
  readonly kind: 'email' | 'name' | 'text' | 'client-address' | 'user-agent';
  readonly value: string | null;
  readonly salt: string | null;
  readonly hash: string;
  readonly erasedAt: number | null;
  /** Reference of the address of the person it belongs to; null: nobody's, or written by an older version. */
  readonly subject: string | null;
  /** When an entry last referred to it. */
  readonly usedAt: number;
}
