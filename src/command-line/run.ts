import { parseArgs } from 'node:util';
import { nearest } from '#domain/nearest.ts';
import { ContentFolderMissing } from '#load/read-folder.ts';
import { allCommands } from './all-commands.ts';
import { linterTool } from './check/linter-tool.ts';
import { type Command, CommandFailure, type ExitCode, exit, type Terminal } from './command.ts';

/** Runs one `vitrine` command line and gives the exit code. Bugs alone reach the caller as exceptions. */
export async function run(
  argv: readonly string[],
  terminal: Terminal = processTerminal(),
): Promise<ExitCode> {
  const [name, ...rest] = argv;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    terminal.out(overview());
    return name === undefined ? exit.failed : exit.fine;
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
    terminal.err(`vitrine ${command.name}: ${optionProblem(error as Error, command)}\n\n${helpOf(command)}`);
    return exit.failed;
  }
  const [stray] = parsed.positionals;
  if (stray !== undefined && !command.takesWords) {
    terminal.err(`vitrine ${command.name}: there is no place for \`${stray}\`.\n\n${helpOf(command)}`);
    return exit.failed;
  }
  try {
    return await command.run({ values: parsed.values, positionals: parsed.positionals, terminal });
  } catch (error) {
    if (!(error instanceof CommandFailure || error instanceof ContentFolderMissing)) throw error;
    terminal.err(`vitrine ${command.name}: ${error.message}\n`);
    return exit.failed;
  }
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

function helpOf({ name, usage, summary, help }: Command): string {
  return `${summary}\n\nUsage: npx vitrine ${name}${usage === '' ? '' : ` ${usage}`}\n\n${help.replace(/^\n+|\s+$/g, '')}\n`;
}

function processTerminal(): Terminal {
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    color: process.stdout.isTTY === true && !process.env.NO_COLOR,
  };
}
