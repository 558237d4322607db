import type { ServeEnd } from '#server/serve.ts';
import { settingVariables } from '#server/setting-variables.ts';
import { type Command, CommandFailure, type ExitCode, exit } from './command.ts';
import { distFolder, distHelp, distOption } from './dist-option.ts';
import { projectRoot } from './project-root.ts';

/** `vitrine serve`: the built site and the gate in one process. */
export const serveCommand: Command = {
  name: 'serve',
  summary: 'Serves the built site and the gate.',
  usage: '[--dist DIR]',
  help: `
${distHelp}

Exit code 0: stopped by a signal; 2: it did not start, and may at the next try (no build yet, a database that is away, a port
that is taken); 78: its settings are not right, and it will not start before they change.

Environment:
${settingVariables.map(({ name, description, initial }) => `  ${name}\n      ${description}${initial === null ? '' : `\n      Not set: ${initial}.`}`).join('\n')}`,
  options: distOption,
  async run(invocation) {
    // Loaded here, so that `check` starts without the server's libraries.
    const { serve } = await import('#server/serve.ts');
    const { terminal } = invocation;
    const distDir = distFolder(invocation);
    try {
      const ended = await serve({ env: process.env, distDir, out: terminal.out, err: terminal.err });
      return exitCodes[ended];
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
      throw new CommandFailure(
        `The build in ${distDir} does not find the packages that it needs: a build is served from a folder inside Vitrine's own (${projectRoot}). Build it there, with \`--out\` or without.`,
      );
    }
  },
};

const exitCodes: Readonly<Record<ServeEnd, ExitCode>> = {
  stopped: exit.fine,
  'not-started': exit.failed,
  'wrong-settings': exit.wrongSettings,
};
