import { readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runChecks } from '#check/run.ts';
import type { CalendarDay } from '#domain/calendar-day.ts';
import { type FileTexts, fixRounds, type Judgement, type MadeFix } from '#fix/fix-rounds.ts';
import { type Loaded, loadTexts } from '#load/load.ts';
import { type FolderTexts, readFolder } from '#load/read-folder.ts';
import { lineEndsAsLf } from '#load/read-text.ts';
import { replaceFile } from '#server/durable-file.ts';
import { CommandFailure, type Invocation, textOption } from './command.ts';
import { contentRoot, todayOf } from './content-options.ts';

/** `check --fix`: makes the fixes and lists them, beside a machine format on stderr. */
export async function fixBeforeCheck(invocation: Invocation): Promise<void> {
  const root = contentRoot(invocation);
  const made = await fixContent(root, todayOf(invocation));
  const words = fixLines(made, relative(process.cwd(), root).replaceAll('\\', '/'));
  const forPeople = (textOption(invocation, 'format') ?? 'pretty') === 'pretty';
  if (words !== '') invocation.terminal[forPeople ? 'out' : 'err'](words);
}

/** Makes every safe fix in the files of a content folder and gives what it changed, by file and place. Each file is replaced whole or not at all. */
export async function fixContent(root: string, today: CalendarDay): Promise<readonly MadeFix[]> {
  const folder = readFolder(root);
  const start = new Map([...folder.texts.keys()].map((file) => [file, readRaw(root, file)]));
  const fixed = fixRounds(start, judgeOf(folder, today));
  for (const file of fixed.changed) {
    const path = join(root, file);
    if (readRaw(root, file) !== start.get(file))
      throw new CommandFailure(`${file} was edited while it was being fixed; run the command again.`);
    await replaceFile(path, fixed.texts.get(file) ?? '', statSync(path).mode & 0o777);
  }
  return fixed.made;
}

/** What was changed, one line a fix: `content/policies/access.md:4 June 30, 2026 → 2026-06-30`. */
function fixLines(made: readonly MadeFix[], contentPath: string): string {
  if (made.length === 0) return '';
  const lines = made.map(({ file, place, written, replacement }) => {
    const path = contentPath === '' ? file : `${contentPath}/${file}`;
    return `  ${path}:${place.line} ${onOneLine(written)} → ${onOneLine(replacement)}`;
  });
  const files = new Set(made.map(({ file }) => file)).size;
  const heading = `Fixed ${made.length} ${made.length === 1 ? 'place' : 'places'} in ${files} ${files === 1 ? 'file' : 'files'}:`;
  return `${[heading, ...lines].join('\n')}\n\n`;
}

/** Checks texts in memory. What did not change since the first check is not parsed again. */
function judgeOf(folder: FolderTexts, today: CalendarDay): (texts: FileTexts) => Judgement {
  let before: Loaded | undefined;
  return (raw) => {
    const texts = new Map([...raw].map(([file, text]) => [file, lineEndsAsLf(text.replace(/^\uFEFF/, ''))]));
    const loaded = loadTexts({ ...folder, texts }, before);
    before ??= loaded;
    return { loading: loaded.diagnostics, findings: runChecks({ ...loaded, today }, loaded.diagnostics) };
  };
}

function readRaw(root: string, file: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(readFileSync(join(root, file)));
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
