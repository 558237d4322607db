import type { QueuedItem } from './delivery-queue.ts';

/** A link that asks for access again. One is in each reminder; it works once. */
export interface RenewalLink {
  readonly linkHash: string;
  readonly requestId: string;
  readonly documents: readonly string[];
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly usedAt: number | null;
  /** The request that came of it. */
  readonly renewedAs: string | null;
}

/** A text of the catalogue as a build had it that was served. */
export interface KnownText {
  readonly kind: 'document' | 'text' | 'agreement';
  readonly id: string;
  readonly sha256: string;
  readonly version: string;
  /** When that build ran. */
  readonly builtAt: number;
}

/** Somebody who proved an address and wants news. Of one that has ended the address is gone. */
export interface SubscriptionRecord {
  readonly id: string;
  readonly email: string | null;
  readonly topics: readonly string[];
  readonly confirmedAt: number;
  readonly changedAt: number;
  readonly endedAt: number | null;
}

/** A subscription that waits for its address to be proved. */
export interface SubscriptionProof {
  readonly linkHash: string;
  readonly email: string;
  readonly topics: readonly string[];
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly usedAt: number | null;
}

/** One event on its way to one endpoint. */
export interface WebhookCall extends QueuedItem {
  /** Name of the endpoint in `gate.yaml`; its address is read anew at each attempt. */
  readonly endpoint: string;
  readonly event: string;
}

/** An endpoint that answered that it is gone: it gets nothing until somebody resumes it. */
export interface WebhookStop {
  readonly endpoint: string;
  readonly stoppedAt: number;
  readonly reason: string;
}
