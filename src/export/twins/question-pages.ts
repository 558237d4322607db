import { faqView, questionSources } from '#site/faq-view.ts';
import { headingOf } from '#site/labels.ts';
import { pagePath } from '#site/paths.ts';
import type { PublicQuestion } from '#site/public/public-news.ts';
import { interfaceWords } from '#site/words/interface-words.ts';
import { type Block, list, section } from '../markdown/blocks.ts';
import type { Sources } from '../sources.ts';
import { gatedPage } from './gated-page.ts';
import { entryLink } from './references.ts';
import { type SitePage, twinOf } from './site-page.ts';

/** The list of questions and the page of each. */
export function questionPages(sources: Sources): readonly SitePage[] {
  const view = faqView(sources.content);
  const path = '/faq/';
  const { title, onRequest, note } = interfaceWords().faqList;
  const twin = () =>
    twinOf(
      { path, title },
      [
        ...view.topics.flatMap(({ heading, questions }) => [
          section(
            2,
            heading,
            questions.map((one) => answeredBlock(one, path, sources)),
          ),
        ]),
        section(2, onRequest, [
          list(view.gated.map(({ title: question, slug }) => entryLink(question, 'faq', slug, sources))),
        ]),
      ],
      sources,
    );
  return [
    { path, title, note: note(view.total), changed: null, twin },
    ...view.topics.flatMap(({ questions }) => questions.map((one) => questionPage(one, sources))),
    ...view.gated.map((entry) => gatedPage(entry, 'faq', sources)),
  ];
}

function answeredBlock(question: PublicQuestion, path: string, sources: Sources): Block {
  return section(3, question.title, answerBlocks(question, path, sources));
}

function answerBlocks(question: PublicQuestion, path: string, sources: Sources): readonly Block[] {
  const behind = questionSources(question, sources.index).map(({ label, section: kind, slug }) =>
    entryLink(label, kind, slug, sources),
  );
  return [
    sources.markdown(question.text, path),
    behind.length > 0 ? interfaceWords().question.restsOn(behind.join(', ')) : null,
  ];
}

function questionPage(question: PublicQuestion, sources: Sources): SitePage {
  const path = pagePath('faq', question.slug);
  const { title } = question;
  return {
    path,
    title,
    note: question.updated ? interfaceWords().question.updated(question.updated) : headingOf(question.topic),
    changed: question.updated,
    twin: () => twinOf({ path, title }, answerBlocks(question, path, sources), sources),
  };
}
