import { relative } from 'node:path';
import { reporters } from '#check/reporters/all-reporters.ts';
import { fails, runChecks } from '#check/run.ts';
import { summarize } from '#check/summary.ts';
import { load } from '#load/load.ts';
import { type Command, CommandFailure, exit, type Invocation, textOption } from './command.ts';
import { contentHelp, contentOptions, contentRoot, repositoryPath, todayOf } from './content-options.ts';

/** `vitrine check`: every rule over the content. */
export const checkCommand: Command = {
  name: 'check',
  summary: 'Checks the content: files, references, coverage of the criteria in scope, dates of reports.',
  usage: '[--content DIR] [--format FORMAT] [--strict] [--notes] [--today YYYY-MM-DD]',
  help: `
${contentHelp}
  --format FORMAT      ${Object.keys(reporters).join(' | ')} (default: pretty)
  --strict             warnings fail too
  --notes              show findings for information too

Exit code 0: no errors; 1: errors (with --strict also warnings); 2: the check could not run.`,
  options: {
    ...contentOptions,
    format: { type: 'string' },
    strict: { type: 'boolean' },
    notes: { type: 'boolean' },
  },
  run(invocation) {
    const reporter = reporterOf(invocation);
    const loaded = load(contentRoot(invocation));
    const content = { ...loaded, today: todayOf(invocation) };
    const diagnostics = runChecks(content, loaded.diagnostics);
    const machine = (textOption(invocation, 'format') ?? 'pretty') !== 'pretty';
    const contentPath = machine ? repositoryPath(loaded.root) : relative(process.cwd(), loaded.root);
    const report = {
      diagnostics,
      summary: summarize(content, diagnostics),
      texts: loaded.texts,
      contentPath,
    };
    invocation.terminal.out(
      reporter(report, { color: invocation.terminal.color, notes: invocation.values.notes === true }),
    );
    return fails(diagnostics, invocation.values.strict === true) ? exit.errors : exit.fine;
  },
};

function reporterOf(invocation: Invocation) {
  const format = textOption(invocation, 'format') ?? 'pretty';
  const reporter = reporters[format];
  if (!reporter)
    throw new CommandFailure(
      `--format ${format} is unknown; formats are ${Object.keys(reporters).join(', ')}.`,
    );
  return reporter;
}
