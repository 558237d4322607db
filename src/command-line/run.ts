import { parseArgs } from 'node:util';
import { nearest } from '#domain/nearest.ts';
import { ContentFolderMissing } from '#load/read-folder.ts';
import { allCommands } from './all-commands.ts';
import { linterTool } from './check/linter-tool.ts';
import { type Command, CommandFailure, type ExitCode, exit, type Terminal } from './command.ts';
import { processTerminal } from './process-terminal.ts';

/** Runs one `vitrine` command line and gives the exit code. Bugs alone reach the caller as exceptions. */
export async function run(
  argv: readonly string[],
  terminal: Terminal = processTerminal(),
): Promise<ExitCode> {
  const [name, ...rest] = argv;
  const isHelp = name === '--help' || name === '-h' || name === 'help';
  if (isHelp && rest[0] !== undefined) return run([rest[0], '--help'], terminal);
  if (isHelp || name === undefined) {
    terminal.out(overview());
    return isHelp ? exit.fine : exit.failed;
  }
  if (name === '--version' || name === '-V' || name === 'version') {
    terminal.out(`vitrine ${linterTool().version} on Node ${process.versions.node}\n`);
    return exit.fine;
  }
  const command = allCommands.find((candidate) => candidate.name === name);
  if (!command) {
    terminal.err(`vitrine has no command \`${name}\`.${suggestion(name)}\n\n${overview()}`);
    return exit.failed;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    terminal.out(helpOf(command));
    return exit.fine;
  }
  return runCommand(command, rest, terminal);
}

async function runCommand(command: Command, args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({ args: [...args], options: command.options, allowPositionals: true, strict: true });
  } catch (error) {
    return misused(command, optionProblem(error as Error, command), terminal);
  }
  const [stray] = parsed.positionals;
  if (stray !== undefined && !command.takesWords)
    return misused(command, `there is no place for \`${stray}\`.`, terminal);
  const empty = Object.keys(parsed.values).find((option) => parsed.values[option] === '');
  if (empty !== undefined)
    return misused(command, `--${empty} is empty; a variable behind it may not be set.`, terminal);
  try {
    return await command.run({ values: parsed.values, positionals: parsed.positionals, terminal });
  } catch (error) {
    if (!(error instanceof CommandFailure || error instanceof ContentFolderMissing)) throw error;
    terminal.err(`vitrine ${command.name}: ${error.message}\n`);
    return exit.failed;
  }
}

/** Says what is wrong beside the usage alone: above a whole help text it would scroll away. */
function misused(command: Command, problem: string, terminal: Terminal): ExitCode {
  terminal.err(
    `vitrine ${command.name}: ${problem}\n\n${usageOf(command)}\n\`npx vitrine ${command.name} --help\` says what each is for.\n`,
  );
  return exit.failed;
}

function suggestion(name: string): string {
  const [close] = nearest(
    name,
    allCommands.map((command) => command.name),
    1,
  );
  return close ? ` Did you mean \`vitrine ${close}\`?` : '';
}

/** What is wrong with an option, with the nearest one that exists. */
function optionProblem({ message }: Error, { options }: Command): string {
  const [, unknown] = message.match(/^Unknown option '(-[^' ]*)/) ?? [];
  if (unknown === undefined) return message.replace(/\.?$/, '.');
  const [close] = nearest(unknown.replace(/^-+/, ''), Object.keys(options), 1);
  return `there is no option ${unknown}.${close ? ` Did you mean --${close}?` : ''}`;
}

function overview(): string {
  const width = Math.max(...allCommands.map(({ name }) => name.length));
  const lines = allCommands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return `Vitrine: a trust center from Markdown and YAML in git.\n\nUsage: npx vitrine <command> [options]\n\n${lines.join('\n')}\n\nnpx vitrine <command> --help tells about one command; npx vitrine --version tells which one this is.\n`;
}

function helpOf(command: Command): string {
  return `${command.summary}\n\n${usageOf(command)}\n\n${command.help.replace(/^\n+|\s+$/g, '')}\n`;
}

function usageOf({ name, usage }: Command): string {
  return `Usage: npx vitrine ${name}${usage === '' ? '' : ` ${usage}`}`;
}
