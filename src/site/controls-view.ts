import type { ContentIndex } from './content-index.ts';
import { controlStatusLabels, controlTypeLabels, headingOf } from './labels.ts';
import type { PublicControl } from './public/public-control.ts';
import type { GatedEntry } from './public/visibility.ts';
import type { PublicContent } from './public-content.ts';

/** The list of controls, grouped by family, with what the filter needs. */
export interface ControlsView {
  readonly groups: readonly ControlGroup[];
  readonly gated: readonly GatedEntry[];
  readonly total: number;
  readonly implemented: number;
  readonly facets: readonly Facet[];
}

export interface ControlGroup {
  readonly id: string;
  readonly heading: string;
  readonly rows: readonly ControlRow[];
}

export interface ControlRow {
  readonly control: PublicControl;
  /** Values by facet, space-separated, as they stand in `data-` attributes. */
  readonly data: Readonly<Record<FacetId, string>>;
}

export type FacetId = 'family' | 'series' | 'criterion' | 'product' | 'type' | 'status';

/** One way to narrow the list: its choices in order. */
export interface Facet {
  readonly id: FacetId;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly count: number }[];
}

/** Groups the published controls and counts them for each choice; a facet with one choice is left out. */
export function controlsView(content: PublicContent, index: ContentIndex): ControlsView {
  const controls = content.controls.filter((control) => control.access === 'public');
  const rows = controls.map((control) => ({ control, data: facetData(control) })).sort(byId);
  const groups = groupByFamily(rows);
  return {
    groups,
    gated: content.controls.filter((control) => control.access === 'gated'),
    total: rows.length,
    implemented: controls.filter(({ status }) => status === 'implemented').length,
    facets: facetsOf(rows, index),
  };
}

function facetData(control: PublicControl): ControlRow['data'] {
  return {
    family: control.family.toLowerCase(),
    series: [...new Set(control.criteria.map(seriesId))].join(' '),
    criterion: control.criteria.join(' '),
    product: control.products.join(' '),
    type: control.type ?? '',
    status: control.status,
  };
}

/** `CC6.1` belongs to `CC6`. */
export function seriesId(criterion: string): string {
  return criterion.split('.')[0] ?? criterion;
}

function groupByFamily(rows: readonly ControlRow[]): readonly ControlGroup[] {
  const groups = new Map<string, ControlRow[]>();
  for (const row of rows) {
    const family = row.control.family.toLowerCase();
    groups.set(family, [...(groups.get(family) ?? []), row]);
  }
  return [...groups]
    .map(([id, list]) => ({ id, heading: headingOf(id), rows: list }))
    .sort((a, b) => a.heading.localeCompare(b.heading, 'en'));
}

function facetsOf(rows: readonly ControlRow[], index: ContentIndex): readonly Facet[] {
  const facet = (id: FacetId, label: string, name: (value: string) => string): Facet => {
    const counts = new Map<string, number>();
    for (const row of rows)
      for (const value of row.data[id].split(' ').filter(Boolean))
        counts.set(value, (counts.get(value) ?? 0) + 1);
    const options = [...counts].map(([value, count]) => ({ value, label: name(value), count }));
    return {
      id,
      label,
      options: options.sort((a, b) => a.value.localeCompare(b.value, 'en', { numeric: true })),
    };
  };
  return [
    facet('family', 'Family', headingOf),
    facet('series', 'Series', (value) => value),
    facet('criterion', 'Criterion', (value) => value),
    facet('product', 'Product', (value) => index.product.get(value) ?? value),
    facet('type', 'Type', (value) => controlTypeLabels[value as keyof typeof controlTypeLabels] ?? value),
    facet(
      'status',
      'Status',
      (value) => controlStatusLabels[value as keyof typeof controlStatusLabels] ?? value,
    ),
  ].filter(({ options }) => options.length > 1);
}

function byId(a: ControlRow, b: ControlRow): number {
  return a.control.id.localeCompare(b.control.id, 'en', { numeric: true });
}

/** The published controls in the order of the list: by family, then by id. The same array for the same content. */
export function controlsInOrder(content: PublicContent): readonly PublicControl[] {
  const known = orders.get(content);
  if (known) return known;
  const rows = content.controls.flatMap((control) =>
    control.access === 'public' ? [{ control, data: facetData(control) }] : [],
  );
  const order = groupByFamily(rows.sort(byId)).flatMap((group) => group.rows.map(({ control }) => control));
  orders.set(content, order);
  return order;
}

const orders = new WeakMap<PublicContent, readonly PublicControl[]>();
