import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { recordStep } from './build-record.ts';
import type { ContentOptions } from './content.ts';
import { findLeaks, type Leak } from './leak-gate/find-leaks.ts';
import { forbiddenFiles, publishedFiles, publishedPaths } from './leak-gate/published-files.ts';
import { checkedContent } from './loaded-content.ts';
import { contentPast, hiddenToday } from './published-past.ts';

/** Fails the build when the public output holds anything gated, internal or a draft (GATE.md, statement 1). Runs last. */
export function leakGate({ root, today }: ContentOptions): AstroIntegration {
  return {
    name: 'vitrine-leak-gate',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const started = performance.now();
        const content = checkedContent(root, today);
        const past = contentPast(content);
        const now = hiddenToday(content);
        const hidden = {
          ...now,
          texts: [...now.texts, ...past.hidden],
          published: [...now.published, ...past.shown],
        };
        const paths = publishedPaths(fileURLToPath(dir));
        const leaks = [
          ...forbiddenFiles(paths),
          ...findLeaks(hidden, publishedFiles(fileURLToPath(dir), paths)),
        ];
        if (leaks.length > 0) throw new Error(leakMessage(leaks));
        const what = `${paths.length} published files hold nothing gated, internal or unpublished`;
        recordStep('Leak gate', what, performance.now() - started);
      },
    },
  };
}

function leakMessage(leaks: readonly Leak[]): string {
  const lines = leaks.slice(0, 20).map(({ file, what, found }) => `  ${file} holds ${what}: “${found}”`);
  const more = leaks.length > 20 ? `\n  and ${leaks.length - 20} more` : '';
  return `The public output would leak, so the build stops:\n${lines.join('\n')}${more}\nSay it in other words, or make its source public on purpose.`;
}
