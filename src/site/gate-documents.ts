/** Titles by id, for staff; a document that is not offered any more keeps its id. */
export function documentTitles(offer: {
  readonly documents: readonly { readonly id: string; readonly title: string }[];
}): (id: string) => string {
  const titles = new Map(offer.documents.map(({ id, title }) => [id, title]));
  return (id) => titles.get(id) ?? id;
}
