import type { Publication } from '#domain/gate/gate-catalogue.ts';
import { allChanges } from '#site/changes/all-changes.ts';
import { type Change, pastChanges } from '#site/changes/change.ts';
import { subprocessorChanges } from '#site/changes/subprocessor-changes.ts';
import type { PublicContent } from '#site/public-content.ts';
import { wordsOf } from '#site/words/words.ts';

/**
 * What is public about changes to subprocessors, reports and policies, by the topics that people can subscribe to: what the gate
 * compares from build to build. Made from the public view alone.
 */
export function publicationOf(content: PublicContent): Publication {
  const { topics: words } = wordsOf(content.site.locale).words.subscription;
  const subprocessors = new Map(productsOf(content).map(({ id }) => [topicOf(id), idsOf(content, id)]));
  const topicsFor = ({ id }: Change): readonly string[] => [
    ...kinds.filter((kind) => id.startsWith(`/${kind}/`)),
    ...[...subprocessors].flatMap(([topic, ids]) => (ids.has(id) ? [topic] : [])),
  ];
  const changes = pastChanges(allChanges(content), content.today).flatMap((change) => {
    const topics = topicsFor(change);
    if (topics.length === 0) return [];
    const { id, title, summary, path, day } = change;
    return [{ id, title, summary, path, day, topics: [...topics] }];
  });
  return {
    topics: [
      ...kinds.map((id) => ({ id, title: words[id] })),
      ...productsOf(content).map(({ id, name }) => ({
        id: topicOf(id),
        title: words.subprocessorsOf(name),
      })),
    ],
    changes: changes.slice(0, most),
  };
}

const kinds = ['subprocessors', 'reports', 'policies'] as const;

/** Older ones were told by earlier builds. */
const most = 1000;

/** One product is the company's whole service: its subprocessors are all of them. */
function productsOf({ products }: PublicContent): PublicContent['products'] {
  return products.length > 1 ? products : [];
}

function topicOf(product: string): string {
  return `subprocessors-${product.toLowerCase()}`;
}

function idsOf(content: PublicContent, product: string): ReadonlySet<string> {
  return new Set(subprocessorChanges(content, product).map(({ id }) => id));
}
