import { mkdirSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { prettyReporter } from '#check/reporters/pretty.ts';
import { fails } from '#check/run.ts';
import { summarize } from '#check/summary.ts';
import { recordStep, takeRecord } from '#integrations/build-record.ts';
import { type CheckedContent, examinedContent } from '#integrations/loaded-content.ts';
import { buildSummary } from './build/build-summary.ts';
import { type KeptFolders, keptFolderProblem, keptFolders } from './build/kept-folders.ts';
import { removeLater } from './build/remove-later.ts';
import {
  type Command,
  CommandFailure,
  type ExitCode,
  exit,
  type Invocation,
  type Terminal,
  textOption,
} from './command.ts';
import { contentHelp, contentOptions, contentRoot, todayOf } from './content-options.ts';
import { outFolderProblem } from './out-folder.ts';
import { projectRoot } from './project-root.ts';
import { replaceFolder } from './replace-folder.ts';

/** `vitrine build`: check, pages, social cards, search index, the gate's copy, leak gate; then the new site replaces the old one at once. */
export const buildCommand: Command = {
  name: 'build',
  summary: 'Checks the content and builds the site and the gate into dist/.',
  usage: '[--content DIR] [--out DIR] [--strict] [--today YYYY-MM-DD]',
  help: `
${contentHelp}
  --out DIR            where to build to (default: dist)
  --strict             warnings stop the build too

With a private Ed25519 key in VITRINE_SIGNING_KEY the list of published files is signed; see \`vitrine verify --help\`.

Nothing is written when the content has errors or a check of the result fails: an older build stays as it is.`,
  options: { ...contentOptions, out: { type: 'string' }, strict: { type: 'boolean' } },
  async run(invocation) {
    const { terminal } = invocation;
    const target = outFolder(invocation);
    const problem = outFolderProblem(target, { projectRoot, contentRoot: contentRoot(invocation) });
    const kept = keptFolders(projectRoot, process.env.VITRINE_CACHE);
    const failure = problem ?? keptFolderProblem(kept);
    if (failure) throw new CommandFailure(failure);
    const started = performance.now();
    const content = await examinedContent(contentRoot(invocation), todayOf(invocation));
    terminal.err(findingsText(content, terminal));
    if (fails(content.findings, invocation.values.strict === true)) {
      terminal.err('Nothing was built.\n');
      return exit.errors;
    }
    recordStep(
      'Check',
      `${content.findings.length} findings in ${content.texts.size} files`,
      performance.now() - started,
    );
    return buildAndSwap(content, { target, kept }, terminal, started);
  },
};

function outFolder(invocation: Invocation): string {
  const written = textOption(invocation, 'out');
  return written === undefined ? join(projectRoot, 'dist') : resolve(written);
}

function findingsText(content: CheckedContent, { color }: Terminal): string {
  const summary = summarize(content, content.findings);
  const contentPath = relative(process.cwd(), content.root);
  return prettyReporter(
    { diagnostics: content.findings, summary, texts: content.texts, contentPath },
    { color, notes: false },
  );
}

/** Builds into a fresh folder beside and swaps it in: nobody ever sees half a site. */
async function buildAndSwap(
  content: CheckedContent,
  { target, kept }: { readonly target: string; readonly kept: KeptFolders },
  terminal: Terminal,
  started: number,
): Promise<ExitCode> {
  const fresh = join(projectRoot, '.vitrine', `build-${process.pid}`);
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  try {
    const { buildSite } = await import('#integrations/build-site.ts');
    await buildSite(content, { out: fresh, ...kept });
    replaceFolder(fresh, target, removeLater);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    terminal.err(`\n${error.message}\nNothing was published.\n`);
    return exit.errors;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  const place = relative(process.cwd(), target) || target;
  terminal.err(buildSummary(takeRecord(), place, performance.now() - started));
  return exit.fine;
}
