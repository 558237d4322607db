/** The search. */
export const searchPage = {
  search: {
    title: 'Search',
    description: (company: string) => `Search the controls, policies, reports and answers of ${company}.`,
    words: 'Words',
    kind: 'Kind',
    all: 'All',
    results: 'Results',
    more: 'Show more',
    noScript:
      'The search needs JavaScript, and nothing else on this site does. The lists below hold everything that it would find.',
    lists: 'All lists',
    titles: 'All titles',
    /** Filled in by the script of the page: `{count}` and `{query}`. */
    none: 'Nothing found for “{query}”.',
    noneOfKind: 'Nothing found for “{query}” in pages of the kind “{kind}”. “All” searches every kind.',
    hint: 'Try fewer words, another form of the word, or what it stands for. If no page answers your question:',
    one: '1 page found for “{query}”.',
    many: '{count} pages found for “{query}”.',
    failed:
      'The search index could not be loaded. The lists in the navigation hold everything that it holds.',
  },
};
