/**
 * Whether a public file is one for machines, which any origin may read: data, feeds, schemas, Markdown twins, the badge, the
 * offline pack, and what stands at well-known places. Pages, styles, fonts and the company's own files are not among them.
 * @param pathname of a file that exists, as received; an odd spelling of it is answered as an ordinary file
 */
export function isOpenData(pathname: string): boolean {
  return open.test(pathname);
}

const open =
  /^\/(?:(?:api|feeds|schemas|\.well-known)\/.+|trust\.json|trust-center\.zip|badge(?:-dark)?\.svg|llms\.txt|sitemap\.xml|(?!files\/|_astro\/|pagefind\/).+\.md)$/;
