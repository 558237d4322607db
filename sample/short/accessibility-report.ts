import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { escapeHtml, renderFile } from '../layout/markdown.ts';
import type { SampleDocument } from '../sample-document.ts';
import { letterhead } from './short-documents.ts';

type Answer = 'S' | 'P' | 'N' | '-';
type CriterionLine = readonly [
  number: string,
  name: string,
  level: 'A' | 'AA',
  cloud: Answer,
  field: Answer,
  remark: string,
];

const words = {
  S: 'Supports',
  P: 'Partially supports',
  N: 'Does not support',
  '-': 'Not applicable',
} as const satisfies Record<Answer, string>;
const title = 'Accessibility conformance report';
const aside = 'Edition 2026.1, June 18, 2026';

/** The public self-assessment against WCAG 2.2 A and AA, Section 508 and EN 301 549. */
export function accessibilityReport(): SampleDocument {
  const lines = parse(
    readFileSync(new URL('./wcag-criteria.yaml', import.meta.url), 'utf8'),
  ) as CriterionLine[];
  const tokens = {
    'level-a': criteriaTable(lines, 'A'),
    'level-aa': criteriaTable(lines, 'AA'),
    summary: summary(lines),
  };
  return {
    file: 'accessibility-conformance-2026.pdf',
    audience: 'public',
    author: 'Ostermere (fictional)',
    subject: 'Sample document of a fictional company',
    date: '2026-06-18',
    frame: {
      title,
      aside,
      disclaimer:
        'Sample document of a fictional company, written to demonstrate Vitrine. The products do not exist and nobody tested them.',
      accent: '#0f5c63',
    },
    body: `${letterhead({ mark: 'Ostermere', where: 'Ostermere, Inc. · Portland, Oregon<br>Ostermere GmbH · Hamburg<br>support@ostermere.example' })}
<h1 class="title">${title}</h1><p class="subtitle">${aside}</p>${renderFile('short/accessibility-conformance-2026.md', tokens)}`,
  };
}

function criteriaTable(lines: readonly CriterionLine[], level: 'A' | 'AA'): string {
  const rows = lines
    .filter((line) => line[2] === level)
    .map(
      ([number, name, , cloud, field, remark]) =>
        `<tr><td><span class="id">${number}</span> ${escapeHtml(name)}</td><td>${words[cloud]}</td><td>${words[field]}</td><td>${escapeHtml(remark)}</td></tr>`,
    );
  return `<table class="support"><thead><tr><th scope="col">Success criterion</th><th scope="col">Ostermere Cloud</th><th scope="col">Ostermere Field</th><th scope="col">Remark</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

/** Counts are computed from the lines, so that the summary cannot contradict the tables. */
function summary(lines: readonly CriterionLine[]): string {
  const row = (name: string, column: 3 | 4) => {
    const counts = (['S', 'P', 'N', '-'] as const).map(
      (answer) => lines.filter((line) => line[column] === answer).length,
    );
    return `<tr><td>${name}</td>${counts.map((count) => `<td>${count}</td>`).join('')}</tr>`;
  };
  const heads = ['Product', ...Object.values({ s: words.S, p: words.P, n: words.N, x: words['-'] })];
  return `<table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${row('Ostermere Cloud', 3)}${row('Ostermere Field', 4)}</tbody></table>`;
}
