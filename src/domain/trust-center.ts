import type { CalendarDay } from './calendar-day.ts';
import type { Agreement } from './content/agreement.ts';
import type { Control } from './content/control.ts';
import type { TrustDocument } from './content/document.ts';
import type { FaqEntry } from './content/faq-entry.ts';
import type { GateSettings } from './content/gate-settings.ts';
import type { Policy } from './content/policy.ts';
import type { Report } from './content/report.ts';
import type { SubprocessorList } from './content/subprocessors.ts';
import type { TrustSettings } from './content/trust-settings.ts';
import type { Update } from './content/update.ts';
import type { Entry, EntryKind, SourcePlaces } from './entry.ts';
import type { VaultFacts } from './vault-facts.ts';

/** A whole YAML file: its data and the places of its keys. */
export interface Settings<Data> extends SourcePlaces {
  readonly data: Data;
  /** The file was refused or is missing where it is needed; `data` only stands in, and nothing can be said about references to it. */
  readonly refused?: true;
}

/** All content of a company, parsed and frozen; drafts are not in it. */
export interface TrustCenter {
  readonly trust: Settings<TrustSettings>;
  readonly gate: Settings<GateSettings>;
  readonly subprocessors: Settings<SubprocessorList>;
  readonly controls: readonly Entry<Control>[];
  readonly policies: readonly Entry<Policy>[];
  readonly reports: readonly Entry<Report>[];
  readonly documents: readonly Entry<TrustDocument>[];
  readonly agreements: readonly Entry<Agreement>[];
  readonly faq: readonly Entry<FaqEntry>[];
  readonly updates: readonly Entry<Update>[];
}

/** A content file that is there but not part of the trust center: a draft, or refused with findings of its own. */
export interface AbsentEntry {
  readonly kind: EntryKind;
  readonly id: string;
  readonly file: string;
  readonly reason: 'draft' | 'invalid';
}

/** The text with which a version of a file began, as git remembers it. */
export interface CommittedText {
  /** The commit's full hash and its day. */
  readonly commit: string;
  readonly day: CalendarDay;
  /** Or the date of what has no version. */
  readonly version: string;
  /** Markdown after the front matter, line ends normalised to LF. */
  readonly body: string;
  /** Of the clear file that its front matter named then, or null. */
  readonly fileSha256: string | null;
}

/** What git knows of agreements, policies and gated documents, or why it knows nothing. */
export type History =
  | { readonly kind: 'known'; readonly beginnings: ReadonlyMap<string, CommittedText> }
  | { readonly kind: 'unknown'; readonly reason: 'no-repository' | 'no-commits' | 'shallow-clone' };

/** What only input and output know about the content: the files around the parsed ones, their texts, and what git remembers. */
export interface Facts {
  /** Every file of the content folder, POSIX paths relative to it, sorted. */
  readonly files: readonly string[];
  /** The text of each Markdown and YAML file that could be read, by path, line ends normalised to LF; refused files and drafts too. */
  readonly texts: ReadonlyMap<string, string>;
  readonly absent: readonly AbsentEntry[];
  /** Base names of `vault/*.age`, the private settings left out. */
  readonly vaultFiles: ReadonlySet<string>;
  /** Whether `vault/private.yaml.age` was read into the trust center; absent where there is none, or nobody looked. */
  readonly privateSettings?: 'read' | 'unread';
  /** What is in them, where somebody looked. */
  readonly vault: VaultFacts;
  /** Paths below `files/`, published at `/files/…`. */
  readonly publicFiles: ReadonlySet<string>;
  /** By path: the text with which the present version of each agreement, policy and gated document began. */
  readonly history: History;
}
