import type { CalendarDay } from '../calendar-day.ts';
import type { Control } from '../content/control.ts';
import type { FaqEntry } from '../content/faq-entry.ts';
import type { Policy } from '../content/policy.ts';
import type { SubprocessorList } from '../content/subprocessors.ts';
import type { Entry } from '../entry.ts';

/** What one commit of the published branch left of one file. */
export type Revision<Data> =
  | ReadRevision<Data>
  /** The file was deleted. */
  | { readonly state: 'absent'; readonly commit: string; readonly day: CalendarDay }
  /** It does not fit the content model. */
  | {
      readonly state: 'unreadable';
      readonly commit: string;
      readonly day: CalendarDay;
      /** Whether its words ask for something else than to be public, as far as anybody can tell: then it was taken back. */
      readonly isTakenBack: boolean;
    };

export interface ReadRevision<Data> {
  readonly state: 'read';
  /** Full hash of the commit. */
  readonly commit: string;
  /** Day of the commit, in UTC. */
  readonly day: CalendarDay;
  readonly entry: Entry<Data>;
  /** The whole file, line ends normalised to LF. */
  readonly text: string;
}

/** Revisions by the path that a file has now, the newest first. */
export type Revisions<Data> = ReadonlyMap<string, readonly Revision<Data>[]>;

export type UnknownReason = 'no-repository' | 'no-commits' | 'shallow-clone';

/** What git remembers of the content, or why it remembers nothing. Internal: revisions may have been drafts, gated or internal. */
export type Past =
  | {
      readonly kind: 'known';
      /** The commit that the content stands at, and whether the content folder has changes that are not committed. */
      readonly head: string;
      readonly clean: boolean;
      readonly controls: Revisions<Control>;
      readonly policies: Revisions<Policy>;
      readonly faq: Revisions<FaqEntry>;
      /** Of `subprocessors.yaml`; the body of these entries is empty. */
      readonly subprocessors: readonly Revision<SubprocessorList>[];
    }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason };
