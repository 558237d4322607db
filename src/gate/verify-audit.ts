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
import { recordHash } from './record-hash.ts';

/** Also the JSON of `audit verify`. */
export interface AuditVerdict {
  readonly chain: ChainVerdict;
  /** Personal values beside the chain: `erased` is no fault, `altered` names references whose value, hash or row is not the one that the log knows, and ids of acceptances that were rewritten. */
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
export function verifyAudit(parts: VerifyParts, anchors: readonly Anchor[] = []): Promise<AuditVerdict> {
  return parts.ports.store.read(async (tx) => {
    const exchanged = new Set<string>();
    const chain = await verifyEntries(parts, tx, anchors, exchanged);
    return { chain, personal: await verifyPersonal(parts, tx, exchanged) };
  });
}

async function verifyEntries(
  { ports }: VerifyParts,
  tx: Transaction,
  anchors: readonly Anchor[],
  exchanged: Set<string>,
): Promise<ChainVerdict> {
  let end = chainStart;
  for (;;) {
    const entries = await tx.audit.list(end.seq, page);
    if (entries.length === 0) return conclude(end, anchors);
    const links = checkLinks(entries, ports.hasher.sha256, end, anchors);
    if (links.kind === 'broken') return links;
    for (const reference of await findExchanged(tx, entries)) exchanged.add(reference);
    for (const id of await findRewritten(ports, tx, entries)) exchanged.add(id);
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

/** Acceptances of these entries that are not the ones that were accepted: the log knows the hash of each record. */
async function findRewritten(
  ports: VerifyParts['ports'],
  tx: Transaction,
  entries: readonly AuditEntry[],
): Promise<readonly string[]> {
  const rewritten: string[] = [];
  for (const { data, personal } of entries) {
    const { acceptance, record } = data ?? {};
    if (typeof acceptance !== 'string' || typeof record !== 'string' || !(record in personal)) continue;
    const stated = (await tx.audit.getPersonal(record))?.value ?? null;
    const kept = await tx.acceptances.find(acceptance);
    // Emptied when its time as evidence was over.
    if (stated === null && kept !== null) continue;
    if (kept === null || recordHash({ ports }, kept) !== stated) rewritten.push(acceptance);
  }
  return rewritten;
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
