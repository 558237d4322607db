import { listed } from '#site/labels.ts';
import { type SubprocessorRow, subprocessorsView } from '#site/subprocessors-view.ts';
import { address, type Block, facts, list, plain, section, words } from '../markdown/blocks.ts';
import type { Sources } from '../sources.ts';
import { type SitePage, twinOf } from './site-page.ts';

/** The page of subprocessors. */
export function subprocessorsPage(sources: Sources): SitePage {
  const path = '/subprocessors/';
  const title = 'Subprocessors';
  const view = subprocessorsView(sources.content, sources.index);
  const twin = () =>
    twinOf(
      { path, title },
      [
        words(
          `Companies that process personal data of customers on behalf of ${sources.content.company.name}. New ones and replacements are announced ${view.noticeDays} days before they begin.`,
        ),
        section(
          2,
          'Planned changes',
          view.planned.map((change) =>
            rowBlock(change.row, [
              ['Announced', change.announced],
              ['Takes effect', change.effective],
              ['Last day to object', change.lastDayToObject],
              ['Replaces', plain(change.replaces)],
              ['Shorter notice because', plain(change.emergency)],
              ['Object by mail to', plain(view.objectionAddress)],
            ]),
          ),
        ),
        section(
          2,
          'Active',
          view.active.map((row) => rowBlock(row, [])),
        ),
        section(2, 'Removed', [
          list(view.removed.map(({ name, ended }) => `${plain(name)}${ended ? `, until ${ended}` : ''}`)),
        ]),
      ],
      sources,
    );
  return { path, title, note: `${view.active.length} active`, changed: null, twin };
}

function rowBlock(row: SubprocessorRow, more: Parameters<typeof facts>[0]): Block {
  return section(3, row.name, [
    facts([
      ['Legal entity', plain(row.entity)],
      ['Purpose', plain(row.purpose)],
      ['Data', plain(row.data.join(', '))],
      ...row.locations.map(({ label, countries }) => [label, plain(countries.join(', '))] as const),
      ['Transfers', plain(row.transfers.join('; '))],
      ['Products', plain(listed(row.products))],
      ['Since', row.since],
      ['Agreement', row.dpa && address(row.dpa)],
      ...more,
    ]),
  ]);
}
