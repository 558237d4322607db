import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { gateCatalogue } from '#export/gate-catalogue.ts';
import { commitOf } from '#load/git-commit.ts';
import { renderMarkdown } from '#site/render-markdown.ts';
import { countedIn } from '#site/words/counting.ts';
import { recordStep } from './build-record.ts';
import type { ContentOptions } from './content.ts';
import { checkedContent } from './loaded-content.ts';

/** Writes what the gate reads into `dist/gate`: its catalogue and the encrypted files. Never below `dist/client`. */
export function gateCatalogueIntegration({ root, today }: ContentOptions): AstroIntegration {
  let outDir = '';
  return {
    name: 'vitrine-gate-catalogue',
    hooks: {
      'astro:config:done': ({ config }) => {
        outDir = fileURLToPath(config.outDir);
      },
      'astro:build:done': () => {
        const started = performance.now();
        const { trustCenter } = checkedContent(root, today);
        const catalogue = gateCatalogue(trustCenter, {
          today,
          builtAt: new Date().toISOString(),
          sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
          renderMarkdown: agreementHtml,
          commitOf: (file) => commitOf(root, file),
        });
        writeCatalogue(join(outDir, 'gate'), root, catalogue);
        const counted = countedIn('en');
        const agreements = counted(catalogue.agreements.length, 'agreement', 'agreements');
        const what = `${counted(catalogue.documents.length, 'document', 'documents')} under ${agreements}`;
        recordStep('Gate', what, performance.now() - started);
      },
    },
  };
}

/** Agreements are plain Markdown: no components, and links only to addresses that can be followed from a mail too. */
function agreementHtml(markdown: string): string {
  const link = (href: string) =>
    /^(https?:\/\/|mailto:)/.test(href) ? { href, external: href.startsWith('http') } : null;
  return renderMarkdown({ markdown, format: 'md' }, { link, component: () => [] }).html;
}

function writeCatalogue(folder: string, root: string, catalogue: ReturnType<typeof gateCatalogue>): void {
  mkdirSync(join(folder, 'vault'), { recursive: true });
  writeFileSync(join(folder, 'catalogue.json'), `${JSON.stringify(catalogue, null, 1)}\n`);
  for (const { vaultFile, sha256 } of catalogue.documents) {
    const source = join(root, 'vault', vaultFile);
    refuseClearText(source, sha256);
    copyFileSync(source, join(folder, 'vault', vaultFile));
  }
  const demo = join(root, 'vault', 'demo-identity.txt');
  if (existsSync(demo)) copyFileSync(demo, join(folder, 'vault', 'demo-identity.txt'));
}

/** A file that is not age, or that has the hash of the clear text, was never encrypted. */
function refuseClearText(file: string, sha256: string): void {
  const bytes = readFileSync(file);
  const clear = createHash('sha256').update(bytes).digest('hex') === sha256;
  if (clear || !bytes.subarray(0, 40).toString('latin1').startsWith('age-encryption.org/v1')) {
    throw new Error(`${file} is not an encrypted age file; nothing was published.`);
  }
}
