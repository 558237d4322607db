import { join } from 'node:path';
import type { CalendarDay } from '#domain/calendar-day.ts';
import { load } from '#load/load.ts';
import { derivePublicContent } from '#site/public-content.ts';
import { type Sources, sourcesOf } from './sources.ts';

/** The sources of the sample trust center in `content/`, as of its own day. */
export function sampleSources(): Sources {
  const { trustCenter, facts } = load(join(import.meta.dirname, '../../content'));
  return sourcesOf(derivePublicContent({ trustCenter, facts, today: '2026-11-23' as CalendarDay }));
}
