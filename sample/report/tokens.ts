import { escapeHtml, type Tokens } from '../layout/markdown.ts';
import type { ExaminedSystem } from './examined-system.ts';

/** The tables that the texts of both reports take from the content. */
export function contentTables({ report }: ExaminedSystem): Tokens {
  const csocs = report.subserviceOrganizations.flatMap((organization) => organization.csocs);
  return {
    csocs: listTable(['Control', 'Expected of Amazon Web Services', 'Criteria'], csocs),
    cuecs: listTable(['Control', 'Expected of user entities', 'Criteria'], report.cuecs),
    criteria: String(report.categories.join(', ')),
  };
}

function listTable(
  heads: readonly string[],
  rows: readonly { id: string; text: string; criteria: readonly string[] }[],
): string {
  const head = heads.map((name) => `<th scope="col">${name}</th>`).join('');
  const body = rows
    .map(
      ({ id, text, criteria }) =>
        `<tr><td class="id">${id}</td><td>${escapeHtml(text)}</td><td>${criteria.join(', ')}</td></tr>`,
    )
    .join('');
  return `<table class="narrow-first"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

/** The closing lines of a letter: a firm or a company signs, never a named person. */
export function signature(firm: string, lines: readonly string[]): string {
  return `<div class="signature"><p class="hand">${escapeHtml(firm)}</p>${lines.map((line) => `<p style="margin:0">${escapeHtml(line)}</p>`).join('')}</div>`;
}
