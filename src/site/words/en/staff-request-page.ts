import { countedIn } from '../counting.ts';

const counted = countedIn('en-GB');

/** What staff read of one request, and their way in. */
export const staffRequestPage = {
  signInTitle: 'Sign in as staff',
  signInLead:
    'Give your work address. If it is in the list of staff, a link comes by mail. It works once, in this browser, for 30 minutes.',
  sent: 'If this address is in the list of staff, a link is on its way. Open it in this browser.',
  confirm: (email: string) => `Sign in as ${email}`,
  forbidden: 'Your role does not allow this',
  /** Why a page is closed, by the code of the refusal. In English the refusal itself says it. */
  denied: {} as Readonly<Record<string, string>>,
  own: 'This is your own request: somebody else has to decide.',
  approve: 'Approve',
  approveHint: (days: number, most: number) =>
    `${days} days unless you say otherwise, ${most} at most. They count from the moment the agreement is accepted too.`,
  days: 'Days of access',
  documentsToGive: 'Documents to give access to',
  onFile: 'The agreement was signed elsewhere',
  reference: 'Where the paper is',
  onFileReason: 'Why it counts',
  deny: 'Decline',
  denyReason: 'Reason, as the requester will read it',
  ask: 'Ask',
  question: 'Question to the requester',
  revoke: 'End access now',
  revokeReason: 'Reason, as the requester will read it',
  facts: 'Request',
  status: 'Status',
  name: 'Name',
  address: 'Address',
  confirmed: (email: string, how: 'link' | 'code' | 'provider', moment: string) =>
    `${email} (confirmed by ${how}, ${moment})`,
  unconfirmed: (email: string) => `${email} (not confirmed)`,
  disposable: 'A service for throw-away mailboxes',
  company: 'Company',
  role: 'Role',
  recipient: 'Kind of recipient',
  purpose: 'Purpose',
  documents: 'Documents',
  submitted: 'Submitted',
  agreement: 'Agreement',
  agreed: 'accepted',
  notAgreed: 'not accepted yet',
  ourQuestion: 'Our question',
  theirAnswer: 'Their answer',
  decidedBy: 'Decided by',
  reason: 'Reason',
  grants: 'Access',
  grant: (title: string, status: string, days: number, by: string) =>
    `${title}: ${status}, ${counted(days, 'day', 'days')}, by ${by}`,
  grantUntil: (title: string, status: string, days: number, moment: string, by: string) =>
    `${title}: ${status}, ${counted(days, 'day', 'days')}, until ${moment}, by ${by}`,
  acceptances: 'Agreements',
  onFileBy: (reference: string, by: string) => `on file (${reference}), recorded by ${by}`,
  copies: 'Copies handed out',
  copy: (copyId: string, title: string, moment: string, network: string) =>
    `${copyId}: ${title}, ${moment}, from ${network}`,
  history: 'History',
  entry: { number: 'No.', time: 'Time', event: 'Event', by: 'By', facts: 'Facts' },
  consistent: (seq: number) =>
    `Consistent to entry ${seq}; truncation and full rewrite not excluded (no anchor given).`,
  anchored: (seq: number) => `Consistent to entry ${seq}, and the anchored entry is in it.`,
  /** A request's status, for staff. */
  statuses: {
    submitted: 'Not confirmed',
    verified: 'Waiting for signature',
    agreed: 'Signed',
    'in-review': 'In review',
    'more-info': 'Waiting for an answer',
    approved: 'Approved, not signed',
    active: 'Active',
    denied: 'Declined',
    withdrawn: 'Withdrawn',
    expired: 'Expired',
    revoked: 'Revoked',
  },
};
