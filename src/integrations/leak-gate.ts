import type { Leak } from './leak-gate/find-leaks.ts';
import { forbiddenFiles } from './leak-gate/published-files.ts';
import type { OutputFacts } from './output-file.ts';
import type { OutputWriter } from './output-writer.ts';
import type { OutputStep } from './read-output.ts';

/**
 * Fails the build when the public output holds anything gated, internal or a draft (SECURITY.md, statement 1). Stands last.
 * @param writer has looked at what it wrote itself while the rest was made
 */
export function leakGateStep(writer: Pick<OutputWriter, 'look' | 'leaks'>): OutputStep {
  return () => {
    // A file that changed between comes a second time, and counts as it is now.
    const published = new Map<string, OutputFacts>();
    return {
      name: 'Leak gate',
      take: (file) => {
        const { bytes: _, ...facts } = file;
        published.set(file.path, facts);
        writer.look(file);
      },
      finish: async () => {
        const found = [...forbiddenFiles(published.keys()), ...(await writer.leaks([...published.values()]))];
        if (found.length > 0) throw new Error(leakMessage(found));
        const what = `${published.size} published files hold nothing gated, internal or unpublished`;
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
