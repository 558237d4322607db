import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { reasonOf } from '#load/find-files.ts';
import type { LeakFile } from '#server/pdf/trace/trace-leak.ts';
import { type Command, CommandFailure, type ExitCode, exit, type Invocation, textOption } from './command.ts';

/** `vitrine trace`: whose copy a leaked file is. */
export const traceCommand: Command = {
  name: 'trace',
  summary: 'Finds whose copy a leaked PDF, or pictures of its pages, are.',
  usage: 'FILE… [--format text|json]',
  help: `
  FILE…                PDFs, PNGs or JPEGs, or a folder of them; several pictures are the pages of one document
  --format             text (default) | json

Looks for the copy id in the text (the invisible text too), in the document's properties and in the pale dots on every
page, then for the copy, its recipient and grant in the database of VITRINE_DATA, DATABASE_URL and MIGRATION_DATABASE_URL.
With that database, dots that are too faint to be read are compared with all copies that were issued; without it the copy
id alone is named. Nothing is sent anywhere and nothing is written. Pages that were printed and scanned or photographed
are searched for their dots: seconds a page, and up to some minutes in vain.

An id that is read from dots by chance is less likely than one in a million pages; one that stands in the text alone
may have been typed in by anybody. A copy says who received it, not who passed it on. docs/guides/stamp-and-trace.md says
what the dots survive and what they do not.
Exit code 0: a copy id was found; 1: none was found; 2: a file or the database could not be read.`,
  takesWords: true,
  options: { format: { type: 'string' } },
  async run(invocation) {
    const format = textOption(invocation, 'format') ?? 'text';
    if (format !== 'text' && format !== 'json')
      throw new CommandFailure(`--format ${format} is unknown; formats are text and json.`);
    if (invocation.positionals.length === 0) throw new CommandFailure('name the file that was leaked.');
    return traceFiles(invocation, invocation.positionals.flatMap(readLeaks), format);
  },
};

async function traceFiles(
  { terminal }: Invocation,
  files: readonly LeakFile[],
  format: 'text' | 'json',
): Promise<ExitCode> {
  // Loaded here, so that `check` starts without the PDF libraries.
  const [{ traceLeak }, { findIssuedCopies, listIssuedIds }, { traceText }] = await Promise.all([
    import('#server/pdf/trace/trace-leak.ts'),
    import('./trace/find-issued-copies.ts'),
    import('./trace/trace-words.ts'),
  ]);
  const outcome = await traceLeak(files, { issued: await listIssuedIds() });
  if (outcome.kind === 'refused') throw new CommandFailure(`${outcome.file}: ${outcome.message}.`);
  const { kind: _, ...trace } = outcome;
  const issued = await findIssuedCopies(trace.found.map(({ copyId }) => copyId));
  if (format === 'json')
    terminal.out(`${JSON.stringify({ version: 1, ...trace, database: issued }, null, 2)}\n`);
  else terminal.out(traceText(trace, issued));
  return trace.found.length > 0 ? exit.fine : exit.errors;
}

/** A file, or all PDFs, PNGs and JPEGs of a folder, page 2 before page 10. */
function readLeaks(name: string): LeakFile[] {
  if (!statSync(name, { throwIfNoEntry: false })?.isDirectory()) return [readLeak(name)];
  const names = readdirSync(name)
    .filter((file) => /\.(pdf|png|jpe?g)$/i.test(file))
    .sort(new Intl.Collator('en', { numeric: true }).compare);
  if (names.length === 0)
    throw new CommandFailure(`${name} holds no file that ends in .pdf, .png, .jpg or .jpeg.`);
  return names.map((file) => readLeak(join(name, file)));
}

function readLeak(name: string): LeakFile {
  try {
    return { name, bytes: readFileSync(name) };
  } catch (error) {
    throw new CommandFailure(`${name} cannot be read: ${reasonOf(error)}.`);
  }
}
