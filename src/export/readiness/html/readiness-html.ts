import { categoryNames } from '../labels.ts';
import {
  type AssessedDocument,
  internalNotice,
  type ReadinessDocument,
  readinessLimits,
  readinessTitle,
} from '../readiness-document.ts';
import { criteriaSection, overviewSection } from './criteria-section.ts';
import { gapsSection } from './gaps-section.ts';
import { html, type Markup } from './markup.ts';
import { planSection } from './plan-section.ts';
import { policiesSection, requestsSection } from './requests-section.ts';
import { style } from './style.ts';
import { summarySection } from './summary-section.ts';

/**
 * The assessment as one HTML file that needs nothing else: it is opened from disk, read on a screen and printed. Its policy
 * forbids scripts and every address, so that even a mistake in escaping could do nothing.
 */
export function readinessHtml(document: ReadinessDocument): string {
  const { company, today, systems, leftOut } = document;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${readinessTitle}: ${company}, ${today}. ${internalNotice}</title>
<style>${style}</style>
</head>
<body>
<div class="internal">${internalNotice}</div>
<main>
<h1>${readinessTitle}: ${company}</h1>
<p class="lead">As of ${today}</p>
<p class="limits">${readinessLimits}</p>
${leftOut.length > 0 && incomplete(leftOut)}
${systems.map((system, index) => systemPart(system, index, systems.length > 1))}
</main>
</body>
</html>
`;
  return page.source;
}

function incomplete(leftOut: readonly string[]): Markup {
  return html`<p class="incomplete"><strong>Incomplete.</strong> These files could not be read and are not in the figures; <code>npx vitrine check</code> says why: ${leftOut.join(', ')}.</p>`;
}

function systemPart(system: AssessedDocument, index: number, isOneOfMany: boolean): Markup {
  const { scope, products, editionName, tally } = system;
  const prefix = isOneOfMany ? `${index + 1}-` : '';
  const categories = scope.categories.map((category) => categoryNames[category].toLowerCase()).join(', ');
  return html`
<p class="lead"><strong>${products.join(', ') || scope.id}</strong>: ${tally.criteria.inScope} criteria of ${editionName} in scope (${categories}).</p>
<nav aria-label="Parts"><ul>
${parts.map(([id, name]) => html`<li><a href="#${prefix}${id}">${name}</a></li>`)}
</ul></nav>
${summarySection(system, prefix)}
${gapsSection(system, prefix)}
${planSection(system, prefix)}
${overviewSection(system, prefix)}
${criteriaSection(system, prefix)}
${policiesSection(system, prefix)}
${requestsSection(system, prefix)}
`;
}

const parts = [
  ['summary', 'Summary'],
  ['gaps', 'What is missing first'],
  ['timeline', 'Timeline'],
  ['criteria', 'By criterion'],
  ['policies', 'Policies'],
  ['requests', 'Request list'],
] as const;
