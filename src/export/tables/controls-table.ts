import { controlsInOrder } from '#site/controls-view.ts';
import { controlStatusLabels, frequencyLabels } from '#site/labels.ts';
import { pagePath } from '#site/paths.ts';
import { csv, type Table } from '../csv.ts';
import type { Sources } from '../sources.ts';

/** `/api/controls.csv`: one published control a row; several values in a cell are separated by a semicolon. */
export function controlsCsv(sources: Sources): string {
  const { header, rows } = controlsTable(sources);
  return csv(header, rows);
}

/** The published controls as a table. */
export function controlsTable({ content, index, url }: Sources): Table {
  const frameworks = content.frameworks.filter((framework) => framework !== 'soc2');
  const header = [
    ...['id', 'title', 'family', 'status', 'owner', 'type', 'operation', 'frequency', 'products'],
    ...['criteria', 'points of focus', ...frameworks, 'policies', 'risks', 'reviewed', 'review due'],
    ...['url', 'as of'],
  ];
  const rows = controlsInOrder(content).map((control) => [
    control.id,
    control.title,
    control.family,
    controlStatusLabels[control.status],
    control.owner,
    control.type,
    control.operation,
    control.frequency && frequencyLabels[control.frequency],
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
