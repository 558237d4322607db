import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { controlStatuses } from '#domain/content/control.ts';
import { visibility } from '#domain/content/fields.ts';
import { type Command, CommandFailure, type ExitCode, exit, type Invocation, textOption } from './command.ts';
import { refuseStray } from './unknown-action.ts';

const statuses = controlStatuses.filter((status) => status !== 'retired');

/** `vitrine import`: content from another tool. */
export const importCommand: Command = {
  name: 'import',
  summary: 'Writes a content folder from the files of another tool.',
  usage:
    'comply DIR --content OUT [--company NAME] [--owner ROLE] [--status STATUS] [--visibility WHO] [--force]',
  help: `
  comply DIR           a project of strongdm/comply: policies, narratives and procedures become policies and controls,
                       references to criteria stay as written
  --content OUT        the folder to write; what is there is never replaced without --force
  --company NAME       the company's name where comply.yml has none
  --owner ROLE         the role that owns every policy and control, until you name others
  --status STATUS      ${statuses.join(' | ')}: the status of controls (default: implemented, as comply counts)
  --visibility WHO     ${visibility.options.join(' | ')}: who may read the policies (default: internal)
  --force              replace files that are there

Exit code 0: written; 1: refused, because files are there; 2: the import could not run.`,
  takesWords: true,
  options: {
    content: { type: 'string' },
    company: { type: 'string' },
    owner: { type: 'string' },
    status: { type: 'string' },
    visibility: { type: 'string' },
    force: { type: 'boolean' },
  },
  async run(invocation) {
    const [format, folder] = invocation.positionals;
    if (format !== 'comply') throw new CommandFailure('say what to import: comply DIR.');
    refuseStray(invocation, 2);
    if (!folder) throw new CommandFailure('say which folder has the comply project: import comply DIR.');
    const out = textOption(invocation, 'content');
    if (!out) throw new CommandFailure('say where to write: --content OUT.');
    return importComply(invocation, resolve(folder), out);
  },
};

async function importComply(invocation: Invocation, folder: string, out: string): Promise<ExitCode> {
  const { contentFiles } = await import('#import/comply/content-files.ts');
  const { readProject } = await import('#import/comply/read-project.ts');
  const { writeNewFiles } = await import('#import/write-new-files.ts');
  if (!existsSync(folder)) throw new CommandFailure(`There is no folder ${folder}.`);
  const project = readProject(folder);
  if (!project)
    throw new CommandFailure(`${folder} has no folder \`policies\`, \`narratives\` or \`procedures\`.`);
  const { files, notes } = contentFiles(project, {
    company: textOption(invocation, 'company') ?? null,
    owner: textOption(invocation, 'owner') ?? null,
    status: oneOf(invocation, 'status', statuses, 'implemented'),
    visibility: oneOf(invocation, 'visibility', visibility.options, 'internal'),
  });
  const written = writeNewFiles(resolve(out), files, invocation.values.force === true);
  if (written.kind === 'exists') {
    const shown = written.files.slice(0, 5).join(', ');
    const more = written.files.length > 5 ? ` and ${written.files.length - 5} more` : '';
    invocation.terminal.err(
      `Nothing was written: ${out} has ${shown}${more} already. Choose another folder, or replace them with --force.\n`,
    );
    return exit.errors;
  }
  invocation.terminal.out(
    `Wrote ${written.files} files to ${out}.\n\nWhat needs a person:\n${notes.map((note) => `  - ${note}\n`).join('')}\nNext: npx vitrine check --content ${out}\n`,
  );
  return exit.fine;
}

function oneOf<Value extends string>(
  invocation: Invocation,
  option: string,
  values: readonly Value[],
  usual: Value,
): Value {
  const written = textOption(invocation, option) ?? usual;
  const value = values.find((known) => known === written);
  if (!value) throw new CommandFailure(`--${option} is ${written}; expected ${values.join(', ')}.`);
  return value;
}
