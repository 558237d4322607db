import { lastDayToObject } from '#domain/last-day-to-object.ts';
import { transferLabels } from '#site/labels.ts';
import { csv, type Table } from '../csv.ts';
import type { Sources } from '../sources.ts';
import { several } from './controls-table.ts';

/** `/api/subprocessors.csv`: one subprocessor a row, planned and removed ones too. */
export function subprocessorsCsv(sources: Sources): string {
  const { header, rows } = subprocessorsTable(sources);
  return csv(header, rows);
}

/** The subprocessors as a table. */
export function subprocessorsTable({ content, index }: Sources): Table {
  const header = [
    ...['id', 'name', 'legal entity', 'purpose', 'data', 'storage', 'processing', 'remote access'],
    ...['transfers', 'products', 'status', 'since', 'announced', 'effective', 'last day to object'],
    ...['removed', 'replaces', 'agreement', 'as of'],
  ];
  const rows = content.subprocessors.list.map((one) => [
    one.id,
    one.name,
    one.entity ?? null,
    one.purpose,
    several(one.data),
    several(one.locations?.storage ?? []),
    several(one.locations?.processing ?? []),
    several(one.locations?.remoteAccess ?? []),
    several(one.transfers.map(({ from, to, mechanism }) => `${from} to ${to}: ${transferLabels[mechanism]}`)),
    several(one.products.map((id) => index.product.get(id) ?? id)),
    one.status,
    one.since ?? null,
    one.announced ?? null,
    one.effective ?? null,
    lastDayToObject(one, content.subprocessors.noticeDays),
    one.removed ?? null,
    one.replaces ?? null,
    one.dpa ?? null,
    content.today,
  ]);
  return { header, rows };
}
