/** `dead`: given up after its last attempt; `discarded`: given up by staff, too. */
export type MessageState = 'pending' | 'sent' | 'dead' | 'suppressed' | 'discarded';

/** Something on its way out, a mail or a call. Its content is sealed at rest, because it may hold a link, and emptied once it is sent. */
export interface QueuedItem {
  readonly id: string;
  readonly requestId: string | null;
  readonly sealed: string | null;
  readonly state: MessageState;
  readonly attempts: number;
  readonly createdAt: number;
  readonly nextAttemptAt: number;
  readonly lockedUntil: number | null;
  readonly sentAt: number | null;
  readonly lastError: string | null;
}

/** The queue of one kind of them. */
export interface DeliveryQueue<Item extends QueuedItem> {
  readonly insert: (item: Item) => Promise<void>;
  /** Up to `limit` due items, leased until `lockedUntil`, their attempt counted; nobody else gets them before. */
  readonly claim: (now: number, lockedUntil: number, limit: number) => Promise<readonly Item[]>;
  /** Empties the content. */
  readonly markSent: (id: string, now: number) => Promise<void>;
  readonly markFailed: (
    id: string,
    state: 'pending' | 'dead',
    nextAttemptAt: number,
    error: string,
  ) => Promise<void>;
  /** Newest first; of one state, or all. */
  readonly list: (limit: number, state?: MessageState) => Promise<readonly Item[]>;
  readonly find: (id: string) => Promise<Item | null>;
  /** Back into the queue with all its attempts; false: it is not dead, or its content is gone. */
  readonly retry: (id: string, now: number) => Promise<boolean>;
  /** Never sent, its content emptied; false: it is not dead. */
  readonly discard: (id: string) => Promise<boolean>;
}

/**
 * How an item begins: due at once.
 * @param sealed null: it is never sent, and only a row says that it was there
 */
export function newlyQueued(sealed: string | null, now: number): Omit<QueuedItem, 'id' | 'requestId'> {
  return {
    sealed,
    state: sealed === null ? 'suppressed' : 'pending',
    attempts: 0,
    createdAt: now,
    nextAttemptAt: now,
    lockedUntil: null,
    sentAt: null,
    lastError: null,
  };
}
