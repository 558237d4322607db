import { readdirSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { prettyReporter } from '#check/reporters/pretty.ts';
import { fails } from '#check/run.ts';
import { summarize } from '#check/summary.ts';
import type { CalendarDay } from '#domain/calendar-day.ts';
import { provideSiteContent } from '#site/site-content.ts';
import { recordStep } from './build-record.ts';
import { type CheckedContent, checkedContent, examinedContent } from './loaded-content.ts';
import { contentPast } from './published-past.ts';

/** Where the content is and the day on which it is judged. */
export interface ContentOptions {
  /** The content folder, absolute. */
  readonly root: string;
  readonly today: CalendarDay;
}

/**
 * Hands the checked content to the pages. An error stops a build before anything is written; in `dev` the findings are
 * logged, and the pages follow each edit.
 */
export function contentIntegration({ root, today }: ContentOptions): AstroIntegration {
  let started = 0;
  return {
    name: 'vitrine-content',
    hooks: {
      'astro:config:done': () => provide(checkedContent(root, today), new Map()),
      'astro:build:start': () => {
        started = performance.now();
        const { findings } = checkedContent(root, today);
        if (fails(findings, false))
          throw new Error('The content has errors, so nothing was built. Run `npx vitrine check`.');
      },
      // The first hook after pages and twins are written, because only the twins stand before this integration.
      'astro:build:done': ({ dir }) => {
        recordStep('Pages', writtenFiles(fileURLToPath(dir)), performance.now() - started);
      },
      'astro:server:setup': async ({ server, logger }) => {
        const first = await examinedContent(root, today);
        provide(first, null);
        if (first.findings.length > 0) logger.warn(report(first));
        server.watcher.add(root);
        server.watcher.on('all', async (_event, path) => {
          if (!path.startsWith(root)) return;
          const content = await examinedContent(root, today);
          provide(content, null);
          logger.info(report(content));
          server.ws.send({ type: 'full-reload' });
        });
      },
    },
  };
}

/** Counts of what Astro wrote, in words. */
function writtenFiles(folder: string): string {
  const counts = new Map<string, number>();
  for (const item of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!item.isFile()) continue;
    const kind = kindsOfFiles.find(([ending]) => ending.test(item.name))?.[1];
    if (kind) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].map(([kind, count]) => `${count} ${kind}`).join(', ');
}

const kindsOfFiles = [
  [/\.html$/, 'pages'],
  [/\.md$/, 'Markdown twins'],
  [/\.(json|csv|xml|xlsx|txt|ics)$/, 'data files'],
] as const;

function provide(content: CheckedContent, derived: Map<string, unknown> | null): void {
  const { trustCenter, facts, today, findings } = content;
  const past = contentPast(content).published;
  provideSiteContent({ trustCenter, facts, past, today, derived, diagnostics: findings });
}

function report(content: CheckedContent): string {
  const summary = summarize(content, content.findings);
  const contentPath = relative(process.cwd(), content.root);
  return `\n${prettyReporter({ diagnostics: content.findings, summary, texts: content.texts, contentPath }, { color: false, notes: false })}`;
}
