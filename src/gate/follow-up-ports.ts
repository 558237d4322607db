import type { DeliveryQueue } from './delivery-queue.ts';
import type {
  KnownText,
  RenewalLink,
  SubscriptionProof,
  SubscriptionRecord,
  WebhookCall,
  WebhookStop,
} from './follow-up-records.ts';

/** Marks of what was said once, so that of several processes one says it. Names hold ids, never an address. */
export interface Notices {
  /** false: it was marked before. */
  readonly mark: (name: string, now: number) => Promise<boolean>;
  /** Those of these names that are marked. */
  readonly marked: (names: readonly string[]) => Promise<ReadonlySet<string>>;
}

export interface Renewals {
  readonly insert: (link: RenewalLink) => Promise<void>;
  readonly find: (linkHash: string) => Promise<RenewalLink | null>;
  /** Uses it up; false: it was used already. */
  readonly use: (linkHash: string, now: number, renewedAs: string) => Promise<boolean>;
}

export interface KnownTexts {
  readonly list: () => Promise<readonly KnownText[]>;
  readonly put: (text: KnownText) => Promise<void>;
}

export interface Subscriptions {
  readonly addProof: (proof: SubscriptionProof) => Promise<void>;
  readonly findProof: (linkHash: string) => Promise<SubscriptionProof | null>;
  /** Makes earlier unused ones of an address invalid. */
  readonly replaceProofs: (email: string, now: number) => Promise<void>;
  /** Lets one last until then that is neither used nor followed by a newer one; false: it is, or is not there. Never shortens. */
  readonly extendProof: (linkHash: string, expiresAt: number) => Promise<boolean>;
  /** false: it was used before. */
  readonly useProof: (linkHash: string, now: number) => Promise<boolean>;
  /** Drops proofs that ended before this moment, used or not. */
  readonly forgetProofs: (before: number) => Promise<void>;
  readonly findByEmail: (email: string) => Promise<SubscriptionRecord | null>;
  readonly insert: (subscription: SubscriptionRecord) => Promise<void>;
  /** Changes one that has not ended; false: it has. */
  readonly change: (id: string, topics: readonly string[], now: number) => Promise<boolean>;
  /** Ends it and empties its address; false: it had ended. */
  readonly end: (id: string, now: number) => Promise<boolean>;
  /** Those that have not ended. */
  readonly list: () => Promise<readonly (SubscriptionRecord & { readonly email: string })[]>;
  readonly addLink: (linkHash: string, subscriptionId: string, now: number) => Promise<void>;
  /** The subscription that a link in one of its mails is for. */
  readonly findByLink: (linkHash: string) => Promise<SubscriptionRecord | null>;
  /** Those of these changes that no build had before. */
  readonly unknownChanges: (ids: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly knowsChanges: () => Promise<boolean>;
  readonly addChanges: (ids: readonly string[], now: number) => Promise<void>;
}

export interface WebhookCalls extends DeliveryQueue<WebhookCall> {
  /** What waits for an endpoint is given up; how many there were. */
  readonly giveUp: (endpoint: string, error: string) => Promise<number>;
  readonly stops: () => Promise<readonly WebhookStop[]>;
  /** false: it was stopped before. */
  readonly stop: (stop: WebhookStop) => Promise<boolean>;
  /** false: it was not stopped. */
  readonly resume: (endpoint: string) => Promise<boolean>;
}
