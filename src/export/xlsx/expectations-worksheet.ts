import type { CalendarDay } from '#domain/calendar-day.ts';
import type { AttestationReport } from '#domain/content/report.ts';
import { interfaceLanguage } from '#site/words/interface-words.ts';
import type { Words } from '#site/words/words.ts';
import type { ColumnChoices, Sheet, Workbook } from './sheet.ts';

/** Whose report it is, under which title, and as of which day. */
export interface WorksheetFacts {
  readonly company: string;
  readonly title: string;
  readonly asOf: CalendarDay;
}

/**
 * What a report expects of its readers (complementary user entity controls, AT-C 205 and the SOC 2 description criteria), to be
 * worked through: every expectation, also those that are gated, with empty columns for owner, status and evidence. For recipients of the
 * report only.
 */
export function expectationsWorksheet(
  { cuecs }: Pick<AttestationReport, 'cuecs'>,
  { company, title, asOf }: WorksheetFacts,
): Workbook {
  const { language, words: ofSite } = interfaceLanguage();
  const words = ofSite.exports.worksheet;
  return {
    title: `${company}: ${words.title}, ${title}`,
    creator: company,
    asOf,
    language,
    sheets: [
      {
        name: words.sheet,
        columns: [
          { header: words.id, width: 12 },
          { header: words.text, width: 70 },
          { header: words.criteria, width: 20 },
          { header: words.owner, width: 24 },
          { header: words.status, width: 18, choices: statusChoices(words) },
          { header: words.evidence, width: 40 },
          { header: words.reviewed, width: 14 },
        ],
        rows: cuecs.map(({ id, text, criteria }) => [id, text, criteria.join(', '), null, null, null, null]),
        frozenColumns: 1,
      },
      about({ company, title, asOf }, cuecs.length, ofSite),
    ],
  };
}

function statusChoices({ status, statuses, otherStatus }: Words['exports']['worksheet']): ColumnChoices {
  return { values: statuses, problem: otherStatus, title: status };
}

function about({ company, title, asOf }: WorksheetFacts, count: number, words: Words): Sheet {
  const { about: common, worksheet } = words.exports;
  return {
    name: worksheet.about,
    columns: [
      { header: worksheet.about, width: 22 },
      { header: '', width: 110 },
    ],
    rows: [
      [worksheet.report, title],
      [common.company, company],
      [common.asOf, { day: asOf }],
      [worksheet.count, count],
      [worksheet.meaningLabel, worksheet.meaning],
      [worksheet.useLabel, worksheet.use],
      [worksheet.confidentialLabel, worksheet.confidential],
    ],
    isNote: true,
  };
}
