/**
 * Where personal data may go from the European Economic Area without a mechanism of the parties' own. The table is data of
 * a day, and what follows from it is a hint: Vitrine makes no legal finding.
 */
export const transferTableDate = '2026-06-30';

/** The European Economic Area: the Union's members with Iceland, Liechtenstein and Norway. */
const economicArea: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK IS LI NO'.split(' '),
);

/** Territories outside of Europe where the Union's law applies whole (Article 355(1) TFEU). */
const outermostRegions: ReadonlySet<string> = new Set(['GF', 'GP', 'MF', 'MQ', 'RE', 'YT', 'AX']);

/**
 * Countries with a decision of the European Commission under Article 45 GDPR. Canada's is about commercial organizations; the
 * decision on the United States is about participants of the Data Privacy Framework only, so it is not in this set.
 */
const adequate: ReadonlySet<string> = new Set('AD AR BR CA CH FO GB GG IL IM JE JP KR NZ UY'.split(' '));

/** Names of the area itself, as `from` and `to` of a transfer may say. */
export const areaCodes: ReadonlySet<string> = new Set(['EU', 'EEA']);

/** Whether data there has not left the European Economic Area. */
export function isInEconomicArea(code: string): boolean {
  return areaCodes.has(code) || economicArea.has(code) || outermostRegions.has(code);
}

/** Whether an adequacy decision speaks of the country as a whole. */
export function hasAdequacyDecision(code: string): boolean {
  return adequate.has(code);
}
