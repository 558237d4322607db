import { type Command, CommandFailure, exit, type Invocation, textOption } from './command.ts';
import { contentHelp, contentOptions, existingContentRoot, todayOf } from './content-options.ts';
import { projectRoot } from './project-root.ts';

/** `vitrine dev`: the site while editing; findings are printed after each change. */
export const devCommand: Command = {
  name: 'dev',
  summary: 'Shows the site while you edit; the pages and the findings follow each change.',
  usage: '[--content DIR] [--port N] [--today YYYY-MM-DD]',
  help: `
${contentHelp}
  --port N             the port to listen on (default: 4322)

Search, social cards and the gate need a build: npx vitrine build, then npx vitrine serve.`,
  options: { ...contentOptions, port: { type: 'string' } },
  async run(invocation) {
    const port = portOf(invocation);
    Object.assign(process.env, {
      VITRINE_CONTENT: existingContentRoot(invocation),
      VITRINE_TODAY: todayOf(invocation),
      ASTRO_TELEMETRY_DISABLED: '1',
    });
    // Imported by Node: what Vite reads a configuration with is closed when the configuration is read, and integrations import later.
    const [{ dev }, { default: config }] = await Promise.all([
      import('astro'),
      import('../../astro.config.ts'),
    ]);
    const server = await dev({
      ...config,
      root: projectRoot,
      configFile: false,
      server: { port },
    });
    await new Promise<void>((resolve) => process.once('SIGINT', () => resolve()));
    await server.stop();
    return exit.fine;
  },
};

function portOf(invocation: Invocation): number {
  const written = textOption(invocation, 'port') ?? '4322';
  const port = /^\d+$/.test(written) ? Number(written) : 0;
  if (port < 1 || port > 65_535)
    throw new CommandFailure(`--port is ${written}; expected a whole number from 1 to 65535.`);
  return port;
}
