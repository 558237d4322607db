import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import {
  type Anchor,
  type AuditEntry,
  type ChainVerdict,
  chainStart,
  checkLinks,
  conclude,
} from '#domain/gate/audit-chain.ts';
import { reasonOf } from '#load/find-files.ts';
import { type Command, CommandFailure, type ExitCode, exit, type Invocation, textOption } from './command.ts';
import { distHelp, distOption } from './dist-option.ts';
import { withOperatorGate } from './with-operator-gate.ts';

/** `vitrine audit`: verifies and exports the audit log. */
export const auditCommand: Command = {
  name: 'audit',
  summary: 'Verifies the audit log of the gate, or exports it.',
  usage: 'verify [--file EXPORT] [--anchor SEQ:HASH] | export [--format jsonl|csv]',
  help: `
  verify               checks every link of the chain and names the first bad entry
  export               prints the log; JSON Lines can be verified offline with verify --file
  --file EXPORT        an export instead of the database
  --anchor SEQ:HASH    an entry noted elsewhere: without one, truncation and a full rewrite are not excluded
  --format             for verify: text | json; for export: jsonl | csv
${distHelp}

Exit code 0: consistent; 1: a bad entry or an altered personal value; 2: the log could not be read.`,
  takesWords: true,
  options: {
    ...distOption,
    file: { type: 'string' },
    anchor: { type: 'string' },
    format: { type: 'string' },
  },
  run(invocation) {
    const [action] = invocation.positionals;
    if (action === 'verify') return verify(invocation);
    if (action === 'export') return exportLog(invocation);
    throw new CommandFailure('say what to do: verify or export.');
  },
};

function verify(invocation: Invocation): Promise<ExitCode> {
  const anchor = anchorOf(invocation);
  const file = textOption(invocation, 'file');
  if (file !== undefined) return verifyFile(invocation, file, anchor);
  return withOperatorGate(invocation, async (gate) => {
    const { chain, personal } = await gate.verifyAudit(anchor);
    if (textOption(invocation, 'format') === 'json')
      invocation.terminal.out(`${JSON.stringify({ chain, personal }, null, 2)}\n`);
    else {
      invocation.terminal.out(chainText(chain));
      invocation.terminal.out(
        `Personal values beside the log: ${personal.intact} intact, ${personal.erased} erased, ${personal.altered.length} altered.\n`,
      );
      for (const reference of personal.altered) invocation.terminal.out(`  altered: ${reference}\n`);
    }
    return chain.kind === 'consistent' && personal.altered.length === 0 ? exit.fine : exit.errors;
  });
}

async function verifyFile(
  { terminal, values }: Invocation,
  file: string,
  anchor: Anchor | undefined,
): Promise<ExitCode> {
  const verdict = await chainOfFile(file, anchor);
  terminal.out(
    values.format === 'json' ? `${JSON.stringify({ chain: verdict }, null, 2)}\n` : chainText(verdict),
  );
  return verdict.kind === 'consistent' ? exit.fine : exit.errors;
}

/** Line by line, so that a log of any length is read in the same memory. */
async function chainOfFile(file: string, anchor: Anchor | undefined): Promise<ChainVerdict> {
  const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
  let end = chainStart;
  try {
    for await (const line of createInterface({
      input: createReadStream(file, 'utf8'),
      crlfDelay: Number.POSITIVE_INFINITY,
    })) {
      if (line.trim() === '') continue;
      const entry = entryOf(line);
      const links = entry ? checkLinks([entry], digest, end, anchor) : unreadable(end.seq + 1);
      if (links.kind === 'broken') return links;
      end = links;
    }
  } catch (error) {
    throw new CommandFailure(`${file} cannot be read: ${reasonOf(error)}.`);
  }
  return conclude(end, anchor);
}

function entryOf(line: string): AuditEntry | null {
  try {
    return JSON.parse(line) as AuditEntry;
  } catch {
    return null;
  }
}

function unreadable(seq: number): Extract<ChainVerdict, { kind: 'broken' }> {
  return { kind: 'broken', seq, why: 'the line is no JSON; export the log as jsonl' };
}

function chainText(chain: ChainVerdict): string {
  return chain.kind === 'consistent'
    ? `${chain.message}\nHead: ${chain.to}:${chain.head}\n`
    : `Broken at entry ${chain.seq}: ${chain.why}.\n`;
}

function anchorOf(invocation: Invocation): Anchor | undefined {
  const written = textOption(invocation, 'anchor');
  if (written === undefined) return undefined;
  const match = /^(\d+):([0-9a-f]{64})$/.exec(written);
  if (!match) throw new CommandFailure('--anchor is not SEQ:HASH, such as the head that verify prints.');
  return { seq: Number(match[1]), hash: match[2] ?? '' };
}

function exportLog(invocation: Invocation): Promise<ExitCode> {
  const format = textOption(invocation, 'format') ?? 'jsonl';
  if (format !== 'jsonl' && format !== 'csv')
    throw new CommandFailure(`--format ${format} is unknown; formats are jsonl and csv.`);
  return withOperatorGate(invocation, async (gate) => {
    for await (const line of gate.exportAudit(format)) invocation.terminal.out(`${line}\n`);
    return exit.fine;
  });
}
