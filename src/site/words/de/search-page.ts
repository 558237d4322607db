import type { searchPage as english } from '../en/search-page.ts';

export const searchPage: typeof english = {
  search: {
    title: 'Suche',
    description: (company) =>
      `Kontrollen, Richtlinien, Prüfberichte und Antworten von ${company} durchsuchen.`,
    words: 'Wörter',
    kind: 'Art',
    all: 'Alle',
    results: 'Ergebnisse',
    more: 'Mehr anzeigen',
    noScript:
      'Die Suche braucht JavaScript, sonst nichts auf dieser Website. Die Listen unten enthalten alles, was sie finden würde.',
    lists: 'Alle Listen',
    titles: 'Alle Titel',
    none: 'Nichts gefunden zu „{query}“.',
    noneOfKind: 'Nichts gefunden zu „{query}“ auf Seiten der Art „{kind}“. „Alle“ sucht in jeder Art.',
    hint: 'Versuchen Sie es mit weniger Wörtern, einer anderen Form des Wortes oder dem, wofür es steht. Beantwortet keine Seite Ihre Frage:',
    one: '1 Seite gefunden zu „{query}“.',
    many: '{count} Seiten gefunden zu „{query}“.',
    failed:
      'Der Suchindex konnte nicht geladen werden. Die Listen in der Navigation enthalten alles, was er enthält.',
  },
};
