import {
  type Anchor,
  type ChainVerdict,
  chainStart,
  checkLinks,
  conclude,
} from '#domain/gate/audit-chain.ts';
import type { GateParts } from './gate-parts.ts';
import type { Transaction } from './ports.ts';
import { personalHash } from './record-event.ts';

/** Also the JSON of `audit verify`. */
export interface AuditVerdict {
  readonly chain: ChainVerdict;
  /** Personal values beside the chain: `erased` is no fault, `altered` names references whose value does not match its hash. */
  readonly personal: {
    readonly intact: number;
    readonly erased: number;
    readonly altered: readonly string[];
  };
}

const page = 2000;

/** Checks the whole log and the personal values beside it. Not for visitors: the caller has checked who asks. */
export function verifyAudit(parts: GateParts, anchor?: Anchor): Promise<AuditVerdict> {
  return parts.ports.store.read(async (tx) => ({
    chain: await verifyEntries(parts, tx, anchor),
    personal: await verifyPersonal(parts, tx),
  }));
}

async function verifyEntries({ ports }: GateParts, tx: Transaction, anchor?: Anchor): Promise<ChainVerdict> {
  let end = chainStart;
  for (;;) {
    const entries = await tx.audit.list(end.seq, page);
    if (entries.length === 0) return conclude(end, anchor);
    const links = checkLinks(entries, ports.hasher.sha256, end, anchor);
    if (links.kind === 'broken') return links;
    end = links;
  }
}

async function verifyPersonal({ ports }: GateParts, tx: Transaction): Promise<AuditVerdict['personal']> {
  const altered: string[] = [];
  let [intact, erased, last] = [0, 0, ''];
  for (;;) {
    const records = await tx.audit.listPersonal(last, page);
    if (records.length === 0) return { intact, erased, altered };
    for (const { reference, kind, value, salt, hash } of records) {
      if (value === null || salt === null) erased += 1;
      else if (personalHash(ports.hasher.sha256, kind, salt, value) === hash) intact += 1;
      else altered.push(reference);
      last = reference;
    }
  }
}
