import { lastDayToObject } from '#domain/last-day-to-object.ts';
import { en } from '#site/words/en.ts';
import type { Words } from '#site/words/words.ts';
import { csv, type Table } from '../csv.ts';
import type { Sources } from '../sources.ts';
import { several } from './controls-table.ts';

/** `/api/subprocessors.csv`: one subprocessor a row, planned and removed ones too. */
export function subprocessorsCsv(sources: Sources): string {
  const { header, rows } = subprocessorsTable(sources);
  return csv(header, rows);
}

/**
 * The subprocessors as a table.
 * @param people the words of the site, where people read the cells; without them values are those that programs compare
 */
export function subprocessorsTable({ content, index }: Sources, people: Words | null = null): Table {
  const words = people ?? en;
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
    several(
      one.transfers.map(({ from, to, mechanism }) =>
        words.subprocessorList.transfer(from, to, words.transfer[mechanism]),
      ),
    ),
    several(one.products.map((id) => index.product.get(id) ?? id)),
    people ? people.history.subprocessorStatus[one.status] : one.status,
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
