import type { GuidePart } from '../guide-part.ts';

const parts: readonly GuidePart[] = [
  {
    id: 'the-report',
    title: 'The report',
    entries: [
      {
        id: 'type-1-and-type-2',
        term: 'Type 1 and Type 2',
        text: [
          'In a SOC 2® examination a CPA firm looks at the description of one system, at the assertion that management makes about it, and at the controls. It works under the attestation standards of the United States, above all AT-C 105 and AT-C 205, and states an opinion.',
          'A Type 1 report speaks of one day: on that day the system was as described, and the controls were designed so that they would meet the criteria if they worked. A Type 2 report speaks of a period, usually 3 to 12 months, and adds whether the controls worked throughout it. It lists what the auditor tested and what came out.',
          'A Type 1 report therefore says nothing about last month. It is a sensible first step, and a poor reason to skip the questions that a Type 2 report would answer.',
        ],
      },
      {
        id: 'opinion',
        term: 'Opinion',
        text: [
          'The opinion is the auditor’s, signed and dated, and stands in the first pages. There are four kinds.',
          'Unqualified (the standards say unmodified): in all material respects the description is fair, the controls are suitably designed and, in Type 2, they worked. Qualified: the same, except for a matter that the auditor names; it is material and limited to what is named. Adverse: what is wrong is material and reaches so far that the statement as a whole does not hold. Disclaimer: the auditor could not get enough evidence, and what is unknown could be both material and far-reaching, so there is no opinion.',
          'A qualified opinion is not worthless. Read which criteria it concerns, and whether they matter for what you use.',
        ],
      },
      {
        id: 'exceptions',
        term: 'Exceptions',
        text: [
          'An exception (or deviation) is one result of one test: in the items that the auditor looked at, a control did not work as described. Reports list exceptions even when the opinion is unqualified, because other controls may still meet the criterion.',
          'Ask how many of how many items, what the cause was, and what changed. The response of management is printed beside the exception. The auditor does not give an opinion on that response.',
          'Exceptions are in the report itself and never on a public page, for the report is for restricted use.',
        ],
      },
      {
        id: 'categories-and-criteria',
        term: 'Categories, criteria, points of focus',
        text: [
          'There are five categories: security, availability, confidentiality, processing integrity and privacy. Security, with its 33 common criteria, is part of every examination; the company chooses the others. A category that is not named was not examined.',
          'The criteria are what the controls are measured against. Points of focus illustrate a criterion. They are not requirements, and a company need not touch each of them.',
        ],
      },
      {
        id: 'restricted-use',
        term: 'Restricted use',
        text: [
          'A SOC 2 report is written for readers who know the service: customers, prospective customers, partners, their auditors, regulators. Its last paragraph of the opinion names them. This is why it is given out on request and usually under a confidentiality agreement, and why it may not be passed on.',
        ],
      },
    ],
  },
  {
    id: 'others',
    title: 'What others do',
    entries: [
      {
        id: 'subservice-organization',
        term: 'Subservice organization',
        text: [
          'A company whose controls are needed, beside those of the vendor, for the criteria to be met. A cloud provider that guards the data center is the usual one. A vendor whose work does not matter for the criteria is not one.',
          'It is not the same as a subprocessor. That is a term of data protection law, for whoever processes personal data on the vendor’s behalf. One company can be both.',
        ],
      },
      {
        id: 'carve-out',
        term: 'Carve-out and inclusive method',
        text: [
          'Carve-out: the report leaves the controls of the subservice organization out. It says which controls are expected there (complementary subservice organization controls, CSOCs) and how the vendor watches over them. To see whether those controls worked, read the provider’s own report.',
          'Inclusive: the controls of the subservice organization are described and tested in the same report, and it makes an assertion of its own. This is rare.',
        ],
      },
      {
        id: 'cuec',
        term: 'Complementary user entity controls (CUECs)',
        text: [
          'What the vendor expects of you, its customer: for example that you remove the accounts of people who leave. The design of the vendor’s controls counts on it, and nobody has tested whether you do it. Go through the list with whoever administers the service.',
        ],
      },
      {
        id: 'auditor',
        term: 'The auditor, and how to verify one',
        text: [
          'Only a licensed CPA firm can issue a SOC report. The boards of accountancy of the states grant the license and publish registers of license holders. Firms that do this work undergo a peer review about every three years; many of its results are public.',
          'Compare the name and place on the opinion with the register. A firm is licensed. The AICPA does not accredit or certify firms for SOC 2.',
        ],
      },
    ],
  },
  {
    id: 'time',
    title: 'Time',
    entries: [
      {
        id: 'period-and-age',
        term: 'Period and age',
        text: [
          'A report looks back. Its age counts from the last day of the period (or from the one day of a Type 1), not from the date of the signature. Up to 12 months it is usually accepted. Check that the next period begins the day after the last one ended: a gap is time that nobody examined.',
        ],
      },
      {
        id: 'bridge-letter',
        term: 'Bridge letter',
        text: [
          'A letter in which management, not the auditor, says what has changed since the period ended. It is not audited and adds no assurance. It usually covers three months or less, and it cannot stand in for a report that never came.',
        ],
      },
    ],
  },
  {
    id: 'beside',
    title: 'Beside it',
    entries: [
      {
        id: 'soc-1-2-3',
        term: 'SOC 1, SOC 2 and SOC 3',
        text: [
          'They are kinds, not levels. SOC 1® concerns controls that matter for customers’ own financial statements and is read by their accountants. SOC 2® concerns the five categories above. SOC 3® rests on the same criteria and the same kind of work as a Type 2 SOC 2 examination, but it is short, leaves out the tests and their results, and may be published.',
        ],
      },
      {
        id: 'iso-27001',
        term: 'ISO/IEC 27001',
        text: [
          'A certificate, and a different thing. A certification body, ideally an accredited one, confirms that a company runs a management system for information security that conforms to the standard: it assesses its risks, decides on controls and improves. The certificate is good for three years, with an audit in each year between.',
          'The statement of applicability says which controls of Annex A apply and why; ask for it, and for the scope on the certificate. The certificate comes without a description of each test. SOC 2 gives more detail on the controls over a period, ISO/IEC 27001 more on how security is managed. Neither replaces the other.',
        ],
      },
      {
        id: 'what-a-report-does-not-say',
        term: 'What a report does not say',
        text: [
          'It does not say that nothing can go wrong: the auditor gives reasonable assurance, which is high and not absolute, and works with samples. It does not speak of the future, of products outside the system, of categories that were not chosen, or of the customer’s side. It does not find that laws such as HIPAA or the GDPR are kept.',
          'It is not a certificate, and nobody passes or fails it. A company “has been examined” and “has a report”.',
        ],
      },
      {
        id: 'coverage',
        term: '“Documented” on this site',
        text: [
          'This site shows which controls a company has documented for each criterion. That is the company’s own statement. Whether a control worked is for the auditor to test and for the report to say. References to other frameworks are marked as stated by the company or as suggested by a crosswalk; a crosswalk is guidance, not an official mapping.',
        ],
      },
    ],
  },
];

export const howToRead = {
  title: 'How to read this',
  description: (company: string) =>
    `What a SOC 2® report of ${company} says and does not say: Type 1 and Type 2, opinion, exception, carve-out, CUEC, bridge letter, SOC 1 to 3 and ISO/IEC 27001 in plain words.`,
  lead: 'What the words on these pages mean, for readers who meet them for the first time and for those who want to check. In our own words; the standards themselves are the measure.',
  contents: 'Contents',
  link: 'How to read this',
  meaning: (term: string) => `What it means: ${term}`,
  inOrder: 'A report in six steps',
  steps: [
    'Which system, which products and which days does it speak of? Is what you use among them?',
    'Who signed it, and what kind of opinion is it? If it is modified, which criteria does it concern?',
    'Which categories were examined? Is the one that you need among them?',
    'What is carved out? Get the provider’s report for that part.',
    'Which exceptions are listed, what was the cause, and what did management do?',
    'What is expected of you (CUECs), and how long ago did the period end?',
  ],
  parts,
};
