import type { Clock } from '#gate/ports.ts';
import type { PreparedDocument } from '#server/pdf/prepared-document.ts';

/** Why there is no document to stamp: a permanent code, and one sentence for staff. */
export type NotPrepared = { readonly refused: string; readonly message: string };

export type PreparedDocuments = {
  readonly get: (documentId: string) => Promise<PreparedDocument | NotPrepared>;
};

/**
 * Keeps prepared documents in memory up to a bound; the one that was used longest ago goes first. Documents are
 * prepared one after the other, whatever the number of visitors, because that is what costs memory and time. A refusal
 * is remembered for a minute, so that pressing a button again and again does not repeat the work.
 * @param prepare opens and prepares a document; called once for all who wait for it
 * @param mostBytes of all documents that are kept; a larger one is served and not kept
 */
export function createPreparedDocuments(
  prepare: (documentId: string) => Promise<PreparedDocument | NotPrepared>,
  clock: Clock,
  mostBytes: number,
): PreparedDocuments {
  const kept = new Map<string, PreparedDocument>();
  const refusals = new Map<string, { readonly until: number; readonly refusal: NotPrepared }>();
  const running = new Map<string, Promise<PreparedDocument | NotPrepared>>();
  let last: Promise<unknown> = Promise.resolve();

  return {
    async get(documentId) {
      const document = kept.get(documentId);
      if (document !== undefined) {
        kept.delete(documentId);
        kept.set(documentId, document);
        return document;
      }
      const known = refusals.get(documentId);
      if (known !== undefined && clock.now() < known.until) return known.refusal;
      return running.get(documentId) ?? queue(documentId);
    },
  };

  function queue(documentId: string): Promise<PreparedDocument | NotPrepared> {
    const result = last
      .catch(() => {})
      .then(() => prepare(documentId))
      .then((outcome) => {
        keep(documentId, outcome);
        return outcome;
      })
      .finally(() => running.delete(documentId));
    last = result;
    running.set(documentId, result);
    return result;
  }

  function keep(documentId: string, outcome: PreparedDocument | NotPrepared): void {
    if ('refused' in outcome) {
      refusals.set(documentId, { until: clock.now() + refusalMs, refusal: outcome });
      return;
    }
    if (outcome.head.byteLength > mostBytes) return;
    kept.set(documentId, outcome);
    for (const [oldest] of kept) {
      if (total(kept) <= mostBytes) return;
      kept.delete(oldest);
    }
  }
}

const refusalMs = 60_000;

function total(kept: ReadonlyMap<string, PreparedDocument>): number {
  return [...kept.values()].reduce((sum, { head }) => sum + head.byteLength, 0);
}
