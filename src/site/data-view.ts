import { feedPaths } from './alternate-links.ts';
import type { PublicContent } from './public-content.ts';
import { siteTitle } from './site-title.ts';
import type { Words } from './words/words.ts';

/** The page of files: in groups, each file in its forms. */
export interface DataView {
  readonly groups: readonly DataGroup[];
  /** Lines to copy into another page. */
  readonly badge: { readonly html: string; readonly markdown: string };
}

export interface DataGroup {
  readonly id: string;
  readonly title: string;
  readonly note: string | null;
  readonly rows: readonly DataRow[];
}

export interface DataRow {
  readonly label: string;
  readonly files: readonly { readonly form: string; readonly href: string }[];
}

/**
 * Everything that can be downloaded, without the offline copy, whose size is known only later.
 * @param hasMapping whether there is an OSCAL mapping: a trust center without crosswalks has none
 */
export function dataView(content: PublicContent, words: Words, hasMapping: boolean): DataView {
  const w = words.data;
  const json = (label: string, name: string): DataRow => ({
    label,
    files: [{ form: 'JSON', href: `/api/${name}.json` }],
  });
  const sheet = (label: string, name: string): DataRow => ({
    label,
    files: [
      { form: 'XLSX', href: `/api/${name}.xlsx` },
      { form: 'CSV', href: `/api/${name}.csv` },
    ],
  });
  const oscal = (label: string, name: string): DataRow => ({
    label,
    files: [{ form: 'OSCAL', href: `/api/oscal/${name}.json` }],
  });
  return {
    groups: [
      {
        id: 'sheets',
        title: w.sheets,
        note: w.sheetsNote,
        rows: [
          sheet(w.controls, 'controls'),
          sheet(w.matrix, 'matrix'),
          sheet(w.subprocessors, 'subprocessors'),
        ],
      },
      {
        id: 'machines',
        title: w.machines,
        note: null,
        rows: [
          { label: w.trust, files: [{ form: 'JSON', href: '/trust.json' }] },
          json(w.controls, 'controls'),
          json(w.criteria, 'criteria'),
          json(w.policies, 'policies'),
          json(w.reports, 'reports'),
          json(w.subprocessors, 'subprocessors'),
          json(w.faq, 'faq'),
          oscal(w.catalog, 'catalog'),
          oscal(w.components, 'component-definition'),
          ...(hasMapping ? [oscal(w.mapping, 'mapping')] : []),
          { label: w.cdxa, files: [{ form: 'CycloneDX', href: '/api/cdxa.json' }] },
        ],
      },
      { id: 'feeds', title: w.feeds, note: null, rows: feedRows(words) },
      {
        id: 'checks',
        title: w.checks,
        note: null,
        rows: [{ label: w.manifest, files: [{ form: 'JSON', href: '/.well-known/vitrine-manifest.json' }] }],
      },
    ],
    badge: badgeSnippets(content),
  };
}

function feedRows({ feeds }: Words): readonly DataRow[] {
  return (Object.keys(feedPaths) as (keyof typeof feedPaths)[]).map((name) => ({
    label: feeds[name],
    files: [
      { form: 'Atom', href: `${feedPaths[name].path}.xml` },
      { form: 'JSON Feed', href: `${feedPaths[name].path}.json` },
    ],
  }));
}

function badgeSnippets(content: PublicContent): DataView['badge'] {
  const site = content.site.url.replace(/\/+$/, '');
  const name = siteTitle(content);
  const inHtml = name.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return {
    html: `<a href="${site}/"><img src="${site}/badge.svg" alt="${inHtml}" height="56"></a>`,
    markdown: `[![${name.replace(/([[\]\\])/g, '\\$1')}](${site}/badge.svg)](${site}/)`,
  };
}
