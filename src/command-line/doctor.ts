import type { Finding } from '#server/doctor/finding.ts';
import { type Command, CommandFailure, type ExitCode, exit, type Invocation, textOption } from './command.ts';
import { contentOptions, contentRoot, existingContentRoot } from './content-options.ts';
import { distFolder, distHelp, distOption } from './dist-option.ts';

/** `vitrine doctor`: whether everything that the server depends on is as it has to be. */
export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'Looks at settings, keys, database, mail, DNS, webhooks, the public address, clock and disk.',
  usage: '[--mail-to ADDRESS] [--accept-secret] [--format text|json]',
  help: `
Run it with the environment of the server, before and after you start it. It changes nothing.

  --mail-to ADDRESS    also sends a mail there; without it none is sent
  --accept-secret      takes VITRINE_SECRET as the database's key from now on; stop every server first
  --format             text | json
  --content DIR        the content folder, for private settings in it (default: content, or VITRINE_CONTENT)
${distHelp}

Exit code 0: fine, warnings too; 1: problems; 2: it could not look.`,
  options: {
    ...distOption,
    content: contentOptions.content,
    'mail-to': { type: 'string' },
    'accept-secret': { type: 'boolean' },
    format: { type: 'string' },
  },
  async run(invocation) {
    const format = textOption(invocation, 'format') ?? 'text';
    if (format !== 'text' && format !== 'json')
      throw new CommandFailure(`--format ${format} is unknown; formats are text and json.`);
    if (invocation.values['accept-secret'] === true) return acceptSecret(invocation);
    // A server's machine may have no content; a folder that is named has to be there.
    const root =
      textOption(invocation, 'content') === undefined
        ? contentRoot(invocation)
        : existingContentRoot(invocation);
    const { examine } = await import('#server/doctor/examine.ts');
    const { checkSigningKey } = await import('./doctor/check-signing-key.ts');
    const { checkPrivateSettings } = await import('./doctor/check-private-settings.ts');
    const { readSettings, settingsMessage } = await import('#server/settings.ts');
    const read = readSettings(process.env);
    if (read.kind === 'refused') throw new CommandFailure(settingsMessage(read.problems));
    const mailTo = textOption(invocation, 'mail-to') ?? null;
    const distDir = distFolder(invocation);
    const findings = [
      ...(await examine({ settings: read.settings, distDir, mailTo })),
      ...(await checkSigningKey(process.env.VITRINE_SIGNING_KEY, distDir)),
      ...(await checkPrivateSettings(root, distDir)),
    ];
    invocation.terminal.out(format === 'json' ? jsonOf(findings) : textOf(findings));
    return findings.some(({ state }) => state === 'problem') ? exit.errors : exit.fine;
  },
};

async function acceptSecret({ terminal }: Invocation): Promise<ExitCode> {
  const { withDatabase } = await import('./with-database.ts');
  const { acceptServerKey } = await import('#server/database/server-key-check.ts');
  const { readSettings } = await import('#server/settings.ts');
  const read = readSettings(process.env);
  const key = read.kind === 'settings' ? read.settings.secret : null;
  if (key === null) throw new CommandFailure('VITRINE_SECRET is not set: there is nothing to accept.');
  return withDatabase(async ({ db }) => {
    await acceptServerKey(db, key);
    terminal.out('The database takes this VITRINE_SECRET from now on. Start the servers with it.\n');
    return exit.fine;
  });
}

function jsonOf(findings: readonly Finding[]): string {
  const count = (state: Finding['state']) => findings.filter((one) => one.state === state).length;
  const summary = { fine: count('fine'), warnings: count('warning'), problems: count('problem') };
  return `${JSON.stringify({ version: 1, summary, findings }, null, 2)}\n`;
}

function textOf(findings: readonly Finding[]): string {
  const lines = findings.map(({ id, state, message, hint }) =>
    [
      `${marks[state]}  ${id.padEnd(18)} ${message}`,
      ...(hint === null ? [] : [`   ${' '.repeat(18)} → ${hint}`]),
    ].join('\n'),
  );
  return `${lines.join('\n')}\n`;
}

const marks: Readonly<Record<Finding['state'], string>> = { fine: 'ok', warning: '! ', problem: '✗ ' };
