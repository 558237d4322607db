import { runChecks } from '#check/run.ts';
import type { CalendarDay } from '#domain/calendar-day.ts';
import type { Diagnostic } from '#domain/diagnostic.ts';
import { examineVault } from '#load/examine-vault.ts';
import { type Loaded, load } from '#load/load.ts';
import { openPrivate } from '#load/open-private.ts';
import { vaultTools } from './vault-tools.ts';

/** The content of one build with every finding about it. */
export interface CheckedContent extends Loaded {
  readonly today: CalendarDay;
  readonly findings: readonly Diagnostic[];
}

const key = Symbol.for('vitrine.checked-content');
const memo = globalThis as { [key]?: CheckedContent };

/**
 * Loads a folder, looks into its vault and checks all of it: what a build starts with. Whoever asks `checkedContent` later in the
 * process gets the same.
 */
export async function examinedContent(root: string, today: CalendarDay): Promise<CheckedContent> {
  const tools = () => vaultTools(root);
  return keep(await examineVault(await openPrivate(load(root), tools), tools), today);
}

/**
 * Loads and checks a folder once in a process. The command line, Astro's configuration and the integrations are separate
 * module graphs in one process and all ask here, so the result hangs on a registered symbol.
 */
export function checkedContent(root: string, today: CalendarDay): CheckedContent {
  const known = memo[key];
  return known?.root === root && known.today === today ? known : reloadContent(root, today);
}

function reloadContent(root: string, today: CalendarDay): CheckedContent {
  return keep(load(root), today);
}

function keep(loaded: Loaded, today: CalendarDay): CheckedContent {
  const checked = { ...loaded, today, findings: runChecks({ ...loaded, today }, loaded.diagnostics) };
  memo[key] = checked;
  return checked;
}
