import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { type CalendarDay, dayAt, parseDay } from '#domain/calendar-day.ts';
import { CommandFailure, type Invocation, textOption } from './command.ts';

/** Options of every command that reads content. */
export const contentOptions = {
  content: { type: 'string' },
  today: { type: 'string' },
} as const;

/** The help lines of these options. */
export const contentHelp = `  --content DIR        the content folder (default: content, or VITRINE_CONTENT)
  --today YYYY-MM-DD   the day on which ages and due dates are judged (default: today in UTC)`;

/** The content folder, absolute. */
export function contentRoot(invocation: Invocation): string {
  return resolve(textOption(invocation, 'content') ?? process.env.VITRINE_CONTENT ?? 'content');
}

/** As `contentRoot`, for commands that go on for long or hand the folder on, before they begin. */
export function existingContentRoot(invocation: Invocation): string {
  const root = contentRoot(invocation);
  if (!existsSync(root)) throw new CommandFailure(`There is no folder ${root}.`);
  if (!statSync(root).isDirectory()) throw new CommandFailure(`${root} is not a folder.`);
  return root;
}

/** The day that decides, in UTC where none is given. */
export function todayOf(invocation: Invocation): CalendarDay {
  const written = textOption(invocation, 'today') ?? process.env.VITRINE_TODAY;
  if (written === undefined) return dayAt(Date.now());
  const day = parseDay(written);
  if (!day) throw new CommandFailure(`--today is ${written}; expected a calendar day like 2026-06-30.`);
  return day;
}

/** The content folder as seen from the git root, or from the working folder where there is no git: what other tools can open. */
export function repositoryPath(root: string): string {
  return relative(repositoryOf(root) ?? process.cwd(), root).replaceAll('\\', '/');
}

/** The root of the git repository around a folder, or null where there is none. */
export function repositoryOf(folder: string): string | null {
  try {
    return execFileSync('git', ['rev-parse', '--show-toplevel'], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return null;
  }
}
