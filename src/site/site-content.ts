import type { CalendarDay } from '#domain/calendar-day.ts';
import type { Diagnostic } from '#domain/diagnostic.ts';
import type { PublishedPast } from '#domain/history/published-past.ts';
import type { Facts, TrustCenter } from '#domain/trust-center.ts';

/** What the pages of one build are made from. */
export interface SiteContent {
  readonly trustCenter: TrustCenter;
  readonly facts: Facts;
  /** What may be shown of earlier states. */
  readonly past: PublishedPast;
  /** The day as of which ages are computed and pages are dated. */
  readonly today: CalendarDay;
  /**
   * What is derived from the content, kept for all module graphs of this process. Null in `dev`, where the code that derives it
   * changes too: there each graph keeps its own.
   */
  readonly derived: Map<string, unknown> | null;
  /** Findings, for the page that shows them in `astro dev`; empty in a build, which no error survives. */
  readonly diagnostics: readonly Diagnostic[];
}

const key = Symbol.for('vitrine.site-content');
const registry = globalThis as { [key]?: SiteContent };

/** Hands the loaded content to the pages; called by the content integration before they render. */
export function provideSiteContent(content: SiteContent): void {
  registry[key] = content;
}

/**
 * The content of this build. Astro bundles the pages apart from the integrations but runs both in one process, so the
 * content passes through a registered symbol and is loaded once.
 */
export function siteContent(): SiteContent {
  const content = loadedContent();
  if (!content) throw new Error('No content was loaded: pages render only in a build or in `vitrine dev`.');
  return content;
}

/** The same where it may be absent, as on the server, which has no content. */
export function loadedContent(): SiteContent | null {
  return registry[key] ?? null;
}

/**
 * A value that is derived from the loaded content, made once: for the bundle of the pages and for the integrations, which are
 * module graphs apart in one process. A name always stands for a value of the same type.
 */
export function derivedOnce<Value>(name: string, derive: () => Value): Value {
  const content = loadedContent();
  const values = content?.derived ?? ownValues(content ?? nothingLoaded);
  if (!values.has(name)) values.set(name, derive());
  return values.get(name) as Value;
}

const own = new WeakMap<object, Map<string, unknown>>();
const nothingLoaded = {};

function ownValues(content: object): Map<string, unknown> {
  const known = own.get(content) ?? new Map<string, unknown>();
  own.set(content, known);
  return known;
}
