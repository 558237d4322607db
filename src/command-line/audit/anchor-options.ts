import { readFile } from 'node:fs/promises';
import { anchorText, findAnchors, pointOf } from '#domain/gate/audit-anchor.ts';
import type { Anchor } from '#domain/gate/audit-chain.ts';
import { reasonOf } from '#load/find-files.ts';
import { isSignedBy } from '#server/platform/ed25519.ts';
import { CommandFailure, type Invocation, textOption } from '../command.ts';

/** The points that the log has to contain, and what is to be said about them. */
export interface GivenAnchors {
  readonly points: readonly Anchor[];
  readonly notes: readonly string[];
}

/**
 * Reads `--anchor`: SEQ:HASH, or a file with signed anchors, such as a mail or the message of a git tag.
 * @throws CommandFailure for a file without anchors, and for an anchor that the key did not sign
 */
export async function givenAnchors(invocation: Invocation): Promise<GivenAnchors> {
  const written = textOption(invocation, 'anchor');
  const pinned = textOption(invocation, 'anchor-key');
  if (pinned !== undefined && Buffer.from(pinned, 'base64url').byteLength !== 32)
    throw new CommandFailure(
      '--anchor-key is not a public key of 32 bytes as base64url, as audit keygen prints it.',
    );
  if (written === undefined) return { points: [], notes: [] };
  const point = /^(\d+):([0-9a-f]{64})$/.exec(written);
  if (point) return { points: [{ seq: Number(point[1]), hash: point[2] ?? '' }], notes: [] };
  const anchors = findAnchors(await readText(written));
  if (anchors.length === 0)
    throw new CommandFailure(
      `${written} holds no anchor: a line such as {"at":"…","format":"vitrine-audit-anchor-1",…}.`,
    );
  for (const anchor of anchors) {
    if (pinned !== undefined && anchor.key !== pinned)
      throw new CommandFailure(
        `The anchor at entry ${anchor.seq} in ${written} is signed with another key than --anchor-key.`,
      );
    if (!isSignedBy(anchor.key, anchorText(anchor), anchor.signature))
      throw new CommandFailure(
        `The signature of the anchor at entry ${anchor.seq} in ${written} is not right: it was altered.`,
      );
  }
  const keys = [...new Set(anchors.map(({ key }) => key))].join(', ');
  const trust =
    pinned === undefined
      ? `Signed with ${keys}: compare it with the key that you know, or give it as --anchor-key.`
      : 'Signed with the given key.';
  const seqs = anchors.map(({ seq, at }) => `${seq} (${at})`).join(', ');
  return { points: anchors.map(pointOf), notes: [`Anchors at entry ${seqs}. ${trust}`] };
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new CommandFailure(
      `--anchor ${file} is neither SEQ:HASH nor a file that can be read: ${reasonOf(error)}.`,
    );
  }
}
