import type { CalendarDay } from '#domain/calendar-day.ts';
import type { AttestationReport } from '#domain/content/report.ts';
import type { Sheet, Workbook } from './sheet.ts';

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
  return {
    title: `${company}: ${words.title}, ${title}`,
    creator: company,
    asOf,
    language: 'en',
    sheets: [
      {
        name: words.sheet,
        columns: [
          { header: words.id, width: 12 },
          { header: words.text, width: 70 },
          { header: words.criteria, width: 20 },
          { header: words.owner, width: 24 },
          { header: words.status, width: 18 },
          { header: words.evidence, width: 40 },
          { header: words.reviewed, width: 14 },
        ],
        rows: cuecs.map(({ id, text, criteria }) => [id, text, criteria.join(', '), null, null, null, null]),
        frozenColumns: 1,
      },
      about(company, title, asOf, cuecs.length),
    ],
  };
}

function about(company: string, title: string, asOf: CalendarDay, count: number): Sheet {
  return {
    name: words.about,
    columns: [
      { header: words.about, width: 22 },
      { header: '', width: 110 },
    ],
    rows: [
      ['Report', title],
      ['Company', company],
      ['As of', { day: asOf }],
      ['Expectations', count],
      ['What they are', words.meaning],
      ['How to fill it in', words.use],
      ['Confidential', words.confidential],
    ],
    isNote: true,
  };
}

const words = {
  title: 'Complementary user entity controls',
  sheet: 'User entity controls',
  about: 'About this worksheet',
  id: 'Id',
  text: 'What the report expects of you',
  criteria: 'Criteria',
  owner: 'Owner at your company',
  status: 'Status',
  evidence: 'How you do it, evidence',
  reviewed: 'Reviewed on',
  meaning:
    'Complementary user entity controls: what the report assumes that its users do. Without them the criteria named here are not met by the service alone.',
  use: 'Name an owner for each line and write where it stands: in place, in part, missing, or does not apply, with the reason. What you enter stays in your copy.',
  confidential:
    'Given to recipients of the report under the agreement that they accepted. The report itself is decisive.',
} as const;
