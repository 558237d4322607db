import type { CalendarDay } from './calendar-day.ts';
import type { Agreement } from './content/agreement.ts';
import type { TrustDocument } from './content/document.ts';
import type { Policy } from './content/policy.ts';
import type { Report } from './content/report.ts';
import type { Entry } from './entry.ts';

/** A gated file that the gate can serve: it lies in the vault and an agreement governs it. */
export interface RequestableFile {
  readonly vault: string;
  readonly sha256: string;
  readonly pages: number;
  readonly bytes: number;
  readonly agreement: string;
}

/**
 * The gated file that a visitor may ask for on a day, or null. Reports are served once issued, also when a later one
 * superseded them, since reviewers ask for the last two; expired documents lose their download.
 */
export function requestableFile(data: Report | TrustDocument, today: CalendarDay): RequestableFile | null {
  const { file, agreement, visibility } = data;
  if (visibility !== 'gated' || !agreement || !file || !('vault' in file)) return null;
  if ('status' in data && data.status !== 'issued' && data.status !== 'superseded') return null;
  if ('kind' in data && data.expires && data.expires < today) return null;
  const { vault, sha256, pages, bytes } = file;
  return { vault, sha256, pages, bytes, agreement };
}

/**
 * The agreement under which a gated text can be read at the gate, or null: then it is asked for by mail. A policy that names
 * none is under the one agreement that governs policies.
 */
export function textAgreement(
  { data, body }: Entry<Policy> | Entry<TrustDocument>,
  agreements: readonly Entry<Agreement>[],
  today: CalendarDay,
): string | null {
  if (data.visibility !== 'gated' || body.trim() === '') return null;
  if ('kind' in data) return data.expires && data.expires < today ? null : (data.agreement ?? null);
  if (data.agreement) return data.agreement;
  const governing = agreements.filter((agreement) => agreement.data.governs.includes('policy'));
  return governing.length === 1 ? (governing[0]?.id ?? null) : null;
}
