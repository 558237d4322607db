import { safeHref } from '../paths.ts';
import type { LinkResolver } from './clean-tree.ts';

/** Which addresses of this site exist, as far as the content decides it. */
export interface KnownPages {
  /** `/controls/ac-01/` and the like. */
  readonly pages: ReadonlySet<string>;
  /** Paths below `/files/`. */
  readonly files: ReadonlySet<string>;
}

/**
 * Resolves the links of texts: http(s), mail and addresses of this site, the latter with the slash at their end. A link to an
 * entry that is not published, or to a file that is not there, is none: its words stay.
 */
export function contentLinks({ pages, files }: KnownPages): LinkResolver {
  return (written) => {
    const href = safeHref(written.trim());
    if (href === null) return null;
    if (!href.startsWith('/')) return { href, external: /^https?:/i.test(href) };
    const [, path = '', rest = ''] = /^([^?#]*)(.*)$/.exec(href) ?? [];
    if (path.startsWith('/files/'))
      return files.has(decoded(path.slice('/files/'.length))) ? { href, external: false } : null;
    const page = path.endsWith('/') || /\.[a-z]{2,5}$/.test(path) ? path : `${path}/`;
    const entry = /^\/(?:controls|criteria|policies|reports|documents|faq|updates)\/[^/]+\/$/i.test(
      withSlash(page),
    );
    if (entry) {
      const known = withSlash(page).toLowerCase();
      return pages.has(known) ? { href: known + rest, external: false } : null;
    }
    return { href: gateRoutes.test(page) ? path + rest : page + rest, external: false };
  };
}

const gateRoutes = /^\/(?:request|access|status)\/$/;

function withSlash(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
