import { settingVariables } from '#server/setting-variables.ts';
import { type Command, exit } from './command.ts';
import { distFolder, distHelp, distOption } from './dist-option.ts';

/** `vitrine serve`: the built site and the gate in one process. */
export const serveCommand: Command = {
  name: 'serve',
  summary: 'Serves the built site and the gate.',
  usage: '[--dist DIR]',
  help: `
${distHelp}

Environment:
${settingVariables.map(({ name, description, initial }) => `  ${name}\n      ${description}${initial === null ? '' : `\n      Not set: ${initial}.`}`).join('\n')}`,
  options: distOption,
  async run(invocation) {
    // Loaded here, so that `check` starts without the server's libraries.
    const { serve } = await import('#server/serve.ts');
    const { terminal } = invocation;
    const ended = await serve({
      env: process.env,
      distDir: distFolder(invocation),
      out: terminal.out,
      err: terminal.err,
    });
    return ended ? exit.fine : exit.failed;
  },
};
