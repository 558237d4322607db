import type { ContentIndex } from './content-index.ts';
import { headingOf } from './labels.ts';
import type { PublicQuestion } from './public/public-news.ts';
import type { GatedEntry } from './public/visibility.ts';
import type { PublicContent } from './public-content.ts';
import { orderIn } from './words/formatting.ts';

/** The questions by topic. */
export interface FaqView {
  readonly topics: readonly {
    readonly id: string;
    readonly heading: string;
    readonly questions: readonly PublicQuestion[];
  }[];
  readonly gated: readonly GatedEntry[];
  readonly total: number;
  /** Whether the contents name each question; of very many they name the topics alone. */
  readonly isListed: boolean;
}

/** A link to what an answer rests on. */
export interface QuestionSource {
  readonly slug: string;
  readonly label: string;
  readonly section: 'controls' | 'policies';
}

/** Questions in the contents beside the text, which are read at a glance. */
const mostInContents = 40;

/** Groups questions by topic, in their own order inside it; topics in the order of their names. */
export function faqView(content: PublicContent): FaqView {
  const questions = content.questions.filter((question) => question.access === 'public');
  const order = orderIn(content.site.locale);
  const topics = Map.groupBy(questions, ({ topic }) => topic);
  return {
    topics: [...topics]
      .map(([id, list]) => ({
        id: id.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-'),
        heading: headingOf(id),
        questions: [...list].sort((a, b) => a.order - b.order || order(a.title, b.title)),
      }))
      .sort((a, b) => order(a.heading, b.heading)),
    gated: content.questions.filter((question) => question.access === 'gated'),
    total: questions.length,
    isListed: questions.length <= mostInContents,
  };
}

/** The controls and policies behind an answer. */
export function questionSources(question: PublicQuestion, index: ContentIndex): readonly QuestionSource[] {
  const controls = question.controls.flatMap((slug) => {
    const control = index.control.get(slug);
    return control ? [{ slug, label: `${control.id} ${control.title}`, section: 'controls' as const }] : [];
  });
  const policies = question.policies.flatMap((slug) => {
    const policy = index.policy.get(slug);
    return policy ? [{ slug, label: policy.title, section: 'policies' as const }] : [];
  });
  return [...controls, ...policies];
}
