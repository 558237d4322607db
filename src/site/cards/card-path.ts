/** Where the social card of a page lies: `/controls/ac-01/` → `/og/controls/ac-01.png`, the home page → `/og/index.png`. */
export function cardPath(page: string): string {
  const name = page.replace(/^\/+|\/+$/g, '').replace(/\.html$/, '');
  return `/og/${name === '' ? 'index' : name}.png`;
}
