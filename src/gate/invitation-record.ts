import { type PersonLanguage, personLanguages } from '#domain/gate/person-language.ts';

/** One invitation, as the store keeps it. Times are epoch milliseconds. */
export interface InvitationRecord {
  readonly id: string;
  /** SHA-256 of the link's token; null until somebody who decides has approved the invitation. */
  readonly linkHash: string | null;
  /** `person`: one address, once. `domain`: so many people whose address lies in exactly this domain. */
  readonly audience: 'person' | 'domain';
  /** The invited address, or the person at the domain to whom nothing is sent: then empty. */
  readonly address: string;
  /** Domain of the address, or the invited one. ASCII, lower case. */
  readonly domain: string;
  readonly company: string;
  /** Why they are invited; it becomes the purpose of their request. */
  readonly purpose: string;
  readonly documents: readonly string[];
  readonly days: number;
  /** How many people it approves in advance; 1 for a person. */
  readonly places: number;
  /** Number of the deal in the customer relationship system, as typed. */
  readonly dealId: string | null;
  readonly language: InvitationLanguage;
  /** Address of the member of staff who is told how it goes. */
  readonly salesperson: string;
  readonly createdBy: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly approvedAt: number | null;
  /** Address of the approver, or `rule`. */
  readonly approvedBy: string | null;
  /** When its link was last mailed. */
  readonly sentAt: number | null;
  /** Declined or revoked. */
  readonly endedAt: number | null;
  readonly endedBy: string | null;
  readonly endReason: string | null;
}

export const invitationLanguages = personLanguages;
export type InvitationLanguage = PersonLanguage;

/** A request that came by an invitation. `countedAt`: when it took a place, with its address proved. */
export interface InvitedRequest {
  readonly requestId: string;
  readonly invitationId: string;
  readonly countedAt: number | null;
}

/** A member of staff whose rights were ended at once, whatever `gate.yaml` of the running build says. */
export interface EndedStaff {
  readonly email: string;
  readonly endedAt: number;
  readonly endedBy: string;
  readonly reason: string;
}
