import { offlineAddress, type PackedSite } from './offline-address.ts';

/**
 * A built page as a page of the pack: addresses are relative, scripts are gone and what stands in for them is shown, and a note
 * says what it is a copy of. What is written here comes from our own templates: attributes are quoted, and text holds no `<`.
 * @param path of the page's file, such as `controls/index.html`
 * @param note HTML for the beginning of the page
 */
export function offlineHtml(html: string, path: string, packed: PackedSite, note: string): string {
  return html
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/gi, '')
    .replace(/<\/?noscript>/gi, '')
    .replace(tag, (written, name: string) => offlineTag(written, name.toLowerCase(), path, packed))
    .replace(/<main\b[^>]*>/i, (main) => `${main}${note}`);
}

const tag = /<([a-z][a-z0-9-]*)(?:\s+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*\s*\/?>/gi;

function offlineTag(written: string, name: string, path: string, packed: PackedSite): string {
  if (name === 'link' && /\srel="?preload\b/i.test(written)) return '';
  if (name === 'meta') return offlineMeta(written, path, packed);
  const own = name === 'a' ? ownLink(written, packed.site) : written;
  return own
    .replace(/\scrossorigin(?:="[^"]*")?/i, '')
    .replace(/\s(href|src|srcset|action)="(\/(?!\/)[^"]*)"/gi, (_, attribute: string, href: string) => {
      const address = offlineAddress(unescaped(href), path, packed);
      return ` ${attribute}="${escaped(address)}"`;
    });
}

/** A link that names this site in full is one of the pack too. */
function ownLink(written: string, site: string): string {
  return written.replace(/\shref="([^"]*)"/i, (whole, href: string) =>
    href.startsWith(`${escaped(site)}/`) ? ` href="${href.slice(escaped(site).length)}"` : whole,
  );
}

function offlineMeta(written: string, path: string, packed: PackedSite): string {
  if (/http-equiv="content-security-policy"/i.test(written))
    return `<meta http-equiv="content-security-policy" content="${policy}">`;
  if (!/http-equiv="refresh"/i.test(written)) return written;
  return written.replace(
    /url=(\/(?!\/)[^"]*)/i,
    (_, to: string) => `url=${offlineAddress(to, path, packed)}`,
  );
}

/** In a file `'self'` means nothing to some browsers; it is there for those who serve the unpacked folder. No script at all. */
const policy =
  "default-src 'none'; style-src 'self' file:; img-src 'self' file: data:; font-src 'self' file:; base-uri 'none'; form-action 'none'";

function unescaped(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#34;', '"')
    .replaceAll('&#38;', '&')
    .replaceAll('&amp;', '&');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
