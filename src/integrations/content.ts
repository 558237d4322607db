import { relative } from 'node:path';
import type { AstroIntegration } from 'astro';
import { prettyReporter } from '#check/reporters/pretty.ts';
import { fails } from '#check/run.ts';
import { summarize } from '#check/summary.ts';
import type { CalendarDay } from '#domain/calendar-day.ts';
import { provideSiteContent } from '#site/site-content.ts';
import { type CheckedContent, checkedContent, reloadContent } from './loaded-content.ts';

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
  return {
    name: 'vitrine-content',
    hooks: {
      'astro:config:done': () => provide(checkedContent(root, today)),
      'astro:build:start': () => {
        const { findings } = checkedContent(root, today);
        if (fails(findings, false))
          throw new Error('The content has errors, so nothing was built. Run `npx vitrine check`.');
      },
      'astro:server:setup': ({ server, logger }) => {
        const first = checkedContent(root, today);
        if (first.findings.length > 0) logger.warn(report(first));
        server.watcher.add(root);
        server.watcher.on('all', (_event, path) => {
          if (!path.startsWith(root)) return;
          const content = reloadContent(root, today);
          provide(content);
          logger.info(report(content));
          server.ws.send({ type: 'full-reload' });
        });
      },
    },
  };
}

function provide({ trustCenter, facts, today, findings }: CheckedContent): void {
  provideSiteContent({ trustCenter, facts, today, diagnostics: findings });
}

function report(content: CheckedContent): string {
  const summary = summarize(content, content.findings);
  const contentPath = relative(process.cwd(), content.root);
  return `\n${prettyReporter({ diagnostics: content.findings, summary, texts: content.texts, contentPath }, { color: false, notes: false })}`;
}
