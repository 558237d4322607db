import {
  type Anchor,
  type AuditEntry,
  type ChainVerdict,
  chainStart,
  checkLinks,
  conclude,
} from '#domain/gate/audit-chain.ts';
import type { GatePorts, Transaction } from './ports.ts';
import { personalHash } from './record-event.ts';

/** Also the JSON of `audit verify`. */
export interface AuditVerdict {
  readonly chain: ChainVerdict;
  /** Personal values beside the chain: `erased` is no fault, `altered` names references whose value, hash or row is not the one that the log knows. */
  readonly personal: {
    readonly intact: number;
    readonly erased: number;
    readonly altered: readonly string[];
  };
}

/** What verification needs of the gate: also a restored backup is verified, where there is no build. */
export interface VerifyParts {
  readonly ports: Pick<GatePorts, 'store'> & { readonly hasher: Pick<GatePorts['hasher'], 'sha256'> };
}

const page = 2000;

/**
 * Checks the whole log and the personal values beside it. A value counts as altered too where its row is gone or was
 * exchanged together with its hash: the chain has the hash that was written. Not for visitors: the caller has checked
 * who asks.
 */
export function verifyAudit(parts: VerifyParts, anchor?: Anchor): Promise<AuditVerdict> {
  return parts.ports.store.read(async (tx) => {
    const exchanged = new Set<string>();
    const chain = await verifyEntries(parts, tx, anchor, exchanged);
    return { chain, personal: await verifyPersonal(parts, tx, exchanged) };
  });
}

async function verifyEntries(
  { ports }: VerifyParts,
  tx: Transaction,
  anchor: Anchor | undefined,
  exchanged: Set<string>,
): Promise<ChainVerdict> {
  let end = chainStart;
  for (;;) {
    const entries = await tx.audit.list(end.seq, page);
    if (entries.length === 0) return conclude(end, anchor);
    const links = checkLinks(entries, ports.hasher.sha256, end, anchor);
    if (links.kind === 'broken') return links;
    for (const reference of await findExchanged(tx, entries)) exchanged.add(reference);
    end = links;
  }
}

/** The references of these entries whose row has another hash than the entry, or that have no row. */
async function findExchanged(tx: Transaction, entries: readonly AuditEntry[]): Promise<readonly string[]> {
  const stated = new Map(entries.flatMap(({ personal }) => Object.entries(personal)));
  const exchanged: string[] = [];
  for (const [reference, hash] of stated) {
    if ((await tx.audit.getPersonal(reference))?.hash !== hash) exchanged.push(reference);
  }
  return exchanged;
}

async function verifyPersonal(
  { ports }: VerifyParts,
  tx: Transaction,
  exchanged: ReadonlySet<string>,
): Promise<AuditVerdict['personal']> {
  const altered = [...exchanged];
  let [intact, erased, last] = [0, 0, ''];
  for (;;) {
    const records = await tx.audit.listPersonal(last, page);
    if (records.length === 0) return { intact, erased, altered };
    for (const { reference, kind, value, salt, hash } of records) {
      last = reference;
      if (exchanged.has(reference)) continue;
      if (value === null || salt === null) erased += 1;
      else if (personalHash(ports.hasher.sha256, kind, salt, value) === hash) intact += 1;
      else altered.push(reference);
    }
  }
}
