import { contentLeakFinder } from './leak-gate/content-leaks.ts';
import type { Leak } from './leak-gate/find-leaks.ts';
import { forbiddenFiles, publishedParts } from './leak-gate/published-files.ts';
import type { CheckedContent } from './loaded-content.ts';
import type { OutputFile, OutputStep } from './read-output.ts';

/** Fails the build when the public output holds anything gated, internal or a draft (GATE.md, statement 1). Stands last. */
export function leakGateStep(content: CheckedContent): OutputStep {
  return () => {
    const leaksIn = contentLeakFinder(content);
    const seen = new Map<string, readonly Leak[]>();
    return {
      name: 'Leak gate',
      take: (file) => {
        seen.set(file.path, partsOf(file).flatMap(leaksIn));
      },
      finish: () => {
        const found = [...forbiddenFiles(seen.keys()), ...[...seen.values()].flat()];
        if (found.length > 0) throw new Error(leakMessage(found));
        return {
          written: [],
          what: `${seen.size} published files hold nothing gated, internal or unpublished`,
        };
      },
    };
  };
}

/** @throws Error that names the file, where it cannot be looked into */
function partsOf(file: OutputFile) {
  try {
    return [...publishedParts(file)];
  } catch (error) {
    throw new Error(`${file.path} cannot be looked into, so the build stops: ${(error as Error).message}`);
  }
}

function leakMessage(leaks: readonly Leak[]): string {
  const lines = leaks.slice(0, 20).map(({ file, what, found }) => `  ${file} holds ${what}: “${found}”`);
  const more = leaks.length > 20 ? `\n  and ${leaks.length - 20} more` : '';
  return `The public output would leak, so the build stops:\n${lines.join('\n')}${more}\nSay it in other words, or make its source public on purpose.`;
}
