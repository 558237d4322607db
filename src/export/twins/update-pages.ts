import { pagePath } from '#site/paths.ts';
import type { PublicUpdate } from '#site/public/public-news.ts';
import { updatesInOrder } from '#site/updates-view.ts';
import { interfaceWords } from '#site/words/interface-words.ts';
import { list, words } from '../markdown/blocks.ts';
import type { Sources } from '../sources.ts';
import { gatedPage } from './gated-page.ts';
import { entryLink } from './references.ts';
import { type SitePage, twinOf } from './site-page.ts';

/** The list of updates and the page of each, the latest first. */
export function updatePages(sources: Sources): readonly SitePage[] {
  const updates = updatesInOrder(sources.content);
  const path = '/updates/';
  const { title, note } = interfaceWords().updateList;
  const twin = () =>
    twinOf({ path, title }, [list(updates.map((update) => updateLine(update, sources)))], sources);
  return [
    { path, title, note: note(updates.length), changed: updates[0]?.date ?? null, twin },
    ...updates.map((update) => updatePage(update, sources)),
    ...sources.content.updates.flatMap((update) =>
      update.access === 'gated' ? [gatedPage(update, 'updates', sources)] : [],
    ),
  ];
}

/** An update in a list: day, kind, title. */
export function updateLine({ date, kind, title, slug }: PublicUpdate, sources: Sources): string {
  const { update, updateKind } = interfaceWords();
  return `${update.dayAndKind(date, updateKind[kind])}: ${entryLink(title, 'updates', slug, sources)}`;
}

function updatePage(update: PublicUpdate, sources: Sources): SitePage {
  const path = pagePath('updates', update.slug);
  const { title } = update;
  const { update: w, updateKind } = interfaceWords();
  const head = words(w.dayAndKind(update.date, updateKind[update.kind]));
  return {
    path,
    title,
    note: update.date,
    changed: update.date,
    twin: () => twinOf({ path, title }, [head, sources.markdown(update.text, path)], sources),
  };
}
