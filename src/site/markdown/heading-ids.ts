/**
 * Gives the id of each heading as GitHub does: lower case, punctuation dropped, spaces as hyphens, repeats numbered, so
 * that links written for one work in the other.
 * @param prefix stands before every id, where several texts share a page
 */
export function headingIds(prefix = ''): (text: string) => string {
  const used = new Map<string, number>();
  return (text) => {
    const plain = slugOfHeading(text) || 'section';
    let slug = plain;
    for (let count = used.get(plain) ?? 0; used.has(slug); ) {
      count += 1;
      used.set(plain, count);
      slug = `${plain}-${count}`;
    }
    used.set(slug, 0);
    return `${prefix}${slug}`;
  };
}

function slugOfHeading(text: string): string {
  return text
    .toLowerCase()
    .trim()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replace(/ /g, '-');
}
