import { relative } from 'node:path';
import type { AstroIntegration } from 'astro';
import { prettyReporter } from '#check/reporters/pretty.ts';
import { summarize } from '#check/summary.ts';
import type { CalendarDay } from '#domain/calendar-day.ts';
import { type CheckedContent, examinedContent } from './loaded-content.ts';
import { provideContent } from './provide-content.ts';

/** Where the content is and the day on which it is judged. */
export interface ContentOptions {
  /** The content folder, absolute. */
  readonly root: string;
  readonly today: CalendarDay;
}

/** Hands the checked content to the pages of `vitrine dev`, which follow each edit; the findings are logged. */
export function contentIntegration({ root, today }: ContentOptions): AstroIntegration {
  return {
    name: 'vitrine-content',
    hooks: {
      'astro:build:start': () => {
        throw new Error(
          'Astro alone would publish pages without the checks. Build with `npx vitrine build`.',
        );
      },
      'astro:server:setup': async ({ server, logger }) => {
        const first = await examinedContent(root, today);
        provideContent(first, null);
        if (first.findings.length > 0) logger.warn(report(first));
        server.watcher.add(root);
        server.watcher.on('all', async (_event, path) => {
          if (!path.startsWith(root)) return;
          const content = await examinedContent(root, today);
          provideContent(content, null);
          logger.info(report(content));
          server.ws.send({ type: 'full-reload' });
        });
      },
    },
  };
}

function report(content: CheckedContent): string {
  const summary = summarize(content, content.findings);
  const contentPath = relative(process.cwd(), content.root);
  return `\n${prettyReporter({ diagnostics: content.findings, summary, texts: content.texts, contentPath }, { color: false, notes: false })}`;
}
