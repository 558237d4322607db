import type { Leak } from './leak-gate/find-leaks.ts';
import type { LeakScanner } from './leak-gate/leak-scanner.ts';
import { forbiddenFiles } from './leak-gate/published-files.ts';
import type { OutputStep } from './read-output.ts';

/**
 * Fails the build when the public output holds anything gated, internal or a draft (GATE.md, statement 1). Stands last.
 * @param scanner has looked at most of the pages already, while they were made
 */
export function leakGateStep(scanner: LeakScanner): OutputStep {
  return () => {
    const paths = new Set<string>();
    return {
      name: 'Leak gate',
      take: (file) => {
        paths.add(file.path);
        scanner.published(file);
      },
      finish: async () => {
        const found = [...forbiddenFiles(paths), ...(await scanner.finish())];
        if (found.length > 0) throw new Error(leakMessage(found));
        const what = `${paths.size} published files hold nothing gated, internal or unpublished`;
        return { written: [], what };
      },
    };
  };
}

function leakMessage(leaks: readonly Leak[]): string {
  const lines = leaks.slice(0, 20).map(({ file, what, found }) => `  ${file} holds ${what}: “${found}”`);
  const more = leaks.length > 20 ? `\n  and ${leaks.length - 20} more` : '';
  return `The public output would leak, so the build stops:\n${lines.join('\n')}${more}\nSay it in other words, or make its source public on purpose.`;
}
