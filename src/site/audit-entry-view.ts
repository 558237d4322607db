import { failureWords, mailWords, webhookWords } from './delivery-words.ts';
import { historyFact } from './gate-words.ts';
import { interfaceWords } from './words/interface-words.ts';

/** An entry of the audit log as staff read it. */
export interface AuditEntryView {
  /** What happened; the name of the event stands beside it. */
  readonly what: string;
  readonly who: string;
  readonly facts: readonly Fact[];
  /** Hashes, browsers and network addresses: what proves it, and nobody reads first. */
  readonly evidence: readonly Fact[];
}

interface Fact {
  readonly label: string;
  readonly value: string;
}

/**
 * Puts an entry into the words of this site.
 * @param titleOf title of a document by its id
 */
export function auditEntryView(
  entry: { readonly event: string; readonly actor: string; readonly data: object },
  titleOf: (id: string) => string,
): AuditEntryView {
  const { facts: labels } = interfaceWords().staffPages.log;
  const all = Object.entries(entry.data).map(([name, value]) => ({
    isEvidence: evidence.has(name) || (name === 'suppressed' && value === false),
    fact: {
      label: labels[name] ?? name,
      value: kindOf(entry.event, name, value) ?? factOf(name, value, titleOf),
    },
  }));
  return {
    what: eventWords(entry.event),
    who: actorWords(entry.actor),
    facts: all.filter(({ isEvidence }) => !isEvidence).map(({ fact }) => fact),
    evidence: all.filter(({ isEvidence }) => isEvidence).map(({ fact }) => fact),
  };
}

/** An event of the log in words; one of an older version that has none keeps its name. */
export function eventWords(event: string): string {
  const events: Readonly<Record<string, string>> = interfaceWords().staffPages.log.events;
  return events[event] ?? event;
}

/** `requester ada@acme.example` with its first word in the language of this site. */
function actorWords(actor: string): string {
  const [kind = '', ...rest] = actor.split(' ');
  return [interfaceWords().staffPages.log.actors[kind] ?? kind, ...rest].join(' ');
}

/** What a delivery or a failure was, by its technical name in the log; null: the fact is no such name. */
function kindOf(event: string, name: string, value: unknown): string | null {
  if (name === 'kind' && event.startsWith('message-')) return mailWords(String(value));
  if (name === 'kind' && event === 'failures-counted') return failureWords(String(value));
  const webhook = name === 'event' && event.startsWith('webhook-') ? webhookWords(String(value)) : null;
  return webhook && `${webhook} (${value})`;
}

function factOf(name: string, value: unknown, titleOf: (id: string) => string): string {
  if (name === 'document') return titleOf(String(value));
  if (name === 'documents' && Array.isArray(value)) return value.map((id) => titleOf(String(id))).join('; ');
  const { values } = interfaceWords().staffPages.log;
  const isCoded = coded.has(name) || value === erasedValue;
  return (isCoded ? values[String(value)] : undefined) ?? historyFact(value);
}

/** What `readHistory` puts in the place of an erased value. */
const erasedValue = '(erased)';

/** Facts whose values are words of this program, and no one’s name. */
const coded: ReadonlySet<string> = new Set([
  'approved',
  'audience',
  'by',
  'suppressed',
  'verifiedBy',
  'via',
  'why',
]);

const evidence: ReadonlySet<string> = new Set([
  ...['from', 'userAgent', 'via', 'verifiedAt', 'verifiedBy', 'statements', 'commit', 'record'],
  ...['sha256', 'textSha256', 'htmlSha256', 'documentSha256', 'worksheetSha256'],
  ...['grant', 'grants', 'acceptance', 'head', 'key', 'signature'],
]);
