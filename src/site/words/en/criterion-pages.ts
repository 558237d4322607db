import { countedIn } from '../counting.ts';

const counted = countedIn('en-GB');

/** Criteria, their coverage, and where controls touch other frameworks. */
export const criterionPages = {
  category: {
    security: 'Security',
    availability: 'Availability',
    confidentiality: 'Confidentiality',
    'processing-integrity': 'Processing integrity',
    privacy: 'Privacy',
  },
  coverage: {
    documented: 'Documented controls mapped',
    unpublished: 'Documented, not published',
    reliesOn: (organizations: string) => `Relies on ${organizations}`,
    notApplicable: 'Not applicable',
    uncovered: 'No documented control',
    ofTotal: (total: number) => `of ${total}`,
    mapped: 'in-scope criteria have [documented controls mapped].',
    sentence: (documented: number, total: number) =>
      `${documented} of ${total} in-scope criteria have documented controls mapped.`,
    countCarvedOut: (count: number) =>
      `${counted(count, 'criterion relies', 'criteria rely')} on a subservice organization alone.`,
    countPartCarvedOut: (count: number) =>
      `Parts of ${counted(count, 'criterion', 'criteria')} rely on a subservice organization.`,
    countNotApplicable: (count: number) =>
      `${counted(count, 'criterion is', 'criteria are')} not applicable.`,
    countUncovered: (count: number) =>
      `${counted(count, 'criterion has', 'criteria have')} no documented control.`,
    notice:
      'This shows which documented controls are mapped to the criteria in scope. Whether controls operated is for the auditor to test and for the report to say. Titles and labels are not the AICPA’s wording.',
  },
  criteriaList: {
    title: 'Criteria',
    description: (company: string, today: string) =>
      `Which documented controls of ${company} are mapped to each SOC 2® criterion in scope. As of ${today}.`,
    lead: (company: string) =>
      `The SOC 2® Trust Services Criteria in scope, and the documented controls that ${company} has mapped to each. This shows what is documented.`,
    leadReport: 'Whether controls operated is for the auditor to test, and for the [report] to say.',
    empty: 'No system with SOC 2 criteria is in scope.',
    system: (id: string) => `System: ${id}`,
    states: 'States',
    partLegend: 'Part relies on a subservice organization (dashed)',
    partLabel: 'part relies on a subservice organization',
    inPart: (organizations: string) => `In part: relies on ${organizations}`,
    note: 'Criteria in scope and the documented controls mapped to them',
    tableTitle: 'Title',
    tableState: 'State',
    tableControls: 'Controls',
  },
  criterion: {
    description: (id: string, title: string, company: string) =>
      `SOC 2® criterion ${id}, ${title}: the documented controls of ${company} mapped to it.`,
    framework: 'Framework',
    frameworkName: 'SOC 2® Trust Services Criteria',
    series: 'Series',
    category: 'Category',
    coso: 'COSO principle',
    cosoOf: (principle: number) => `${principle} of 17`,
    edition: 'Edition',
    controls: 'Documented controls mapped to it',
    controlsFor: (system: string) => `Controls for ${system}`,
    furtherUnpublished: 'Further controls are documented and not published.',
    unpublished: 'Controls are documented and not published. The report names them.',
    notApplicable: (reason: string) => `Not applicable: ${reason}`,
    uncovered: 'No implemented, documented control is mapped to this criterion.',
    leftToOrganization: 'This part is left to the subservice organization.',
    monitoredBy: 'Monitored by',
    notCounted: 'Named for it, and not counted',
    points: 'Points of focus',
    pointsNote: (count: number) =>
      `${counted(count, 'point', 'points')} that an examination may look at. They are guidance, not requirements; the labels are not the AICPA’s wording.`,
    point: (position: number, id: string) => `Point ${position} of ${id}`,
    added2022: 'Added or revised in 2022',
    policies: 'Policies',
  },
  framework: {
    other: 'Assessment',
    gdpr: 'GDPR',
    'soc2-processing-integrity': 'SOC 2® processing integrity',
    'soc2-privacy': 'SOC 2® privacy',
    'soc2-availability': 'SOC 2® availability',
    'soc2-confidentiality': 'SOC 2® confidentiality',
  },
  references: {
    title: 'Other frameworks',
    stated: (company: string) => `Stated by ${company}, not audited:`,
    suggested: (frameworks: string) => `Suggested through the criteria: ${frameworks}`,
    limits: (company: string) =>
      `A crosswalk looks at the SOC 2 criteria alone, not at the words of ${company}.`,
    statedBy: (company: string) => `Other frameworks, as ${company} states them`,
    suggestedTitle: 'Suggested by crosswalks',
  },
};
