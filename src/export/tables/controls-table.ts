import { controlsInOrder } from '#site/controls-view.ts';
import { headingOf } from '#site/labels.ts';
import { pagePath } from '#site/paths.ts';
import { en } from '#site/words/en.ts';
import type { Words } from '#site/words/words.ts';
import { csv, type Table } from '../csv.ts';
import type { Sources } from '../sources.ts';

/** `/api/controls.csv`: one published control a row; several values in a cell are separated by a semicolon. */
export function controlsCsv(sources: Sources): string {
  const { header, rows } = controlsTable(sources);
  return csv(header, rows);
}

/**
 * The published controls as a table.
 * @param people the words of the site, where people read the cells; without them values are those that programs compare
 */
export function controlsTable({ content, index, url }: Sources, people: Words | null = null): Table {
  const words = people ?? en;
  const frameworks = content.frameworks.filter((framework) => framework !== 'soc2');
  const header = [
    ...['id', 'title', 'family', 'status', 'owner', 'type', 'operation', 'frequency', 'products'],
    ...['criteria', 'points of focus', ...frameworks, 'policies', 'risks', 'reviewed', 'review due'],
    ...['url', 'as of'],
  ];
  const rows = controlsInOrder(content).map((control) => [
    control.id,
    control.title,
    people ? headingOf(control.family) : control.family,
    words.controlStatus[control.status],
    control.owner,
    people && control.type ? people.controlType[control.type] : control.type,
    people && control.operation ? people.operation[control.operation] : control.operation,
    control.frequency && words.frequency[control.frequency],
    several(control.products.map((id) => index.product.get(id) ?? id)),
    several(control.criteria),
    several(control.pointsOfFocus),
    ...frameworks.map((framework) => several(control.mappings[framework] ?? [])),
    several(control.policies.map((slug) => index.policy.get(slug)?.title ?? slug)),
    several(control.risks),
    control.reviewed,
    control.reviewDue,
    url(pagePath('controls', control.slug)),
    content.today,
  ]);
  return { header, rows };
}

/** Several values in one cell. */
export function several(values: readonly string[]): string {
  return values.join('; ');
}
