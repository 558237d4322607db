import { contentIndex } from './content-index.ts';
import { faqView } from './faq-view.ts';
import type { TreeNode } from './markdown/tree.ts';
import { type PublicContent, publicContent } from './public-content.ts';
import { cleanedTexts } from './rendered-text.ts';
import { type SiteFrame, sectionLinks } from './site-frame.ts';
import { wordsOf } from './words/words.ts';

/** What a page says of itself. */
export interface DescribedPage {
  readonly path: string;
  readonly title: string;
  readonly description: string;
}

type Node = Readonly<Record<string, unknown>>;

/**
 * A page's linked data (schema.org as JSON-LD) for a `<script>` of data: the company and the site on the home page, the way
 * to it on every other, the questions where they stand with their answers. Nothing that the page does not show.
 */
export function linkedDataScript(page: DescribedPage, frame: SiteFrame): string {
  const graph = { '@context': 'https://schema.org', '@graph': linkedData(page, frame) };
  // Text of the content must not be able to close the element.
  return JSON.stringify(graph).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The nodes for one page. */
export function linkedData(page: DescribedPage, frame: SiteFrame): readonly Node[] {
  if (page.path === '/') return [organization(frame), website(frame)];
  return [breadcrumbs(page, frame), ...(page.path === '/faq/' ? questions(publicContent(), frame) : [])];
}

function organization(frame: SiteFrame): Node {
  return {
    '@type': 'Organization',
    '@id': `${frame.url}/#organization`,
    name: frame.companyName,
    legalName: frame.legalName,
    url: frame.companyUrl,
    ...(frame.description ? { description: frame.description } : {}),
    ...(frame.logo ? { logo: `${frame.url}${frame.logo}` } : {}),
    contactPoint: { '@type': 'ContactPoint', contactType: 'security', email: frame.securityEmail },
  };
}

function website(frame: SiteFrame): Node {
  return {
    '@type': 'WebSite',
    '@id': `${frame.url}/#website`,
    name: frame.title,
    url: `${frame.url}/`,
    inLanguage: frame.locale,
    publisher: { '@id': `${frame.url}/#organization` },
  };
}

function breadcrumbs({ path, title }: DescribedPage, { title: home, url, locale }: SiteFrame): Node {
  const { words } = wordsOf(locale);
  const section = [...sectionLinks(words), { label: words.frameworks.title, href: '/frameworks/' }].find(
    ({ href }) => path.startsWith(href) && path !== href,
  );
  const trail = [
    { name: home, path: '/' },
    ...(section ? [{ name: section.label, path: section.href }] : []),
    { name: title, path },
  ];
  return {
    '@type': 'BreadcrumbList',
    itemListElement: trail.map(({ name, path: item }, at) => ({
      '@type': 'ListItem',
      position: at + 1,
      name,
      item: `${url}${item}`,
    })),
  };
}

/** The questions that can be read on the page with their answers; those behind the gate are not. */
function questions(content: PublicContent, { url }: SiteFrame): readonly Node[] {
  const cleaned = cleanedTexts(content, contentIndex());
  const asked = faqView(content).topics.flatMap((topic) => topic.questions);
  if (asked.length === 0) return [];
  const mainEntity = asked.map(({ title, slug, text }) => ({
    '@type': 'Question',
    name: title,
    url: `${url}/faq/${slug}/`,
    acceptedAnswer: {
      '@type': 'Answer',
      text: spokenText(cleaned(text).tree).replace(/\s+/g, ' ').trim(),
    },
  }));
  return [{ '@type': 'FAQPage', '@id': `${url}/faq/`, mainEntity }];
}

/** The words of a text, blocks apart from each other and permanent links left out. */
function spokenText({ type, tagName = '', value = '', properties, children = [] }: TreeNode): string {
  if (type === 'text') return value;
  const names = properties?.className;
  if (Array.isArray(names) && names.includes('permalink')) return '';
  const words = children.map(spokenText).join('');
  return inlineTags.has(tagName) ? words : ` ${words} `;
}

const inlineTags: ReadonlySet<string> = new Set(['a', 'strong', 'em', 'del', 'code', 'sup', 'time']);
