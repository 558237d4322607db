import { spellDay } from '#domain/spelled-time.ts';
import { type ContentIndex, contentIndex } from './content-index.ts';
import { type ComponentTargets, contentComponents } from './markdown/content-components.ts';
import { contentLinks, type KnownPages } from './markdown/content-links.ts';
import { pagePath, type Section } from './paths.ts';
import type { PublicText } from './public/visibility.ts';
import { type PublicContent, publicContent } from './public-content.ts';
import {
  type CleanedText,
  cleanMarkdown,
  type RenderedText,
  type RenderOptions,
  renderMarkdown,
  treeHtml,
} from './render-markdown.ts';
import { derivedOnce } from './site-content.ts';
import { canonical } from './words/words.ts';

/** A text of the content as HTML, its links and components resolved against what is published. */
export function renderedText(text: PublicText, idPrefix = ''): RenderedText {
  const { options, cleaned } = textsOf(publicContent(), contentIndex());
  if (idPrefix !== '') return renderMarkdown(text, { ...options, idPrefix });
  const { tree, headings } = cleaned(text);
  return { html: treeHtml(tree), headings };
}

/** Texts of a content as trees, each parsed once for its page, its Markdown twin and the files for machines. */
export function cleanedTexts(content: PublicContent, index: ContentIndex): (text: PublicText) => CleanedText {
  return textsOf(content, index).cleaned;
}

interface Texts {
  readonly options: RenderOptions;
  cleaned(text: PublicText): CleanedText;
}

function textsOf(content: PublicContent, index: ContentIndex): Texts {
  const memo = derivedOnce('texts', () => new WeakMap<PublicContent, Texts>());
  const known = memo.get(content) ?? makeTexts(textOptions(content, index));
  memo.set(content, known);
  return known;
}

function makeTexts(options: RenderOptions): Texts {
  const made = new WeakMap<PublicText, CleanedText>();
  const cleaned = (text: PublicText) => {
    const known = made.get(text) ?? cleanMarkdown(text, options);
    made.set(text, known);
    return known;
  };
  return { options, cleaned };
}

/** How texts of this content are rendered: which links and components lead somewhere, and days as their language writes them. */
export function textOptions(content: PublicContent, index: ContentIndex): RenderOptions {
  return {
    link: contentLinks(knownPages(content, index)),
    component: contentComponents(targetsIn(content, index)),
    day: (day, locale) => spellDay(day, textLocale(locale ?? content.site.locale)),
  };
}

/** What days are written by in a text; as on the pages around it, English puts the day first. */
function textLocale(locale: string): string {
  const tag = canonical(locale);
  return tag === 'en' ? 'en-GB' : tag;
}

function knownPages(content: PublicContent, index: ContentIndex): KnownPages {
  const sections: readonly (readonly [Section, readonly string[]])[] = [
    ['controls', [...index.control.keys()]],
    ['criteria', [...index.criterion.keys()]],
    ['policies', [...index.policy.keys()]],
    ['reports', [...index.report.keys()]],
    ['documents', [...index.document.keys()]],
    ['faq', content.questions.map(({ slug }) => slug)],
    ['updates', content.updates.map(({ slug }) => slug)],
  ];
  const pages = new Set(sections.flatMap(([section, slugs]) => slugs.map((slug) => pagePath(section, slug))));
  return { pages, files: content.files };
}

function targetsIn(content: PublicContent, index: ContentIndex): ComponentTargets {
  return {
    control: (written) => {
      const control = index.control.get(written.trim().toLowerCase());
      return control
        ? { id: control.id, title: control.title, href: pagePath('controls', control.slug) }
        : null;
    },
    criterion: (written) => {
      const criterion = index.criterion.get(written.replace(/\s+/gu, '').toUpperCase())?.[0]?.coverage
        .criterion;
      return criterion
        ? { id: criterion.id, title: criterion.title, href: pagePath('criteria', criterion.id) }
        : null;
    },
    fact: (label) => {
      const fact = content.keyFacts.find((one) => one.label.toLowerCase() === label.trim().toLowerCase());
      return fact
        ? { value: fact.value, href: fact.control ? pagePath('controls', fact.control) : null }
        : null;
    },
  };
}
