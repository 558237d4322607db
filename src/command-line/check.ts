import { reporters } from '#check/reporters/all-reporters.ts';
import { checkOnce, formatOf } from './check/check-once.ts';
import { watchCheck } from './check/watch-check.ts';
import type { Command, ExitCode, Invocation } from './command.ts';
import { contentHelp, contentOptions } from './content-options.ts';
import { fixBeforeCheck } from './fix-content.ts';

/** `vitrine check`: every rule over the content. */
export const checkCommand: Command = {
  name: 'check',
  summary: 'Checks the content: files, references, coverage of the criteria in scope, dates of reports.',
  usage: '[--content DIR] [--format FORMAT] [--fix] [--watch] [--strict] [--notes] [--today YYYY-MM-DD]',
  help: `
${contentHelp}
  --format FORMAT      ${Object.keys(reporters).join(' | ')} (default: pretty)
  --fix                first make the edits that are certain (spelling of ids and names, dates, quotes) and list them
  --watch              check again after each change, until Ctrl-C
  --strict             warnings fail too
  --notes              show findings for information too

Exit code 0: no errors; 1: errors (with --strict also warnings); 2: the check could not run. --watch ends with 0.
docs/rules has a page for each rule.`,
  options: {
    ...contentOptions,
    format: { type: 'string' },
    fix: { type: 'boolean' },
    watch: { type: 'boolean' },
    strict: { type: 'boolean' },
    notes: { type: 'boolean' },
  },
  async run(invocation) {
    formatOf(invocation);
    if (invocation.values.watch === true) return watchUntilInterrupted(invocation);
    if (invocation.values.fix === true) await fixBeforeCheck(invocation);
    return checkOnce(invocation);
  },
};

async function watchUntilInterrupted(invocation: Invocation): Promise<ExitCode> {
  const ending = new AbortController();
  const end = () => ending.abort();
  process.once('SIGINT', end).once('SIGTERM', end);
  try {
    const clear = process.stdout.isTTY === true;
    return await watchCheck(invocation, { signal: ending.signal, clear, now: () => new Date() });
  } finally {
    process.off('SIGINT', end).off('SIGTERM', end);
  }
}
