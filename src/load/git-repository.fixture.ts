import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { contentFolder } from './content-folder.fixture.ts';

/** A content folder in a git repository of its own, with a way to write, delete and commit on a day. */
export function contentRepository(files: Readonly<Record<string, string>> = {}) {
  const root = contentFolder(files);
  const git = (args: readonly string[], day = '2026-01-01T12:00:00Z') =>
    execFileSync(
      'git',
      ['-c', 'user.name=Test', '-c', 'user.email=test@localhost', '-c', 'commit.gpgsign=false', ...args],
      {
        cwd: root,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
        env: { ...process.env, GIT_AUTHOR_DATE: day, GIT_COMMITTER_DATE: day },
      },
    ).trim();
  git(['init', '--quiet', '--initial-branch=main']);
  return {
    root,
    git,
    /** Writes files (null deletes one) and commits them; `day` may be a whole moment with a zone. */
    commit(day: string, changes: Readonly<Record<string, string | null>>): string {
      for (const [path, text] of Object.entries(changes)) {
        if (text === null) {
          rmSync(join(root, path));
          continue;
        }
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
      }
      const moment = day.includes('T') ? day : `${day}T12:00:00Z`;
      git(['add', '--all'], moment);
      git(['commit', '--quiet', '--allow-empty', '--message', 'canary message'], moment);
      return git(['rev-parse', 'HEAD']);
    },
  };
}

/** A policy's file. */
export function policyFile(version: string, body: string, more = ''): string {
  return `---
title: Access policy
version: "${version}"
owner: Head of Security
approvedBy: Board
approved: 2026-01-01
${more}---

## Purpose

${body}
`;
}
