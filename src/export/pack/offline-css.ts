import { offlineAddress, type PackedSite } from './offline-address.ts';

/** A style sheet as one of the pack: fonts and pictures have relative addresses. */
export function offlineCss(css: string, path: string, packed: PackedSite): string {
  return css.replace(/url\((["']?)(\/(?!\/)[^"')]+)\1\)/g, (_, quote: string, href: string) => {
    return `url(${quote}${offlineAddress(href, path, packed)}${quote})`;
  });
}
