import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { CheckedContent } from '#integrations/loaded-content.ts';
import { type Command, CommandFailure, type ExitCode, exit, type Invocation, textOption } from './command.ts';
import { contentHelp, contentOptions, contentRoot, todayOf } from './content-options.ts';
import { distFolder, distHelp, distOption } from './dist-option.ts';
import { type ExportFormat, exportFormat, exportFormats } from './export/export-formats.ts';
import { unwritableFile } from './unwritable-file.ts';

/** `vitrine export`: one of the published files, without a build of the whole site. */
export const exportCommand: Command = {
  name: 'export',
  summary:
    'Writes the public content as OSCAL, CycloneDX, CSV, XLSX or JSON, or the offline pack of a build.',
  usage: 'oscal|cyclonedx|csv|xlsx|json|pack [NAME] [--out FILE] [--content DIR] [--today YYYY-MM-DD]',
  help: `
${Object.entries(exportFormats)
  .map(([format, { names }]) => `  ${format.padEnd(20)} ${names.join(' | ')}`)
  .join('\n')}
  pack                 the offline copy, as the last build made it

  NAME                 which file of the format (default: the first)
  --out FILE           where to write (default: standard output; xlsx and pack need a file)
${contentHelp}
${distHelp}, for pack

The files are those that a build publishes: they hold what is public, and nothing else.

Exit code 0: written; 1: the content has errors, nothing for this file, or in it what is not public; 2: the file could not be written.`,
  options: { ...contentOptions, ...distOption, out: { type: 'string' } },
  takesWords: true,
  async run(invocation) {
    const [format, name, stray] = invocation.positionals;
    if (format === undefined) throw new CommandFailure(`Name a format: ${formatNames.join(', ')}.`);
    if (stray !== undefined) throw new CommandFailure(`There is no place for \`${stray}\`.`);
    if (format === 'pack') return exportPack(invocation, name);
    const known = exportFormat(format);
    if (!known) throw new CommandFailure(`${format} is no format; formats are ${formatNames.join(', ')}.`);
    return exportFile(invocation, known, fileName(format, known, name));
  },
};

const formatNames = [...Object.keys(exportFormats), 'pack'];

function fileName(format: string, { names }: ExportFormat, written: string | undefined): string {
  const name = written ?? names[0] ?? '';
  if (!names.includes(name))
    throw new CommandFailure(`${format} has no file ${name}; it has ${names.join(', ')}.`);
  return name;
}

async function exportFile(invocation: Invocation, format: ExportFormat, name: string): Promise<ExitCode> {
  const out = outFile(invocation, format.isBinary);
  const [{ fails }, { checkedContent }, { contentPast }, { provideSiteContent }, { publicSources }] =
    await Promise.all([
      import('#check/run.ts'),
      import('#integrations/loaded-content.ts'),
      import('#integrations/published-past.ts'),
      import('#site/site-content.ts'),
      import('#export/sources.ts'),
    ]);
  const content = checkedContent(contentRoot(invocation), todayOf(invocation));
  if (fails(content.findings, false)) {
    invocation.terminal.err(
      'The content has errors, so nothing was exported; `npx vitrine check` says which.\n',
    );
    return exit.errors;
  }
  const { trustCenter, facts, today, findings } = content;
  provideSiteContent({
    trustCenter,
    facts,
    past: contentPast(content).published,
    today,
    derived: new Map(),
    diagnostics: findings,
  });
  const written = await format.write(name, publicSources());
  if (written === null) {
    invocation.terminal.err(`The content has nothing for ${name}.\n`);
    return exit.errors;
  }
  if (await leaks(invocation, content, `${name}.${format.ending}`, written)) return exit.errors;
  return put(invocation, out, written);
}

/** What the build would not publish is not written here either; says what it is. */
async function leaks(
  { terminal }: Invocation,
  content: CheckedContent,
  path: string,
  written: string | Uint8Array,
): Promise<boolean> {
  const [{ createHash }, { leaksOf }] = await Promise.all([
    import('node:crypto'),
    import('#integrations/leak-gate/content-leaks.ts'),
  ]);
  const sha256 = createHash('sha256').update(written).digest('hex');
  const found = leaksOf(content, { path, content: written, sha256 });
  for (const { what, found: words } of found)
    terminal.err(`This file would hold ${what}: “${words}”. Nothing was exported.\n`);
  return found.length > 0;
}

async function exportPack(invocation: Invocation, stray: string | undefined): Promise<ExitCode> {
  if (stray !== undefined)
    throw new CommandFailure(`There is no place for \`${stray}\`: a build has one pack.`);
  const out = outFile(invocation, true);
  const { packFile } = await import('#export/pack/offline-pack.ts');
  const source = join(distFolder(invocation), 'client', packFile);
  if (!existsSync(source))
    throw new CommandFailure(
      `There is no ${relative(process.cwd(), source)}; run \`npx vitrine build\` first.`,
    );
  return put(invocation, out, readFileSync(source));
}

function outFile(invocation: Invocation, isBinary: boolean): string | null {
  const out = textOption(invocation, 'out');
  if (out === undefined && isBinary) throw new CommandFailure('This is no text: name a file with --out.');
  return out === undefined ? null : resolve(out);
}

async function put(
  { terminal }: Invocation,
  out: string | null,
  content: string | Uint8Array,
): Promise<ExitCode> {
  if (out === null) {
    terminal.out(content.toString());
    return exit.fine;
  }
  const { replaceFile } = await import('#server/durable-file.ts');
  try {
    await replaceFile(out, content);
  } catch (error) {
    throw unwritableFile(out, error);
  }
  terminal.err(`${relative(process.cwd(), out) || out} is written.\n`);
  return exit.fine;
}
