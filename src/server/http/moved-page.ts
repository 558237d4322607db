/**
 * Where a built page only sends its readers on to: the page of a former address, which carries a refresh in its head for
 * hosts of static files. A server answers 301 in its place.
 * @returns a path of this site, or null for every other page
 */
export function movedTo(html: string): string | null {
  const head = html.slice(0, html.search(/<\/head>/i) + 1 || undefined);
  const element = /<meta\s[^>]*http-equiv=["']?refresh["']?[^>]*>/i.exec(head)?.[0];
  return (element && /\scontent="0; url=(\/(?!\/)[\w.~%/-]*)"/i.exec(element)?.[1]) ?? null;
}
