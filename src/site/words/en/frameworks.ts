import { countedIn } from '../counting.ts';

const counted = countedIn('en-GB');

export const frameworks = {
  title: 'Frameworks',
  kind: 'Framework',
  guideKind: 'Explanation',
  description: (company: string, day: string) =>
    `How the documented controls of ${company} relate to other frameworks, as stated and as suggested by crosswalks. Guidance, not a claim. As of ${day}.`,
  lead: (company: string) =>
    `Where the documented controls of ${company} touch other frameworks. It helps you find your way from the list that you work with. It is not a claim: no framework here is said to be met, and coverage is not a test result.`,
  none: 'No framework is shown on this site.',
  toCriteria: 'SOC 2® has pages of its own: the criteria in scope, and the matrix of criteria and controls.',
  criteria: 'Criteria',
  matrix: 'Matrix',
  documented: 'documented',
  ofUnits: (units: string) => `of ${units}`,
  statedUnits: (stated: number, units: number) =>
    `${stated} of ${counted(units, 'unit', 'units')} ${stated === 1 ? 'has' : 'have'} a stated control`,
  /** Both counts in one sentence part; beside a zero nothing is called “more”. */
  countsLine: (stated: number, units: number, suggested: number) => {
    if (stated === 0 && suggested === 0)
      return `No control is stated or suggested for any of ${counted(units, 'unit', 'units')}`;
    if (stated === 0)
      return `A control is suggested for ${suggested} of ${counted(units, 'unit', 'units')} and stated for none`;
    const first = `A control is stated for ${stated} of ${counted(units, 'unit', 'units')}`;
    return suggested === 0 ? first : `${first} and suggested for ${counted(suggested, 'more', 'more')}`;
  },
  groupCounts: (stated: number, units: number, suggested: number) =>
    `${stated} of ${units} stated, ${suggested} more suggested`,
  notClaimed: 'Not claimed',
  notClaimedHere: (company: string, framework: string) => `${company} does not claim ${framework}.`,
  guidance: (framework: string) =>
    `Guidance, not an official mapping. “Stated” means that a control of the company names the unit. “Suggested” means that the crosswalk leads there from a SOC 2® criterion in scope: it looks at the criterion alone, not at the words of a control. Neither says that ${framework} is met.`,
  stated: 'Stated',
  suggested: 'Suggested',
  through: 'through',
  more: (count: number) => `and ${count} more`,
  planned: 'not in operation or not described, not counted',
  rest: (count: number) => `Nothing stated or suggested (${count}):`,
  reports: 'Reports and certificates',
  facts: 'Source and license',
  edition: 'Edition',
  catalogue: 'Catalogue',
  catalogueLicense: 'License of the catalogue',
  crosswalk: 'Crosswalk',
  crosswalkLicense: 'License of the crosswalk',
  units: 'Units',
  group: 'Part',
  others: 'Not claimed',
  othersNote: 'What a reader might look for, and what the company does not claim.',
  unitsNote: 'Only published controls are named.',
};
