import type { CalendarDay } from '#domain/calendar-day.ts';
import type { Interval } from '#domain/content/fields.ts';
import type { Subprocessor } from '#domain/content/subprocessors.ts';
import { slugOf } from '#domain/entry.ts';
import type { ReadRevision, UnknownReason } from '#domain/history/past.ts';
import type { PublishedPast, PublishedRevisions } from '#domain/history/published-past.ts';
import type { TrustCenter } from '#domain/trust-center.ts';
import { type PublicControl, publicControl } from '../public/public-control.ts';
import { type PublicQuestion, publicQuestion } from '../public/public-news.ts';
import { type PublicPolicy, publicPolicy } from '../public/public-policy.ts';
import type { GatedEntry, PageIds } from '../public/visibility.ts';

/** An entry as it stood after one commit. */
export interface PastState<State> {
  readonly day: CalendarDay;
  readonly commit: string;
  readonly state: State;
  /** The entry was not public before it. Absent for lists, of which each state is whole. */
  readonly isFirst?: boolean;
}

/** Earlier states by slug, the newest first. */
export type PastStates<State> = ReadonlyMap<string, readonly PastState<State>[]>;

/** What pages may know of the past: the public view of every revision that may be shown, made as that of today is made. */
export type PublicPast =
  | {
      readonly kind: 'known';
      readonly commit: string;
      readonly clean: boolean;
      readonly begins: CalendarDay | null;
      readonly controls: PastStates<PublicControl>;
      readonly policies: PastStates<PublicPolicy>;
      readonly questions: PastStates<PublicQuestion>;
      readonly subprocessors: readonly PastState<readonly Subprocessor[]>[];
    }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason }
  | { readonly kind: 'off' };

/** Derives the public view of the past. References to what has no page today vanish from earlier states too. */
export function publicPast(
  past: PublishedPast,
  { controls, policies, faq }: TrustCenter,
  pages: { readonly controls: PageIds; readonly policies: PageIds },
  reviewEvery: Interval,
): PublicPast {
  if (past.kind !== 'known') return past;
  return {
    kind: 'known',
    commit: past.commit,
    clean: past.clean,
    begins: past.begins,
    controls: statesOf(controls, past.controls, past.firsts, ({ entry }) =>
      publicControl(entry, pages.policies, reviewEvery),
    ),
    policies: statesOf(policies, past.policies, past.firsts, ({ entry }) =>
      publicPolicy(entry, pages.policies, reviewEvery),
    ),
    questions: statesOf(faq, past.faq, past.firsts, ({ entry }) =>
      publicQuestion(entry, pages.controls, pages.policies),
    ),
    subprocessors: past.subprocessors.map(({ day, commit, entry }) => ({
      day,
      commit,
      state: entry.data.subprocessors,
    })),
  };
}

function statesOf<Data, State extends { readonly access: 'public' }>(
  entries: readonly { readonly id: string; readonly file: string }[],
  revisions: PublishedRevisions<Data>,
  firsts: ReadonlySet<ReadRevision<unknown>>,
  view: (revision: ReadRevision<Data>) => State | GatedEntry,
): PastStates<State> {
  return new Map(
    entries.map(({ id, file }) => [
      slugOf(id),
      (revisions.get(file) ?? []).flatMap((revision) => {
        const state = view(revision);
        if (state.access !== 'public') return [];
        const { day, commit } = revision;
        return [{ day, commit, state, isFirst: firsts.has(revision) }];
      }),
    ]),
  );
}
