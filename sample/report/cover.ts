import { escapeHtml } from '../layout/markdown.ts';

/** The color of the invented CPA firm. */
export const merridenVale = '#22405c';

export const reportDisclaimer =
  'Sample report of a fictional company, written to demonstrate Vitrine. No examination took place and no CPA firm issued it.';

/** The first page of a report of Merriden Vale LLP. */
export function cover({ name, scope, when }: { name: string; scope: string; when: string }): string {
  return `<div class="cover">
<p class="firm">Merriden Vale LLP<small>Certified public accountants · Denver, Colorado</small></p>
<p class="name">${escapeHtml(name)}</p>
<p class="scope">${escapeHtml(scope)}</p>
<p class="when">${escapeHtml(when)}</p>
<p class="foot">Ostermere, Inc. · Portland, Oregon<br>Restricted use. Handed out under a non-disclosure agreement, to the recipient named in the copy only.</p>
</div>`;
}

/** One section of a report, on a new page. With a title it becomes an entry of the contents. */
export function part(number: string, html: string, title?: string): string {
  const heading = title
    ? `<h1 id="section-${number}"><small>Section ${number}</small>${escapeHtml(title)}</h1>`
    : '';
  return `<div class="section">${heading}${html}</div>`;
}
