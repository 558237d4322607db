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
import { givenAnchors } from './audit/anchor-options.ts';
import { printAnchor, printKey } from './audit/sign-anchor.ts';
import { type Command, CommandFailure, type ExitCode, exit, type Invocation, textOption } from './command.ts';
import { distHelp, distOption } from './dist-option.ts';
import { refuseStray, unknownAction } from './unknown-action.ts';
import { withOperatorGate } from './with-operator-gate.ts';

/** `vitrine audit`: verifies and exports the audit log. */
export const auditCommand: Command = {
  name: 'audit',
  summary: 'Verifies the audit log of the gate, exports it, or signs its state.',
  usage: 'verify [--file EXPORT] [--anchor FILE|SEQ:HASH] | export [--format jsonl|csv] | anchor | keygen',
  help: `
  verify               checks every link of the chain and names the first bad entry
  export               prints the log; JSON Lines can be verified offline with verify --file
  anchor               prints the present state, signed with VITRINE_AUDIT_KEY: one line, for a file or a git tag
  keygen               makes a key for VITRINE_AUDIT_KEY
  --file EXPORT        an export instead of the database
  --anchor FILE        signed states, from anchor or from the daily mail; or SEQ:HASH, an entry noted elsewhere.
                       Without one, truncation and a full rewrite are not excluded
  --anchor-key KEY     public key that has to have signed them
  --format             for verify: text | json; for export: jsonl | csv
${distHelp}

Exit code 0: consistent; 1: a bad entry or an altered personal value; 2: the log could not be read.`,
  takesWords: true,
  options: {
    ...distOption,
    file: { type: 'string' },
    anchor: { type: 'string' },
    'anchor-key': { type: 'string' },
    format: { type: 'string' },
  },
  run(invocation) {
    const [action = ''] = invocation.positionals;
    refuseStray(invocation, 1);
    if (action === 'verify') return verify(invocation);
    if (action === 'export') return exportLog(invocation);
    if (action === 'anchor') return printAnchor(invocation);
    if (action === 'keygen') return printKey(invocation);
    throw unknownAction(action, ['verify', 'export', 'anchor', 'keygen']);
  },
};

async function verify(invocation: Invocation): Promise<ExitCode> {
  const { points, notes } = await givenAnchors(invocation);
  for (const note of notes) invocation.terminal.err(`${note}\n`);
  const file = textOption(invocation, 'file');
  if (file !== undefined) return verifyFile(invocation, file, points);
  return withOperatorGate(invocation, async (gate) => {
    const { chain, personal } = await gate.verifyAudit(...points);
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
  anchors: readonly Anchor[],
): Promise<ExitCode> {
  const verdict = await chainOfFile(file, anchors);
  terminal.out(
    values.format === 'json' ? `${JSON.stringify({ chain: verdict }, null, 2)}\n` : chainText(verdict),
  );
  return verdict.kind === 'consistent' ? exit.fine : exit.errors;
}

/** Line by line, so that a log of any length is read in the same memory. */
async function chainOfFile(file: string, anchors: readonly Anchor[]): Promise<ChainVerdict> {
  const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
  let end = chainStart;
  try {
    for await (const line of createInterface({
      input: createReadStream(file, 'utf8'),
      crlfDelay: Number.POSITIVE_INFINITY,
    })) {
      if (line.trim() === '') continue;
      const entry = entryOf(line);
      const links = entry ? checkLinks([entry], digest, end, anchors) : unreadable(end.seq + 1);
      if (links.kind === 'broken') return links;
      end = links;
    }
  } catch (error) {
    throw new CommandFailure(`${file} cannot be read: ${reasonOf(error)}.`);
  }
  return conclude(end, anchors);
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

function exportLog(invocation: Invocation): Promise<ExitCode> {
  const format = textOption(invocation, 'format') ?? 'jsonl';
  if (format !== 'jsonl' && format !== 'csv')
    throw new CommandFailure(`--format ${format} is unknown; formats are jsonl and csv.`);
  return withOperatorGate(invocation, async (gate) => {
    for await (const line of gate.exportAudit(format)) invocation.terminal.out(`${line}\n`);
    return exit.fine;
  });
}
