import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Tool } from '#check/reporters/report.ts';
import { describedRules } from '#docs/described-rules.ts';
import { projectRoot } from '../project-root.ts';

/** The linter as reports name it: version, rules, and where the rules' pages are. */
export function linterTool(): Tool {
  const { version, repository } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  const address = repositoryAddress(repository);
  return {
    version,
    rules: describedRules(),
    rulePages: address && `${address}/blob/HEAD/docs/rules`,
    localRulePages: pathToFileURL(join(projectRoot, 'docs/rules')).href,
  };
}

/** The web address of a repository as package.json names it (`git+https://….git`, an object with `url`); null where it names none. */
export function repositoryAddress(repository: unknown): string | null {
  const written = typeof repository === 'object' ? (repository as { url?: unknown } | null)?.url : repository;
  if (typeof written !== 'string') return null;
  const address = written.replace(/^git\+/, '').replace(/(?:\.git)?\/?$/, '');
  return /^https:\/\/[^/]+\/./.test(address) ? address : null;
}
