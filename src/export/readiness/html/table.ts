import { html, type Markup } from './markup.ts';

/** A column: its heading, its width in percent where the content should not decide, and a class for its cells. */
export interface Column {
  readonly head: string;
  readonly width?: number;
  readonly kind?: 'day' | 'number' | 'short';
}

/** A table that may scroll sideways on a narrow screen. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly (Markup | string | number)[])[],
): Markup {
  return html`<div class="wide"><table>
<thead><tr>${columns.map(({ head, width }) =>
    width ? html`<th scope="col" style="width:${width}%">${head}</th>` : html`<th scope="col">${head}</th>`,
  )}</tr></thead>
<tbody>
${rows.map((cells) => html`<tr>${cells.map((cell, index) => tableCell(cell, columns[index]))}</tr>\n`)}
</tbody></table></div>`;
}

/** An id with its title below or behind. */
export function named(id: string, title: string): Markup {
  return html`<span class="id">${id}</span> ${title}`;
}

/** Values below each other; a dash where there is none. */
export function stacked(values: readonly (Markup | string)[]): Markup {
  if (values.length === 0) return html`–`;
  return html`<ul>${values.map((value) => html`<li>${typeof value === 'string' ? dated(value) : value}</li>`)}</ul>`;
}

/** A text whose days do not break at the end of a line. */
export function dated(text: string): Markup {
  return html`${text
    .split(/(\d{4}-\d{2}-\d{2})/)
    .map((part, index) => (index % 2 === 1 ? html`<span class="day">${part}</span>` : part))}`;
}

function tableCell(value: Markup | string | number, column: Column | undefined): Markup {
  const cell = typeof value === 'string' && !column?.kind ? dated(value) : value;
  return column?.kind ? html`<td class="${column.kind}">${cell}</td>` : html`<td>${cell}</td>`;
}
