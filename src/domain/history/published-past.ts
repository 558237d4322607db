import type { CalendarDay } from '../calendar-day.ts';
import type { Control } from '../content/control.ts';
import type { FaqEntry } from '../content/faq-entry.ts';
import type { Visibility } from '../content/fields.ts';
import type { Policy } from '../content/policy.ts';
import type { SubprocessorList } from '../content/subprocessors.ts';
import type { Entry } from '../entry.ts';
import type { TrustCenter } from '../trust-center.ts';
import { type HistoryStart, historyStart } from './history-start.ts';
import type { Past, ReadRevision, Revisions, UnknownReason } from './past.ts';
import { from, isFirstPublication, publishedRevisions } from './published-revisions.ts';

/** Revisions that may be shown, by the path that the file has now, the newest first. */
export type PublishedRevisions<Data> = ReadonlyMap<string, readonly ReadRevision<Data>[]>;

/** The part of the past that may be shown, or why nothing is. */
export type PublishedPast =
  | {
      readonly kind: 'known';
      readonly commit: string;
      /** Whether everything in the content folder is committed. */
      readonly clean: boolean;
      /** The day of the oldest revision that may be shown: what is there on it is the beginning, and not an addition. */
      readonly begins: CalendarDay | null;
      /** Those of the revisions with which their entry became public for the first time. */
      readonly firsts: ReadonlySet<ReadRevision<unknown>>;
      readonly controls: PublishedRevisions<Control>;
      readonly policies: PublishedRevisions<Policy>;
      readonly faq: PublishedRevisions<FaqEntry>;
      readonly subprocessors: readonly ReadRevision<SubprocessorList>[];
    }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason }
  /** `site.historyFrom: none`. */
  | { readonly kind: 'off' };

/** Leaves of the past what was public then, is public now, is allowed by `historyFrom`, and holds nothing that is closed today. */
export function publishedPast(
  past: Past,
  { trust, controls, policies, faq }: TrustCenter,
  isClosed: (revision: ReadRevision<unknown>) => boolean,
): PublishedPast {
  if (past.kind === 'unknown') return past;
  const site = historyStart(trust.data.site.historyFrom);
  if (site.kind === 'none') return { kind: 'off' };
  const shown = {
    controls: revisionsOf(controls, past.controls, site, isClosed),
    policies: revisionsOf(policies, past.policies, site, isClosed),
    faq: revisionsOf(faq, past.faq, site, isClosed),
    subprocessors: from(readable(past.subprocessors), site).filter((revision) => !isClosed(revision)),
  };
  const days = [...lists(shown.controls), ...lists(shown.policies), ...lists(shown.faq), shown.subprocessors]
    .flatMap((list) => list.at(-1)?.day ?? [])
    .sort();
  const firsts = new Set<ReadRevision<unknown>>([
    ...firstsOf(shown.controls, past.controls),
    ...firstsOf(shown.policies, past.policies),
    ...firstsOf(shown.faq, past.faq),
  ]);
  return { kind: 'known', commit: past.head, clean: past.clean, begins: days[0] ?? null, firsts, ...shown };
}

/** Earlier texts of entries that were drafts, gated or internal: what must not come out through a page about the past. */
export function hiddenRevisions(past: Past): readonly ReadRevision<Listed>[] {
  if (past.kind === 'unknown') return [];
  return [past.controls, past.policies, past.faq]
    .flatMap((revisions: Revisions<Listed>) => [...revisions.values()].flat())
    .filter((revision) => revision.state === 'read')
    .filter(({ entry }) => entry.data.draft || entry.data.visibility !== 'public');
}

interface Listed {
  readonly visibility: Visibility;
  readonly draft: boolean;
  readonly version?: string | undefined;
  readonly historyFrom?: string | undefined;
}

function revisionsOf<Data extends Listed>(
  entries: readonly Entry<Data>[],
  revisions: Revisions<Data>,
  site: HistoryStart,
  isClosed: (revision: ReadRevision<unknown>) => boolean,
): PublishedRevisions<Data> {
  const shown = new Map<string, readonly ReadRevision<Data>[]>();
  for (const { file, data } of entries) {
    if (data.visibility !== 'public') continue;
    const starts = [site, historyStart(data.historyFrom)];
    shown.set(file, publishedRevisions(revisions.get(file) ?? [], starts, isClosed));
  }
  return shown;
}

function firstsOf<Data extends Listed>(
  shown: PublishedRevisions<Data>,
  all: Revisions<Data>,
): readonly ReadRevision<Data>[] {
  return [...shown].flatMap(([file, revisions]) => {
    const oldest = revisions.at(-1);
    return oldest && isFirstPublication(oldest, all.get(file) ?? []) ? [oldest] : [];
  });
}

function readable(revisions: Extract<Past, { kind: 'known' }>['subprocessors']): readonly ListRevision[] {
  const read: ListRevision[] = [];
  for (const revision of revisions) {
    if (revision.state === 'absent') break;
    if (revision.state === 'read') read.push(revision as ListRevision);
  }
  return read;
}

type ListRevision = ReadRevision<SubprocessorList & { readonly version?: undefined }>;

function lists<Data>(revisions: PublishedRevisions<Data>): readonly (readonly ReadRevision<unknown>[])[] {
  return [...revisions.values()];
}
