import { type CanonicalValue, canonicalJson } from './canonical-json.ts';

/** SHA-256 of the UTF-8 bytes of a text, as 64 lower-case hex digits. Comes in as an argument: the domain has no crypto. */
export type Digest = (text: string) => string;

/** What happened, before it has a place in the chain. */
export interface AuditEvent {
  /** Epoch milliseconds, server clock. */
  readonly at: number;
  /** Kebab-case name, such as `agreement-accepted`. */
  readonly event: string;
  /** `visitor`, `rule`, `system`, or `requester:REF`, `staff:REF` with the reference of an e-mail address in `personal`. */
  readonly actor: string;
  /** The request it is about, or null. */
  readonly request: string | null;
  /** Facts without personal data; personal values appear as references. */
  readonly data: { readonly [key: string]: CanonicalValue };
  /** Reference of a personal value → its salted hash. Value and salt lie outside the chain, where erasure can empty them. */
  readonly personal: { readonly [reference: string]: string };
}

/** One link: `hash` covers everything else, the previous hash included. */
export interface AuditEntry extends AuditEvent {
  readonly seq: number;
  readonly prev: string;
  readonly hash: string;
}

/** The previous hash of the first entry. */
const genesis = '0'.repeat(64);

/** The entry that follows `previous` (null: the first one). */
export function chain(
  previous: Pick<AuditEntry, 'seq' | 'hash'> | null,
  event: AuditEvent,
  digest: Digest,
): AuditEntry {
  const seq = (previous?.seq ?? 0) + 1;
  const prev = previous?.hash ?? genesis;
  return { ...event, seq, prev, hash: digest(canonicalEntry({ ...event, seq, prev })) };
}

export type ChainVerdict =
  | {
      readonly kind: 'consistent';
      readonly to: number;
      readonly head: string;
      readonly anchored: boolean;
      readonly message: string;
    }
  | { readonly kind: 'broken'; readonly seq: number; readonly why: string };

/** A point of the chain that was noted elsewhere: what stands there cannot be cut off or rewritten unnoticed. */
export interface Anchor {
  readonly seq: number;
  readonly hash: string;
}

/**
 * Checks a whole chain in the order given, which has to be that of its sequence. Names the first entry that is altered,
 * missing, moved or inserted. Without an anchor a consistent chain may still have been cut at its end or rewritten as
 * a whole: the message says so.
 */
export function verifyChain(
  entries: Iterable<AuditEntry>,
  digest: Digest,
  ...anchors: readonly Anchor[]
): ChainVerdict {
  const links = checkLinks(entries, digest, chainStart, anchors);
  return links.kind === 'broken' ? links : conclude(links, anchors);
}

/** Where checking starts. */
export const chainStart: Anchor = { seq: 0, hash: genesis };

export type LinkVerdict = ({ readonly kind: 'linked' } & Anchor) | Extract<ChainVerdict, { kind: 'broken' }>;

/** Checks one stretch that follows `after`: a long log is read page by page. */
export function checkLinks(
  entries: Iterable<AuditEntry>,
  digest: Digest,
  after: Anchor,
  anchors: readonly Anchor[] = [],
): LinkVerdict {
  let { seq, hash } = after;
  for (const entry of entries) {
    const why = wrongLink(entry, seq + 1, hash, digest);
    if (why) return { kind: 'broken', seq: seq + 1, why };
    if (anchors.some((anchor) => anchor.seq === entry.seq && anchor.hash !== entry.hash)) {
      return {
        kind: 'broken',
        seq: entry.seq,
        why: 'differs from the anchor: the log was rewritten up to here',
      };
    }
    seq = entry.seq;
    hash = entry.hash;
  }
  return { kind: 'linked', seq, hash };
}

/** The verdict once the last stretch is checked. */
export function conclude({ seq, hash }: Anchor, anchors: readonly Anchor[] = []): ChainVerdict {
  const anchor = anchors.toSorted((a, b) => a.seq - b.seq).at(-1);
  if (anchor && anchor.seq > seq) {
    const why = `missing: the anchor knows ${anchor.seq} entries, the log ends at ${seq}`;
    return { kind: 'broken', seq: seq + 1, why };
  }
  return {
    kind: 'consistent',
    to: seq,
    head: hash,
    anchored: anchor !== undefined,
    message: verdictMessage(seq, anchor),
  };
}

function wrongLink(entry: AuditEntry, seq: number, prev: string, digest: Digest): string | null {
  if (entry.seq !== seq) return `entry ${seq} is missing or moved: entry ${entry.seq} stands in its place`;
  if (entry.prev !== prev) return 'does not follow the entry before it';
  return digestOf(entry, digest) === entry.hash ? null : 'its content does not match its hash';
}

/** An entry whose fields have no canonical form was not written by this code: it counts as altered. */
function digestOf(entry: AuditEntry, digest: Digest): string | null {
  try {
    return digest(canonicalEntry(entry));
  } catch {
    return null;
  }
}

function canonicalEntry({
  seq,
  at,
  event,
  actor,
  request,
  data,
  personal,
  prev,
}: Omit<AuditEntry, 'hash'>): string {
  return canonicalJson({ format: 'vitrine-audit-1', seq, at, event, actor, request, data, personal, prev });
}

function verdictMessage(to: number, anchor: Anchor | undefined): string {
  if (!anchor)
    return `Consistent to entry ${to}; truncation and full rewrite not excluded (no anchor given).`;
  const after =
    to > anchor.seq
      ? ` Entries ${anchor.seq + 1} to ${to} came after it: their truncation is not excluded.`
      : '';
  return `Consistent to entry ${to}, and entry ${anchor.seq} is the anchored one.${after}`;
}
