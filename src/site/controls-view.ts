import type { ContentIndex } from './content-index.ts';
import { frameworkLabel, headingOf } from './labels.ts';
import type { PublicControl } from './public/public-control.ts';
import type { GatedEntry } from './public/visibility.ts';
import type { PublicContent } from './public-content.ts';
import { shownFrameworks } from './shown-frameworks.ts';
import { orderIn } from './words/formatting.ts';
import { interfaceWords } from './words/interface-words.ts';

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

export type FacetId = 'family' | 'series' | 'criterion' | 'framework' | 'product' | 'type' | 'status';

/** One way to narrow the list: its choices in order. */
export interface Facet {
  readonly id: FacetId;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly count: number }[];
}

/** Groups the published controls and counts them for each choice; a facet with one choice is left out. */
export function controlsView(content: PublicContent, index: ContentIndex): ControlsView {
  const controls = content.controls.filter((control) => control.access === 'public');
  const shown = new Set<string>(shownFrameworks(content));
  const rows = controls.map((control) => ({ control, data: facetData(control, shown) })).sort(byId);
  const groups = groupByFamily(rows, content.site.locale);
  return {
    groups,
    gated: content.controls.filter((control) => control.access === 'gated'),
    total: rows.length,
    implemented: controls.filter(({ status }) => status === 'implemented').length,
    facets: facetsOf(rows, index),
  };
}

function facetData(control: PublicControl, frameworks: ReadonlySet<string>): ControlRow['data'] {
  return {
    family: control.family.toLowerCase(),
    series: [...new Set(control.criteria.map(seriesId))].join(' '),
    criterion: control.criteria.join(' '),
    framework: statedFrameworks(control, frameworks).join(' '),
    product: control.products.join(' '),
    type: control.type ?? '',
    status: control.status,
  };
}

/** What the control states itself, never what a crosswalk suggests: a filter that let everything through would be none. */
function statedFrameworks({ mappings }: PublicControl, shown: ReadonlySet<string>): readonly string[] {
  return Object.keys(mappings).filter((id) => shown.has(id) && (mappings[id]?.length ?? 0) > 0);
}

/** `CC6.1` belongs to `CC6`. */
function seriesId(criterion: string): string {
  return criterion.split('.')[0] ?? criterion;
}

function groupByFamily(rows: readonly ControlRow[], locale: string): readonly ControlGroup[] {
  const order = orderIn(locale);
  const groups = new Map<string, ControlRow[]>();
  for (const row of rows) {
    const family = row.control.family.toLowerCase();
    groups.set(family, [...(groups.get(family) ?? []), row]);
  }
  return [...groups]
    .map(([id, list]) => ({ id, heading: headingOf(id), rows: list }))
    .sort((a, b) => order(a.heading, b.heading));
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
      options: options.sort((a, b) => byNumber(a.value, b.value)),
    };
  };
  const { controlFilter, controlType, controlStatus } = interfaceWords();
  const label = controlFilter.facet;
  return [
    facet('family', label.family, headingOf),
    facet('series', label.series, (value) => value),
    facet('criterion', label.criterion, (value) => value),
    facet('framework', label.framework, frameworkLabel),
    facet('product', label.product, (value) => index.product.get(value) ?? value),
    facet('type', label.type, (value) => controlType[value as keyof typeof controlType] ?? value),
    facet('status', label.status, (value) => controlStatus[value as keyof typeof controlStatus] ?? value),
  ].filter(({ options }) => options.length > 1);
}

function byId(a: ControlRow, b: ControlRow): number {
  return byNumber(a.control.id, b.control.id);
}

/** One collator for all: `localeCompare` with options makes one for each comparison. */
const byNumber = new Intl.Collator('en', { numeric: true }).compare;

/** The published controls in the order of the list: by family, then by id. The same array for the same content. */
export function controlsInOrder(content: PublicContent): readonly PublicControl[] {
  const known = orders.get(content);
  if (known) return known;
  const rows = content.controls.flatMap((control) =>
    control.access === 'public' ? [{ control, data: facetData(control, noFrameworks) }] : [],
  );
  const groups = groupByFamily(rows.sort(byId), content.site.locale);
  const order = groups.flatMap((group) => group.rows.map(({ control }) => control));
  orders.set(content, order);
  return order;
}

const noFrameworks: ReadonlySet<string> = new Set();
const orders = new WeakMap<PublicContent, readonly PublicControl[]>();
