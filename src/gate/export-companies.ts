import type { CompanySummary } from './list-companies.ts';

const columns = [
  'Domain',
  'Company',
  'People',
  'Requests',
  'Waiting',
  'Running access',
  'Downloads',
  'Last event (UTC)',
  'Older reports held',
] as const;

/** The companies as CSV (RFC 4180). A cell that a spreadsheet would take for a formula starts with an apostrophe. */
export function companiesCsv(companies: readonly CompanySummary[]): string {
  const rows = companies.map(
    ({ domain, names, people, requests, waiting, running, downloads, lastAt, older }) => [
      domain,
      names.join('; '),
      people,
      requests,
      waiting,
      running,
      downloads,
      new Date(lastAt).toISOString(),
      older.join('; '),
    ],
  );
  return [columns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  // Also in full width, as spreadsheets of East Asian locales read it.
  const inert = /^[\s\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(value) ? `'${value}` : value;
  return `"${inert.replaceAll('"', '""')}"`;
}
