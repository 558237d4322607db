import type { CalendarDay } from './calendar-day.ts';

/**
 * Where personal data may go from the European Economic Area without a mechanism of the parties' own. The table is data of
 * a day, and what follows from it is a hint: Vitrine makes no legal finding.
 */
export const transferTableDate = '2026-08-05';

/** The European Economic Area: the Union's members with Iceland, Liechtenstein and Norway. */
const economicArea: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK IS LI NO'.split(' '),
);

/** Territories outside of Europe where the Union's law applies whole (Article 355(1) TFEU). */
const outermostRegions: ReadonlySet<string> = new Set(['GF', 'GP', 'MF', 'MQ', 'RE', 'YT', 'AX']);

/** A decision of the European Commission under Article 45 GDPR, or under Article 25(6) of Directive 95/46/EC where it is still in force. */
export interface AdequacyDecision {
  /** Its number in the Official Journal. */
  readonly decision: string;
  readonly adopted: CalendarDay;
  /** Recipients to whom it is limited; all of them where this is not there. */
  readonly only?: string;
  /** Last day, where the decision names one. */
  readonly until?: CalendarDay;
}

/**
 * Countries with a decision, from the Commission's list (https://commission.europa.eu/law/law-topic/data-protection/international-dimension-data-protection/adequacy-decisions_en)
 * as reported on 2026-08-05. The list has the European Patent Organisation too, which is no country. The decision on the United
 * States covers participants of the Data Privacy Framework alone: it has a mechanism of its own and is not here.
 */
const adequate: Readonly<Record<string, AdequacyDecision>> = {
  AD: decided('2010/625/EU', '2010-10-19'),
  AR: decided('2003/490/EC', '2003-06-30'),
  BR: decided('(EU) 2026/179', '2026-01-26'),
  CA: { ...decided('2002/2/EC', '2001-12-20'), only: 'commercial organizations under Canada’s PIPEDA' },
  CH: decided('2000/518/EC', '2000-07-26'),
  FO: decided('2010/146/EU', '2010-03-05'),
  GB: { ...decided('(EU) 2021/1772', '2021-06-28'), until: '2031-12-27' as CalendarDay },
  GG: decided('2003/821/EC', '2003-11-21'),
  IL: decided('2011/61/EU', '2011-01-31'),
  IM: decided('2004/411/EC', '2004-04-28'),
  JE: decided('2008/393/EC', '2008-05-08'),
  JP: {
    ...decided('(EU) 2019/419', '2019-01-23'),
    only: 'businesses under Japan’s APPI with its Supplementary Rules',
  },
  KR: decided('(EU) 2022/254', '2021-12-17'),
  NZ: decided('2013/65/EU', '2012-12-19'),
  UY: decided('2012/484/EU', '2012-08-21'),
};

function decided(decision: string, adopted: string): AdequacyDecision {
  return { decision, adopted: adopted as CalendarDay };
}

/** Names of the area itself, as `from` and `to` of a transfer may say. */
export const areaCodes: ReadonlySet<string> = new Set(['EU', 'EEA']);

/** Whether data there has not left the European Economic Area. */
export function isInEconomicArea(code: string): boolean {
  return areaCodes.has(code) || economicArea.has(code) || outermostRegions.has(code);
}

/** The decision on a country that is in force on a day, or null. One that has ended, or was not adopted yet, is none. */
export function adequacyDecision(code: string, day: CalendarDay): AdequacyDecision | null {
  const decision = Object.hasOwn(adequate, code) ? adequate[code] : undefined;
  if (!decision || day < decision.adopted || (decision.until && day > decision.until)) return null;
  return decision;
}

/** The day on which a decision on a country ended, or null where there is none or it goes on. */
export function endedDecision(code: string, day: CalendarDay): CalendarDay | null {
  const until = Object.hasOwn(adequate, code) ? adequate[code]?.until : undefined;
  return until && day > until ? until : null;
}
