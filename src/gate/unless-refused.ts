import type { Store, Transaction } from './ports.ts';

/**
 * A unit of work whose refusal leaves nothing behind: what was written before the use-case found out that it has to
 * refuse is rolled back. The refusal is still a value for the caller.
 */
export async function unlessRefused<T extends { readonly kind: string }>(
  store: Store,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const rollback = new Error('refused');
  let refusal: T | null = null;
  try {
    return await store.transaction(async (tx) => {
      const outcome = await work(tx);
      if (outcome.kind !== 'refused') return outcome;
      refusal = outcome;
      throw rollback;
    });
  } catch (error) {
    if (error === rollback && refusal !== null) return refusal;
    throw error;
  }
}
