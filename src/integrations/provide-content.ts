import { provideSiteContent } from '#site/site-content.ts';
import type { CheckedContent } from './loaded-content.ts';
import { contentPast } from './published-past.ts';

/**
 * Hands checked content to the pages.
 * @param derived keeps what is computed from it for everybody who asks; null where the code may change under it
 */
export function provideContent(content: CheckedContent, derived: Map<string, unknown> | null): void {
  const { trustCenter, facts, today, findings } = content;
  const past = contentPast(content).published;
  provideSiteContent({ trustCenter, facts, past, today, derived, diagnostics: findings });
}
