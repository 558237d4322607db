import type { AssessedDocument } from '../readiness-document.ts';
import { figures, gapCountWords } from '../tally-words.ts';
import { html, type Markup } from './markup.ts';

/** The figures on top. */
export function summarySection({ tally }: AssessedDocument, prefix: string): Markup {
  return html`<section aria-labelledby="${prefix}summary">
<h2 class="first" id="${prefix}summary">Summary</h2>
<p class="verdict">${gapCountWords(tally)}</p>
<dl class="figures">
${figures(tally).map(
  ({ label, value, detail }) =>
    html`<div><dt>${label}</dt><dd class="value">${value}</dd>${
      detail !== '' && html`<dd class="detail">${detail}</dd>`
    }</div>\n`,
)}
</dl>
</section>`;
}
