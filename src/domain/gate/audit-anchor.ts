import type { Anchor } from './audit-chain.ts';
import { canonicalJson } from './canonical-json.ts';

/** The state of the log at a moment, signed with a key that lies outside the database. */
export interface SignedAnchor extends AnchorFacts {
  /** Ed25519 public key, 32 bytes as base64url. */
  readonly key: string;
  /** Ed25519 (RFC 8032) over `anchorText`, base64url. */
  readonly signature: string;
}

export interface AnchorFacts {
  readonly format: typeof anchorFormat;
  /** Address of the gate. */
  readonly site: string;
  readonly seq: number;
  /** Hash of that entry. */
  readonly head: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
}

export const anchorFormat = 'vitrine-audit-anchor-1';

/** What is signed: canonical JSON of the facts, so that only one text says them. */
export function anchorText({ format, site, seq, head, at }: AnchorFacts): string {
  return canonicalJson({ format, site, seq, head, at });
}

/** One line, fit for a mail, a file or the message of a git tag. */
export function anchorLine({ format, site, seq, head, at, key, signature }: SignedAnchor): string {
  return canonicalJson({ format, site, seq, head, at, key, signature });
}

/** Anchors in a text, whatever stands around them: each is one line of JSON. Signatures are not checked here. */
export function findAnchors(text: string): readonly SignedAnchor[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const start = line.indexOf('{');
    const end = line.lastIndexOf('}');
    const anchor = start < 0 || end < start ? null : readAnchor(line.slice(start, end + 1));
    return anchor ? [anchor] : [];
  });
}

/** The point of the chain that an anchor notes. */
export function pointOf({ seq, head }: AnchorFacts): Anchor {
  return { seq, hash: head };
}

function readAnchor(json: string): SignedAnchor | null {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return null;
  }
  return isAnchor(value) ? value : null;
}

function isAnchor(value: unknown): value is SignedAnchor {
  if (typeof value !== 'object' || value === null) return false;
  const { format, site, seq, head, at, key, signature } = value as Record<string, unknown>;
  return (
    format === anchorFormat &&
    [site, at].every((text) => typeof text === 'string') &&
    Number.isSafeInteger(seq) &&
    typeof head === 'string' &&
    /^[0-9a-f]{64}$/.test(head) &&
    [key, signature].every((text) => typeof text === 'string' && /^[\w-]+$/.test(text))
  );
}
