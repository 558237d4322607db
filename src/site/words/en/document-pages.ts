import { countedIn } from '../counting.ts';

const counted = countedIn('en-GB');

/** Documents and policies, and how to get those that are gated. */
export const documentPages = {
  document: {
    description: (kind: string, company: string, title: string, day: string) =>
      `${kind} of ${company}: ${title}, dated ${day}.`,
    isPublic: 'Public.',
    isOnRequest: 'Available on request.',
    cardStatus: (day: string) => `Dated ${day}`,
    notAudited: 'Management’s statement, not audited.',
    speaksOf: (start: string, end: string) => `It speaks of ${start} to ${end} and of no day after that.`,
    follows: (report: string) => `It follows the [${report}].`,
    download: 'Download',
    open: 'Open the document',
    expired: (day: string) => `This document expired on ${day}. It is no longer given out.`,
    oldTest: (day: string) => `The test ended on ${day}, more than 12 months ago.`,
    covers: 'Covers',
    tested: 'Tested',
    retested: 'Retested',
    expires: 'Expires',
    firm: 'Firm',
    scope: 'Scope',
    method: 'Method',
  },
  documentKind: {
    'bridge-letter': 'Bridge letter',
    'pen-test': 'Penetration test',
    questionnaire: 'Questionnaire',
    dpa: 'Data processing agreement',
    sla: 'Service level agreement',
    'privacy-notice': 'Privacy notice',
    insurance: 'Insurance',
    accessibility: 'Accessibility',
    sbom: 'Software bill of materials',
    architecture: 'Architecture',
    'bcp-dr': 'Continuity and recovery',
    whitepaper: 'White paper',
    other: 'Document',
  },
  /** What a document of a kind is, for readers who meet it for the first time. */
  documentKindNote: {
    'bridge-letter':
      'A statement of management about the time after the period of a report. It is not audited, and the auditor has no part in it.',
    'pen-test':
      'What an outside firm found when it attacked the product with permission, summarized for customers.',
    questionnaire:
      'A security questionnaire that is filled in once and kept up to date, to be read beside a reviewer’s own.',
    dpa: 'The agreement under which personal data is processed for customers.',
    sla: 'The availability and support that customers are promised.',
    'privacy-notice': 'How personal data is handled for which the company decides itself.',
    insurance: 'The insurer’s confirmation that cover exists, with its limit and period.',
    accessibility: 'The company’s own statement of how its products meet accessibility standards.',
    sbom: 'The software components that a product consists of.',
    architecture: 'How the system is built, where data is kept, and how its parts are separated.',
    'bcp-dr': 'How the service is kept running and brought back, and what exercises of it showed.',
    whitepaper: 'An explanation of one subject in depth.',
    other: 'A document for customers and their reviewers.',
  },
  documentList: {
    title: 'Documents',
    description: (company: string, today: string) =>
      `Documents of ${company} for customers and reviewers: public ones and those on request. As of ${today}.`,
    lead: 'Everything beside the [reports] and [policies]: agreements, summaries of tests and exercises, confirmations.',
    empty: 'No document is published yet.',
    open: 'Public',
    onRequestNote: 'Asked for with a work e-mail address, read after accepting a non-disclosure agreement.',
    kindAndVersion: (kind: string, version: string) => `${kind}, version ${version}`,
    coversTo: (day: string) => `covers to ${day}`,
    expires: (day: string) => `expires ${day}`,
    note: (open: number, onRequest: number) => `${open} public, ${onRequest} on request`,
  },
  gated: {
    readable: 'It can be read on [request].',
    description: (kind: string, title: string) => `${kind}: ${title}. Available on request.`,
    notPublic: {
      control: 'This control is not public. It can be read on [request].',
      policy: 'This policy is not public. It can be read on [request].',
      question: 'This answer is not public. It can be read on [request].',
      update: 'This update is not public. It can be read on [request].',
    },
    dates: {
      reviewed: 'Reviewed',
      approved: 'Approved',
      effective: 'Effective',
      'next-review': 'Next review',
      updated: 'Updated',
      date: 'Date',
    },
  },
  policy: {
    description: (title: string, company: string, version: string, approved: string) =>
      `${title} of ${company}, version ${version}, approved ${approved}.`,
    cardStatus: (version: string, approved: string) => `Version ${version}, approved ${approved}`,
    aside: 'Facts and contents',
    approvedBy: (day: string, by: string) => `${day} by ${by}`,
    controls: 'Controls that carry it out',
    belongs: 'Where it belongs',
    criteria: 'SOC 2® criteria',
    related: 'Related policies',
    questions: 'Questions',
    history: 'History',
    historyEntry: (version: string, day: string) => `Version ${version}, ${day}`,
    overdue: '(overdue)',
  },
  policyList: {
    title: 'Policies',
    description: (count: number, company: string, today: string) =>
      `${counted(count, 'policy', 'policies')} of ${company} with version, owner and approval. As of ${today}.`,
    lead: (company: string) => `The rules that ${company} has set itself.`,
    readable: (count: number) => `${counted(count, 'policy', 'policies')} can be read in full.`,
    lastApproved: (day: string) => `The latest approval is of ${day}.`,
    empty: 'No policy is published yet.',
    approved: (day: string) => `Approved ${day}`,
    nextReview: (day: string) => `Next review ${day}`,
    dated: (label: string, day: string) => `${label} ${day}`,
    note: (count: number) => `${count} can be read in full`,
  },
  requestBox: {
    title: 'How to get it',
    ask: {
      report: 'Ask for the report with your work e-mail address.',
      document: 'Ask for this document with your work e-mail address.',
      access: 'Ask for access with your work e-mail address.',
    },
    confirm: 'Confirm the address from the mail that we send.',
    accept: (company: string) =>
      `Accept the non-disclosure agreement on screen. A person at ${company} looks at the request, unless a rule approves it.`,
    download:
      'Download your own copy. Every page carries your name, e-mail address and company, the time and a copy number.',
    byMail: 'Write to us from your work e-mail address, say who you are and what you need it for.',
    button: {
      report: 'Request the report',
      document: 'Request this document',
      access: 'Request access',
    },
    subject: (document: string) => `Request for ${document}`,
    subjectOpen: 'Request for documents',
  },
};
