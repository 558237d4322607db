import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import { reporters } from '#check/reporters/all-reporters.ts';
import { coverageByCategory } from '#check/reporters/category-coverage.ts';
import type { CheckReport, ReporterOptions } from '#check/reporters/report.ts';
import { fails, runChecks } from '#check/run.ts';
import { summarize } from '#check/summary.ts';
import { vaultTools } from '#integrations/vault-tools.ts';
import { examineVault } from '#load/examine-vault.ts';
import { type Loaded, load } from '#load/load.ts';
import { openPrivate } from '#load/open-private.ts';
import { CommandFailure, type ExitCode, exit, type Invocation, textOption } from '../command.ts';
import { contentRoot, repositoryPath, todayOf } from '../content-options.ts';
import { linterTool } from './linter-tool.ts';
import { sourceAddress } from './source-address.ts';
import { terminalHyperlinks } from './terminal-hyperlinks.ts';

/** The report's format; `pretty` is the one for people. */
export function formatOf(invocation: Invocation): string {
  const format = textOption(invocation, 'format') ?? 'pretty';
  if (Object.hasOwn(reporters, format)) return format;
  const known = Object.keys(reporters).join(', ');
  throw new CommandFailure(`--format ${format} is unknown; formats are ${known}.`);
}

/** Loads, checks and prints the report; the exit code is the command's. */
export async function checkOnce(invocation: Invocation): Promise<ExitCode> {
  const format = formatOf(invocation);
  const root = contentRoot(invocation);
  const tools = () => vaultTools(root);
  const loaded = await examineVault(await openPrivate(load(root), tools), tools);
  const content = { ...loaded, today: todayOf(invocation) };
  const diagnostics = runChecks(content, loaded.diagnostics);
  const report: CheckReport = {
    diagnostics,
    summary: summarize(content, diagnostics),
    coverage: coverageByCategory(content),
    texts: loaded.texts,
    contentPath: contentPathOf(loaded, format),
  };
  const options = reporterOptions(invocation);
  invocation.terminal.out(reporters[format]?.(report, options) ?? '');
  return fails(diagnostics, options.strict) ? exit.errors : exit.fine;
}

/** People see paths from where they are, programs from the root of the repository, or from the content folder where that is elsewhere. */
function contentPathOf({ root }: Loaded, format: string): string {
  if (format === 'pretty') return relative(process.cwd(), root).replaceAll('\\', '/');
  const path = repositoryPath(root);
  return path.startsWith('..') ? '' : path;
}

function reporterOptions({ values, terminal }: Invocation): ReporterOptions {
  return {
    color: terminal.color,
    notes: values.notes === true,
    strict: values.strict === true,
    hyperlinks: terminal.color && terminalHyperlinks(process.env),
    tool: linterTool(),
    sourceAddress: sourceAddress(process.env),
    hash: (text) => createHash('sha256').update(text).digest('hex'),
  };
}
