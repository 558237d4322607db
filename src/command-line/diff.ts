import type { CalendarDay } from '#domain/calendar-day.ts';
import type { Loaded } from '#load/load.ts';
import { type Command, CommandFailure, exit, type Invocation, textOption } from './command.ts';
import {
  contentHelp,
  contentOptions,
  existingContentRoot,
  repositoryOf,
  todayOf,
} from './content-options.ts';
import { leftOutMessage, refusedFiles } from './left-out.ts';

const formats = ['md', 'json', 'text'] as const;

/** `vitrine diff`: what changed in public claims between two revisions. */
export const diffCommand: Command = {
  name: 'diff',
  summary: 'Shows what changed in public claims between two git revisions.',
  usage: 'REVISION [REVISION] [--content DIR] [--format md|json|text] [--today YYYY-MM-DD]',
  takesWords: true,
  help: `
${contentHelp}
  --format FORMAT      ${formats.join(' | ')} (default: text); md is made for a pull request

A revision is anything that git understands, such as HEAD~1, v2 or origin/main. Without a second one the working copy is compared.
Both are judged as of the same day, and told in the language of the site. What is gated, internal or a draft on both sides does not
show; what is no longer public does. vault/private.yaml.age is not read: nothing of it is public. The keys of json are the same in every language.

Exit code 0: compared; 1: compared without files that could not be read; 2: a revision is not there, or holds no content.`,
  options: { ...contentOptions, format: { type: 'string' } },
  async run(invocation) {
    const [from, to, ...more] = invocation.positionals;
    if (from === undefined || more.length > 0)
      throw new CommandFailure('Name one revision or two: `vitrine diff origin/main`, `vitrine diff v1 v2`.');
    const format = formatOf(invocation);
    const today = todayOf(invocation);
    const root = existingContentRoot(invocation);
    if (repositoryOf(root) === null)
      throw new CommandFailure(`${root} is in no git repository, so there are no revisions to compare.`);
    const before = await contentAt(root, from);
    const after = await contentAt(root, to);
    const [{ centerChanges }, { derivePublicContent }, { wordsOf }, document] = await Promise.all([
      import('#site/history/center-changes.ts'),
      import('#site/public-content.ts'),
      import('#site/words/words.ts'),
      import('#export/changes/claims-document.ts'),
    ]);
    await speakLanguageOf(after, today);
    const { words } = wordsOf(after.trustCenter.trust.data.site.locale);
    const publicAt = (content: Loaded) => derivePublicContent({ ...content, today });
    const changes = centerChanges(publicAt(before), publicAt(after), words);
    const write = { md: document.claimsMarkdown, json: document.claimsJson, text: document.claimsText }[
      format
    ];
    invocation.terminal.out(write({ from, to: to ?? null, changes }, words));
    const leftOut = [...new Set([...refusedFiles(before), ...refusedFiles(after)])];
    if (leftOut.length === 0) return exit.fine;
    invocation.terminal.err(leftOutMessage(leftOut));
    return exit.errors;
  },
};

/** Names of reports and frameworks are made in the language of the site that is loaded. */
async function speakLanguageOf({ trustCenter, facts }: Loaded, today: CalendarDay): Promise<void> {
  const { provideSiteContent } = await import('#site/site-content.ts');
  const past = { kind: 'off' } as const;
  provideSiteContent({ trustCenter, facts, past, today, derived: new Map(), diagnostics: [] });
}

async function contentAt(root: string, revision: string | undefined): Promise<Loaded> {
  if (revision === undefined) return (await import('#load/load.ts')).load(root);
  const { loadRevision } = await import('#load/load-revision.ts');
  const loaded = loadRevision(root, revision);
  switch (loaded.kind) {
    case 'loaded':
      return loaded.content;
    case 'unknown-revision':
      throw new CommandFailure(
        `git knows no revision ${revision} in ${repositoryOf(root)}. In CI fetch the whole history (fetch-depth: 0).`,
      );
    case 'no-content':
      throw new CommandFailure(
        `The revision ${revision} holds no content in ${root}: trust.yaml is missing there.`,
      );
    default:
      return loaded satisfies never;
  }
}

function formatOf(invocation: Invocation): (typeof formats)[number] {
  const written = textOption(invocation, 'format') ?? 'text';
  const format = formats.find((known) => known === written);
  if (!format) throw new CommandFailure(`--format ${written} is unknown; formats are ${formats.join(', ')}.`);
  return format;
}
