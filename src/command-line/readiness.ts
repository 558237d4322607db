import type { ReadinessDocument } from '#export/readiness/readiness-document.ts';
import { type Command, CommandFailure, exit, type Invocation, textOption } from './command.ts';
import { contentHelp, contentOptions, contentRoot, todayOf } from './content-options.ts';
import { leftOutMessage, refusedFiles } from './left-out.ts';

/** `vitrine readiness`: the gap assessment of an audit's preparation. */
export const readinessCommand: Command = {
  name: 'readiness',
  summary: 'Assesses by criterion what an auditor will ask for and what is missing (internal).',
  usage: '[--content DIR] [--format md|html|csv|json] [--system ID] [--out FILE] [--today YYYY-MM-DD]',
  help: `
${contentHelp}
  --format FORMAT      ${formats().join(' | ')} (default: md)
  --system ID          one system of trust.yaml (default: all)
  --out FILE           writes the file, readable by its owner alone (default: standard output)

The document names internal controls, evidence and gaps, and the exceptions that vault/private.yaml.age adds where
VITRINE_VAULT_IDENTITY opens it. It is not for publication: --out refuses the folders of the site.

Exit code 0: assessed, gaps or not; 1: assessed without files that could not be read; 2: the assessment could not be made.`,
  options: {
    ...contentOptions,
    format: { type: 'string' },
    system: { type: 'string' },
    out: { type: 'string' },
  },
  async run(invocation) {
    const format = formatOf(invocation);
    const root = contentRoot(invocation);
    const [{ loadWithPrivate }, { readinessDocument, systemIds }] = await Promise.all([
      import('./load-with-private.ts'),
      import('#export/readiness/readiness-document.ts'),
    ]);
    const loaded = await loadWithPrivate(root);
    const leftOut = refusedFiles(loaded);
    const system = systemOf(invocation, systemIds(loaded.trustCenter), leftOut);
    const document = readinessDocument(loaded.trustCenter, todayOf(invocation), { system, leftOut });
    const text = (await writers[format]())(document);
    const out = textOption(invocation, 'out');
    if (out === undefined) invocation.terminal.out(text);
    else {
      const { writeInternalFile } = await import('./write-internal-file.ts');
      await writeInternalFile(out, text, root);
      invocation.terminal.err(`${out} is written. It is internal: not for publication.\n`);
    }
    if (leftOut.length === 0) return exit.fine;
    invocation.terminal.err(leftOutMessage(leftOut));
    return exit.errors;
  },
};

type Format = 'md' | 'html' | 'csv' | 'json';

const writers: Readonly<Record<Format, () => Promise<(document: ReadinessDocument) => string>>> = {
  md: async () => (await import('#export/readiness/readiness-markdown.ts')).readinessMarkdown,
  html: async () => (await import('#export/readiness/html/readiness-html.ts')).readinessHtml,
  csv: async () => (await import('#export/readiness/readiness-csv.ts')).readinessCsv,
  json: async () => (await import('#export/readiness/readiness-json.ts')).readinessJson,
};

function formats(): readonly Format[] {
  return ['md', 'html', 'csv', 'json'];
}

function formatOf(invocation: Invocation): Format {
  const written = textOption(invocation, 'format') ?? 'md';
  const format = formats().find((known) => known === written);
  if (!format)
    throw new CommandFailure(`--format ${written} is unknown; formats are ${formats().join(', ')}.`);
  return format;
}

function systemOf(
  invocation: Invocation,
  known: readonly string[],
  leftOut: readonly string[],
): string | undefined {
  if (known.length === 0)
    throw new CommandFailure(
      leftOut.includes('trust.yaml')
        ? 'trust.yaml could not be read, so nothing says what is in scope; `npx vitrine check` says why.'
        : 'trust.yaml has no system with criteria that Vitrine knows; `npx vitrine check` says why.',
    );
  const system = textOption(invocation, 'system');
  if (system !== undefined && !known.includes(system))
    throw new CommandFailure(`--system ${system} is unknown; trust.yaml has ${known.join(', ')}.`);
  return system;
}
