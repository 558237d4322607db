import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { ContentOptions } from './content.ts';
import { findLeaks, type Leak } from './leak-gate/find-leaks.ts';
import { hiddenContent } from './leak-gate/hidden-content.ts';
import { forbiddenFiles, publishedFiles } from './leak-gate/published-files.ts';
import { checkedContent } from './loaded-content.ts';

/** Fails the build when the public output holds anything gated, internal or a draft (GATE.md, statement 1). Runs last. */
export function leakGate({ root, today }: ContentOptions): AstroIntegration {
  return {
    name: 'vitrine-leak-gate',
    hooks: {
      'astro:build:done': ({ dir, logger }) => {
        const content = checkedContent(root, today);
        const drafts = content.facts.absent.filter(({ reason }) => reason === 'draft');
        const texts = drafts.map(({ file }) => ({ file, text: content.texts.get(file) ?? '' }));
        const hidden = hiddenContent(content.trustCenter, content.facts, texts);
        const files = [...publishedFiles(fileURLToPath(dir))];
        const leaks = [...forbiddenFiles(files.map(({ path }) => path)), ...findLeaks(hidden, files)];
        if (leaks.length > 0) throw new Error(leakMessage(leaks));
        logger.info(`${files.length} published files hold nothing gated, internal or unpublished.`);
      },
    },
  };
}

function leakMessage(leaks: readonly Leak[]): string {
  const lines = leaks.slice(0, 20).map(({ file, what, found }) => `  ${file} holds ${what}: “${found}”`);
  const more = leaks.length > 20 ? `\n  and ${leaks.length - 20} more` : '';
  return `The public output would leak, so the build stops:\n${lines.join('\n')}${more}\nSay it in other words, or make its source public on purpose.`;
}
