import { slugOf } from '#domain/entry.ts';
import { nearest } from '#domain/nearest.ts';
import { outlineOf } from './prose/outline.ts';
import type { Content } from './rule.ts';
import { entrySections, type PageState, productPaths, sitePages, slugsBySection } from './site-pages.ts';

/** Why a link leads nowhere, and what may be meant. */
export interface LinkProblem {
  readonly message: string;
  readonly hint?: string;
}

/** A path inside the site for what is written whole with the site's own address. */
export function ownAddress(url: string, site: string): string {
  const base = site.replace(/\/+$/, '');
  return url.toLowerCase().startsWith(`${base.toLowerCase()}/`) ? url.slice(base.length) : url;
}

/** Why a path of the site leads nowhere, with the nearest page; null where something stands there. */
export function pathProblem(content: Content, path: string): LinkProblem | null {
  if (path.startsWith('/files/')) return fileProblem(content, path);
  const [section = '', slug] = path.split('/').slice(1);
  const page = path.toLowerCase().replace(/\/*$/, '/');
  const pages = sitePages(content);
  const state = pages.get(page);
  if (state === 'page' || state === 'refused') return null;
  if (state)
    return {
      message: `\`${path}\` is ${stateWords[state]} and has no page.`,
      hint: 'Link to something that is published.',
    };
  const known = (entrySections as readonly string[]).includes(section.toLowerCase());
  if (!known && (productPaths.has(section.toLowerCase()) || /\.\w{2,5}$/.test(path))) return null;
  const close = known ? nearestPage(content, section.toLowerCase(), slug ?? '') : nearestSection(section);
  return {
    message: `There is no page \`${path}\`.`,
    ...(close ? { hint: `Did you mean \`${close}\`?` } : {}),
  };
}

/** Compares the last part alone: paths are long, and their beginnings are the same. */
function nearestPage(content: Content, section: string, slug: string): string | null {
  const slugs = slugsBySection(content).get(section) ?? [];
  const [close] = nearest(slug, slugs, 1);
  return close ? `/${section}/${close}/` : null;
}

/** Why an anchor of a policy's page leads to its top; policies are the long texts, and links into them break first. */
export function anchorProblem({ trustCenter }: Content, path: string, anchor: string): LinkProblem | null {
  const slug = /^\/policies\/([^/]+)\/?$/i.exec(path)?.[1]?.toLowerCase();
  if (!slug || anchor === '' || pageAnchors.has(anchor)) return null;
  const policy = policiesBySlug(trustCenter).get(slug);
  if (policy?.data.visibility !== 'public') return null;
  const anchors = outlineOf(policy).headings.map((heading) => heading.anchor);
  if (anchors.includes(anchor)) return null;
  const [close] = nearest(anchor, anchors, 1);
  return {
    message: `The policy ${policy.id} has no heading with the anchor \`#${anchor}\`.`,
    ...(close ? { hint: `Did you mean \`#${close}\`?` } : {}),
  };
}

type Policies = Content['trustCenter']['policies'];

const slugs = new WeakMap<Policies, ReadonlyMap<string, Policies[number]>>();

/** Looked up for each link, so made once. */
function policiesBySlug({ policies }: Content['trustCenter']): ReadonlyMap<string, Policies[number]> {
  const known = slugs.get(policies) ?? new Map(policies.map((policy) => [slugOf(policy.id), policy]));
  slugs.set(policies, known);
  return known;
}

/** Anchors that the page itself has. */
const pageAnchors: ReadonlySet<string> = new Set([
  'content',
  'controls-behind',
  'belongs',
  'history',
  'frameworks',
]);

function nearestSection(section: string): string | null {
  const [close] = nearest(section, [...entrySections, ...productPaths], 1);
  return close ? `/${close}/` : null;
}

const stateWords: Readonly<Record<Exclude<PageState, 'page' | 'refused'>, string>> = {
  internal: 'internal',
  draft: 'a draft',
};

/** Why `/files/…` gives no file; null where it does. */
export function fileProblem({ facts }: Content, path: string): LinkProblem | null {
  const name = path.slice('/files/'.length);
  if (facts.publicFiles.has(name)) return null;
  const [close] = nearest(name, facts.publicFiles, 1);
  return {
    message: `There is no file \`files/${name}\`.`,
    hint: close ? `Did you mean \`/files/${close}\`?` : 'Put it into `files/`.',
  };
}

/** `../policies/access-control.md` means a page that exists, more often than not. */
export function relativeHint(content: Content, url: string): string {
  const name = /([^/]+?)(?:\.mdx?)?\/?$/.exec(url.replace(/[?#].*$/s, ''))?.[1]?.toLowerCase();
  const page = [...slugsBySection(content)].find(([, slugs]) => name !== undefined && slugs.has(name));
  return page
    ? `Write \`/${page[0]}/${name}/\`.`
    : 'Begin it with a slash for a page of this site, or with https://.';
}

/** A path without percent signs; as written where they are broken. */
export function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
