import type { RequestStatus } from '#domain/gate/access-request.ts';

/** What the queue page needs of a request. */
export interface QueueItem {
  readonly id: string;
  readonly status: RequestStatus;
  readonly submittedAt: number;
  readonly queuedAt: number | null;
  readonly name: string;
  readonly email: string;
  readonly company: string;
  readonly documents: readonly string[];
}

/** Which statuses a filter of the queue shows. */
export const queueFilters = {
  waiting: ['in-review'],
  theirs: ['verified', 'agreed', 'more-info', 'approved'],
  active: ['active'],
  ended: ['denied', 'withdrawn', 'expired', 'revoked'],
  all: [],
} as const satisfies Record<string, readonly RequestStatus[]>;

export type QueueFilter = keyof typeof queueFilters;

export interface QueueChoice {
  readonly filter: QueueFilter;
  /** Part of a name, address, company or id; the empty string: any. */
  readonly search: string;
  readonly document: string;
  /** From 1. */
  readonly page: number;
}

const queuePageSize = 50;

/** The choice that a query asks for; what is unknown falls back to everything, waiting first. */
export function readChoice(query: URLSearchParams): QueueChoice {
  const filter = query.get('show') ?? '';
  const page = Number(query.get('page') ?? 1);
  return {
    filter: Object.hasOwn(queueFilters, filter) ? (filter as QueueFilter) : 'all',
    search: (query.get('q') ?? '').trim().slice(0, 200),
    document: query.get('document') ?? '',
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}

/** One page of the queue: who waits for staff stands first, the longest wait on top; the others follow, newest first. */
export function queuePage<T extends QueueItem>(
  requests: readonly T[],
  choice: QueueChoice,
): { readonly items: readonly T[]; readonly pages: number } {
  const statuses: readonly RequestStatus[] = queueFilters[choice.filter];
  const words = choice.search.toLowerCase();
  const found = requests.filter(
    ({ status, documents, id, name, email, company }) =>
      (statuses.length === 0 || statuses.includes(status)) &&
      (choice.document === '' || documents.includes(choice.document)) &&
      [id, name, email, company].some((text) => text.toLowerCase().includes(words)),
  );
  const sorted = found.toSorted(
    (a, b) =>
      Number(b.status === 'in-review') - Number(a.status === 'in-review') ||
      (a.status === 'in-review'
        ? (a.queuedAt ?? a.submittedAt) - (b.queuedAt ?? b.submittedAt)
        : b.submittedAt - a.submittedAt),
  );
  const pages = Math.max(1, Math.ceil(sorted.length / queuePageSize));
  const from = (Math.min(choice.page, pages) - 1) * queuePageSize;
  return { items: sorted.slice(from, from + queuePageSize), pages };
}
