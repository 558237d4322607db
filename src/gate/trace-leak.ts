import type { GateParts, RequestContext } from './gate-parts.ts';
import {
  type FoundMark,
  largestLeak,
  type ReadMarks,
  type UnreadableLeak,
  type UnreadLeak,
} from './leak-ports.ts';
import { recordEvent } from './record-event.ts';
import { authorizeStaff, readAsStaff, type StaffCaller, type StaffDenied } from './staff-access.ts';
import { findCopy, type IssuedCopy } from './trace-copy.ts';

/** A mark, and whose copy it is; null: this gate gave no such copy. */
export interface TracedMark extends FoundMark {
  readonly issued: IssuedCopy | null;
}

export type LeakTraced =
  | (Omit<ReadMarks, 'found'> & { readonly found: readonly TracedMark[] })
  | { readonly kind: 'refused'; readonly code: LeakRefusal; readonly message: string }
  | StaffDenied;

export type LeakRefusal = UnreadableLeak | 'no-file' | 'too-large' | 'not-here';

/** Whether somebody may send a leaked file: asked before its bytes are taken from the line. */
export async function mayTraceLeak(parts: GateParts, session: string | undefined): Promise<boolean> {
  const allowed = await parts.ports.store.read((tx) => authorizeStaff(parts, tx, { session }, 'decide'));
  return allowed.kind === 'staff';
}

/**
 * Whose copy a leaked file is, for those who decide about requests. The file is read and forgotten; the log keeps its hash, what
 * was found and who looked, before the answer is shown.
 */
export async function traceLeak(
  parts: GateParts,
  context: RequestContext,
  { caller, bytes }: { readonly caller: StaffCaller; readonly bytes: Uint8Array },
): Promise<LeakTraced> {
  const { ports } = parts;
  const allowed = await readAsStaff(parts, caller, 'decide', async (_, staff) => ({
    kind: 'staff' as const,
    staff,
  }));
  if (allowed.kind !== 'staff') return allowed;
  if (!ports.leaks) return refusal('not-here');
  if (bytes.byteLength === 0) return refusal('no-file');
  if (bytes.byteLength > largestLeak) return refusal('too-large');
  const read = await ports.leaks.read(bytes, await ports.store.read((tx) => tx.copies.listIds()));
  await ports.store.transaction((tx) =>
    recordEvent(parts, tx, {
      event: 'leak-traced',
      actor: { kind: 'staff', email: allowed.staff.email },
      data: { ...summaryOf(read), sha256: read.sha256, via: allowed.staff.via },
      context,
    }),
  );
  if (read.kind === 'refused') return refusal(read.code);
  const found = await ports.store.read(async (tx) => {
    const traced: TracedMark[] = [];
    for (const mark of read.found) {
      const issued = await findCopy(tx, mark.copyId);
      traced.push({ ...mark, issued: issued.kind === 'copy' ? issued : null });
    }
    return traced;
  });
  return { ...read, found };
}

function summaryOf(read: ReadMarks | UnreadLeak) {
  if (read.kind === 'refused') return { why: read.code };
  return { pages: read.pages, found: read.found.map(({ copyId }) => copyId) };
}

/** English; pages have the words of their language by the code. */
const messages: Readonly<Record<LeakRefusal, string>> = {
  'no-file': 'Choose a file.',
  'too-large': 'The file is larger than 50 MB. Use npx vitrine trace on the server’s machine.',
  'not-a-document': 'It is no PDF, PNG or JPEG that can be read.',
  password: 'It is protected by a password. Save it without one first.',
  'too-slow': 'It could not be read within a minute. Use npx vitrine trace on the server’s machine.',
  busy: 'Another file is being read. Try again in a minute.',
  'not-here': 'This server reads no files. Use npx vitrine trace.',
};

function refusal(code: LeakRefusal): LeakTraced {
  return { kind: 'refused', code, message: messages[code] };
}
