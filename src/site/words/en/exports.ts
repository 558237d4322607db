/**
 * Sentences and headings of files that people open: workbooks, and the prose inside of files for machines. Keys, column names of
 * CSV and values that programs compare are in the code of each file, English in every site (decision 043).
 */
export const exports = {
  sheets: {
    controls: 'Controls',
    matrix: 'Matrix',
    subprocessors: 'Subprocessors',
    about: 'About',
  },
  subjects: {
    controls: 'Published controls',
    matrix: 'Criteria in scope and the controls mapped to them',
    subprocessors: 'Subprocessors, planned, active and removed',
  },
  /** By the name that the column has in the CSV. */
  columns: {
    id: 'Id',
    title: 'Title',
    family: 'Family',
    status: 'Status',
    owner: 'Owner',
    type: 'Type',
    operation: 'Operation',
    frequency: 'Frequency',
    products: 'Products',
    criteria: 'Criteria',
    'points of focus': 'Points of focus',
    policies: 'Policies',
    risks: 'Risk themes',
    reviewed: 'Last reviewed',
    'review due': 'Next review',
    url: 'Page',
    'as of': 'As of',
    system: 'System',
    criterion: 'Criterion',
    state: 'State',
    'relies on': 'Relies on',
    name: 'Name',
    'legal entity': 'Legal entity',
    purpose: 'Purpose',
    data: 'Data',
    storage: 'Storage',
    processing: 'Processing',
    'remote access': 'Remote access',
    transfers: 'Transfers',
    since: 'Since',
    announced: 'Announced',
    effective: 'Takes effect',
    'last day to object': 'Last day to object',
    removed: 'Ended',
    replaces: 'Replaces',
    agreement: 'Agreement',
  },
  cells: {
    documented: 'documented',
    notCounted: 'not counted',
    status: (status: string) => status.toLowerCase(),
  },
  about: {
    title: 'About this file',
    what: 'What',
    company: 'Company',
    asOf: 'As of',
    source: 'Source',
    trustCenter: 'Trust center',
    howToRead: 'How to read it',
  },
  worksheet: {
    title: 'Complementary user entity controls',
    sheet: 'User entity controls',
    about: 'About this worksheet',
    id: 'Id',
    text: 'What the report expects of you',
    criteria: 'Criteria',
    owner: 'Owner at your company',
    status: 'Status',
    /** To choose from: without commas, together no longer than 250 characters. */
    statuses: ['in place', 'in part', 'missing', 'does not apply'],
    otherStatus: 'Choose one of the list. The reason belongs into the next column.',
    evidence: 'How you do it, evidence',
    reviewed: 'Reviewed on',
    report: 'Report',
    count: 'Expectations',
    meaningLabel: 'What they are',
    meaning:
      'Complementary user entity controls: what the report assumes that its users do. Without them the criteria named here are not met by the service alone.',
    useLabel: 'How to fill it in',
    use: 'Name an owner for each line and choose where it stands: in place, in part, missing, or does not apply, with the reason. What you enter stays in your copy.',
    confidentialLabel: 'Confidential',
    confidential:
      'Given to recipients of the report under the agreement that they accepted. The report itself is decisive.',
  },
  oscal: {
    inScope: (framework: string) => `${framework} in scope`,
    controls: 'published controls',
    crosswalks: 'crosswalks from the SOC 2 criteria',
    publisher: 'Publisher of this document',
    onSite: (id: string, company: string) => `${id} on the site of ${company}`,
    mapped: (company: string) =>
      `The SOC 2 criteria to which ${company} maps this control. Documented, which says nothing about its operation.`,
    stated: (company: string) =>
      `References that ${company} states for this control itself. They are no claim of conformity.`,
    guidance:
      'Guidance, not an official mapping, and no statement of the company. A pair says that two requirements are about the same subject. It does not say that whoever meets one meets the other.',
  },
  attestation: {
    contact: 'Security',
    summary: (company: string, system: string) =>
      `${company} maps its documented controls to the criteria in scope of ${system}.`,
    rationale: 'Controls are documented. How they operated is for the auditor to test.',
    evidence: (report: string, standing: string, day: string) =>
      `${report}. ${standing} as of ${day}. The page has its public facts and summary; the full report is given out on request.`,
    standard: 'The criteria in scope, in Vitrine’s own words.',
  },
};
