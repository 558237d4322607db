import type { EndedStaff, InvitationRecord, InvitedRequest } from './invitation-record.ts';

export interface Invitations {
  readonly insert: (invitation: InvitationRecord) => Promise<void>;
  readonly find: (id: string) => Promise<InvitationRecord | null>;
  readonly findByLink: (linkHash: string) => Promise<InvitationRecord | null>;
  /** Newest first; of one salesperson, or all. */
  readonly list: (salesperson?: string) => Promise<readonly InvitationRecord[]>;
  /** Saves changes only while it has not ended; false: it has. */
  readonly change: (id: string, changes: Partial<InvitationRecord>) => Promise<boolean>;
  readonly addRequest: (requestId: string, invitationId: string) => Promise<void>;
  /** The request takes a place. */
  readonly countRequest: (requestId: string, now: number) => Promise<void>;
  readonly findRequest: (requestId: string) => Promise<InvitedRequest | null>;
  readonly requestsOf: (invitationIds: readonly string[]) => Promise<readonly InvitedRequest[]>;
}

export interface EndedStaffList {
  readonly find: (email: string) => Promise<EndedStaff | null>;
  readonly list: () => Promise<readonly EndedStaff[]>;
  /** Ends rights; false: they had ended before. */
  readonly insert: (ended: EndedStaff) => Promise<boolean>;
  /** Gives them back; false: they had not ended. */
  readonly remove: (email: string) => Promise<boolean>;
}
