import { changeLine } from '#site/history/change-words.ts';
import { listHistoryView } from '#site/history/list-history-view.ts';
import { contentOfProduct, productPath } from '#site/product-subprocessors.ts';
import { type SubprocessorRow, type SubprocessorsView, subprocessorsView } from '#site/subprocessors-view.ts';
import { listed } from '#site/words/formatting.ts';
import { type Words, wordsOf } from '#site/words/words.ts';
import { address, type Block, facts, list, words as paragraph, plain, section } from '../markdown/blocks.ts';
import type { Sources } from '../sources.ts';
import { type SitePage, twinOf } from './site-page.ts';

/** The page of subprocessors. */
export function subprocessorsPage(sources: Sources): SitePage {
  const { content, index } = sources;
  const { words } = wordsOf(content.site.locale);
  const path = '/subprocessors/';
  const { title, lead, note } = words.subprocessorList;
  const view = subprocessorsView(content, index);
  const history = listHistoryView(content, words).map(({ day, title: what, facts: changed }) =>
    plain([`${day}: ${what}`, ...changed.map((fact) => changeLine(fact, words))].join('; ')),
  );
  const twin = () =>
    twinOf(
      { path, title },
      [
        paragraph(leadWords(lead(content.company.name), view, words)),
        ...viewBlocks(view, words),
        section(2, words.history.listHeading, [list(history.flatMap((line) => line ?? []))]),
      ],
      sources,
    );
  return { path, title, note: note(view.active.length), changed: null, twin };
}

/** The page of each product's subprocessors. */
export function productSubprocessorsPages(sources: Sources): readonly SitePage[] {
  const { content, index } = sources;
  const { words } = wordsOf(content.site.locale);
  return content.products.map(({ id, name }) => {
    const path = productPath(id);
    const title = words.subprocessorsOf.title(name);
    const view = subprocessorsView(contentOfProduct(content, id), index);
    const lead = leadWords(words.subprocessorsOf.lead(content.company.name, name), view, words);
    const twin = () => twinOf({ path, title }, [paragraph(lead), ...viewBlocks(view, words)], sources);
    return { path, title, note: words.subprocessorList.note(view.active.length), changed: null, twin };
  });
}

function leadWords(lead: string, { noticeDays }: SubprocessorsView, { subprocessorList }: Words): string {
  return noticeDays === null ? lead : `${lead} ${subprocessorList.announced(noticeDays)}`;
}

function viewBlocks(view: SubprocessorsView, words: Words): readonly Block[] {
  const w = words.subprocessorList;
  const planned = view.planned.map((change) =>
    rowBlock(
      change.row,
      [
        [w.dayAnnounced, change.announced],
        [w.takesEffect, change.effective],
        [w.lastDayToObject, change.lastDayToObject],
        [w.replaces, plain(change.replaces)],
        [w.shorterNotice, plain(change.emergency)],
        [w.objectTo, plain(view.objectionAddress)],
      ],
      words,
    ),
  );
  const removed = view.removed.map(({ name, ended }) => plain(ended ? w.until(name, ended) : name) ?? '');
  return [
    section(2, w.planned, planned),
    section(
      2,
      w.active,
      view.active.map((row) => rowBlock(row, [], words)),
    ),
    section(2, w.removed, [list(removed)]),
  ];
}

function rowBlock(
  row: SubprocessorRow,
  more: Parameters<typeof facts>[0],
  { subprocessorList: w }: Words,
): Block {
  return section(3, row.name, [
    facts([
      [w.entity, plain(row.entity)],
      [w.purpose, plain(row.purpose)],
      [w.data, plain(row.data.join(', '))],
      ...row.locations.map(({ label, countries }) => [label, plain(countries.join(', '))] as const),
      [w.transfers, plain(row.transfers.join('; '))],
      [w.products, plain(listed(row.products))],
      [w.sinceLabel, row.since],
      [w.agreement, row.dpa && address(row.dpa)],
      ...more,
    ]),
  ]);
}
