import { transferLabels } from '#site/labels.ts';
import { csv } from '../csv.ts';
import type { Sources } from '../sources.ts';
import { several } from './controls-table.ts';

/** `/api/subprocessors.csv`: one subprocessor a row, planned and removed ones too. */
export function subprocessorsCsv({ content, index }: Sources): string {
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
    one.status === 'planned' ? (one.effective ?? null) : null,
    one.removed ?? null,
    one.replaces ?? null,
    one.dpa ?? null,
    content.today,
  ]);
  return csv(header, rows);
}
