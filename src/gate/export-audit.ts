import type { AuditEntry } from '#domain/gate/audit-chain.ts';
import { canonicalJson } from '#domain/gate/canonical-json.ts';
import type { GateParts } from './gate-parts.ts';

export type ExportFormat = 'jsonl' | 'csv';

const page = 2000;

/**
 * The log as lines without line ends. JSON Lines carry everything that verification needs; neither form holds personal
 * values or tokens. Not for visitors: the caller has checked who asks.
 */
export async function* exportAudit({ ports }: GateParts, format: ExportFormat): AsyncGenerator<string> {
  if (format === 'csv') yield columns.join(',');
  for (let last = 0; ; ) {
    const entries = await ports.store.read((tx) => tx.audit.list(last, page));
    if (entries.length === 0) return;
    for (const entry of entries) {
      yield format === 'csv' ? csvLine(entry) : jsonLine(entry);
      last = entry.seq;
    }
  }
}

const columns = ['seq', 'time', 'event', 'actor', 'request', 'data', 'prev', 'hash'] as const;

function jsonLine({ seq, at, event, actor, request, data, personal, prev, hash }: AuditEntry): string {
  return canonicalJson({ seq, at, event, actor, request, data, personal, prev, hash });
}

function csvLine({ seq, at, event, actor, request, data, prev, hash }: AuditEntry): string {
  const time = new Date(at).toISOString();
  return [String(seq), time, event, actor, request ?? '', canonicalJson(data), prev, hash]
    .map(csvCell)
    .join(',');
}

/** Quoted (RFC 4180); a cell that a spreadsheet would take for a formula starts with an apostrophe. */
function csvCell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
