/** Every word that the gate's pages say, in the order in which a person meets them. */

export const requestWords = {
  title: 'Request documents',
  lead: (target: string | null) =>
    `Tell us who you are and what you need.${target ? ` A decision usually takes ${target}.` : ''}`,
  steps: {
    confirm: 'We send a mail to your address. You confirm it with a link or a code.',
    agree: 'You read the confidentiality agreement and accept it on screen.',
    decide: 'We decide and tell you by mail, also if the answer is no.',
    read: 'You download your copy. Every page carries your name, e-mail address and company, the time and a copy number.',
  },
  superseded: 'replaced by a newer report',
  documents: 'Which documents?',
  name: 'Your name',
  email: 'Work e-mail address',
  emailHint: 'We send a mail to confirm it. It appears on every page of your copy.',
  company: 'Company',
  role: 'Your role there',
  purpose: 'What you need them for',
  purposeHint: 'For example: review before signing a contract, yearly vendor review. Up to 2,000 characters.',
  category: 'Kind of recipient',
  categoryHint:
    'Some reports, such as SOC 2, may be given to these only. A user entity is a customer, a prospective user entity may become one.',
  website: 'Leave this empty',
  kept: (request: string, evidence: string) =>
    `We keep what you write here, your network address and your browser’s name for ${request}, to decide on the request and to show who received what. What you sign is kept for ${evidence}, as evidence.`,
  submit: 'Send the request',
  none: 'Nothing can be requested here now. For questions, write to',
};

export const checkMailWords = {
  title: 'Check your mail',
  lead: 'If we can send mail to the address that you gave, a message with a link and a six-digit code is on its way. Both work once, for 30 minutes.',
  code: 'Six-digit code',
  codeHint: 'Only in this browser. In another one, use the link.',
  submit: 'Confirm',
  nothing: 'If nothing arrives within ten minutes, look into your spam folder, then write to',
};

export const verifyWords = {
  title: 'Confirm your address',
  request: (name: string, company: string) => `This request was made in the name of ${name}, ${company}:`,
  notYou: 'If it was not you, close this page. Nothing happens without the button.',
  signIn: 'You asked to sign in and see your requests and documents.',
  submit: (email: string) => `Confirm ${email}`,
  until: (time: string) => `This link works once, until ${time}.`,
  again: 'Make a new request',
};

/** Pages for links and codes that do not work (any more). They say nothing about who asked for what. */
export const deadProofs: Readonly<Record<string, { readonly title: string; readonly text: string }>> = {
  used: {
    title: 'This link has been used',
    text: 'A link works once. If you confirmed your address in this browser, your request goes on under “Your requests”.',
  },
  replaced: {
    title: 'There is a newer link',
    text: 'A newer mail has replaced this link. Use the one that came last.',
  },
  expired: {
    title: 'This link has expired',
    text: 'A link works for 30 minutes. Ask for a new one: make the request again, or sign in again if that was what it was for.',
  },
  unknown: {
    title: 'This link does not work',
    text: 'We do not know it. Check that the whole address from the mail arrived in the browser, or make the request again.',
  },
  'other-browser': {
    title: 'Not in this browser',
    text: 'This works only in the browser where you asked for the mail. Open it there, or ask again here.',
  },
};

export function wrongCode(triesLeft: number): string {
  if (triesLeft === 0) return 'This code cannot be used any more. The link in the mail still works.';
  return `This is not the code. You have ${triesLeft} more ${triesLeft === 1 ? 'try' : 'tries'}; the link in the mail works too.`;
}

export const agreeWords = {
  title: (title: string) => title,
  lead: (party: string, company: string) =>
    `An agreement between ${party} and ${company}. Read it, then accept it at the end of this page.`,
  governs: 'It covers:',
  version: (version: string, effective?: string) =>
    effective ? `Version ${version}, in effect since ${effective}.` : `Version ${version}.`,
  left: (count: number) => (count > 1 ? `${count} agreements are left to accept, this one included.` : ''),
  changed:
    'The text has changed since you opened this page. Nothing was signed. Please read the text as it is now.',
  signTitle: 'Accept',
  signer: (email: string) => `You sign as ${email}, the address that you confirmed.`,
  name: 'Your full name',
  jobTitle: 'Your job title',
  alsoState: 'By pressing the button you also state:',
  submit: 'Accept the agreement',
  copy: 'You get a copy by mail. We record the text, the time, your network address and your browser’s name.',
  otherSigner: 'Only the person whose address was confirmed can accept this agreement.',
  done: 'There is nothing left to accept for this request.',
};

export const statusWords = {
  title: 'Your requests',
  lead: (email: string) => `Requests of ${email}.`,
  empty: 'There are no requests.',
  requested: 'Requested',
  decided: 'Decided',
  documents: 'Documents',
  sign: 'Read and accept the agreement',
  read: 'Read and download',
  question: 'We need to know:',
  answer: 'Your answer',
  sendAnswer: 'Send the answer',
  waiting: (target: string | null) =>
    target ? `A decision usually takes ${target}. We tell you by mail.` : 'We tell you by mail.',
  reason: 'Reason',
  withdraw: 'Withdraw this request',
  access: 'Your documents',
  signOut: 'Sign out',
};

/** A request's status, for the person who made it. */
export const ownStatus: Readonly<Record<string, string>> = {
  submitted: 'Not confirmed',
  verified: 'Waiting for your signature',
  agreed: 'Signed',
  'in-review': 'Waiting for our decision',
  'more-info': 'Waiting for your answer',
  approved: 'Approved, waiting for your signature',
  active: 'You have access',
  denied: 'Declined',
  withdrawn: 'Withdrawn',
  expired: 'Access has ended',
  revoked: 'Access was ended by us',
};

export const accessWords = {
  title: 'Your documents',
  lead: (email: string) => `What ${email} may read.`,
  empty: 'No document is open to you now. “Your requests” says what each of your requests is waiting for.',
  document: 'Document',
  until: 'Until',
  under: 'Agreement',
  pages: (pages: number, bytes: number) => `${pages} pages, ${(bytes / 1_048_576).toFixed(1)} MB`,
  download: 'Download',
  changed: 'The agreement has changed. Accept the new text to go on.',
  accept: 'Read the new text',
  stamped:
    'Every page of your copy carries your name, e-mail address and company, the time and a copy number that leads back to you.',
  ended: 'Ended',
  how: { expired: 'ended on', revoked: 'was ended by us on' },
  requests: 'Your requests',
};

export const signInWords = {
  title: 'Sign in',
  lead: 'To see your requests and documents, give the address that you confirmed. We send you a link and a code.',
  email: 'E-mail address',
  submit: 'Send the mail',
  instead: 'Or make a new request',
};

export const notFoundWords = {
  title: 'Nothing here',
  text: 'There is no such page, or it is not for you. If you followed a link of ours, write to us:',
};

export const tooManyWords = {
  title: 'Too many attempts',
  text: (seconds: number) =>
    `More attempts came from your network than we allow. Try again in ${waitWords(seconds)}.`,
};

export const noFileWords = {
  title: 'The file cannot be given out at the moment',
  text: 'Your copy could not be made, and nothing was handed out. We have been told. You do not need to do anything; try again later.',
};

export const adminWords = {
  title: 'Requests',
  nav: { requests: 'Requests', audit: 'Audit log', outbox: 'Mail' },
  empty: 'No confirmed request yet.',
  signInTitle: 'Sign in as staff',
  signInLead:
    'Give your work address. If it is in the list of staff, a link comes by mail. It works once, in this browser, for 30 minutes.',
  sent: 'If this address is in the list of staff, a link is on its way. Open it in this browser.',
  confirm: (email: string) => `Sign in as ${email}`,
  forbidden: 'Your role does not allow this',
  own: 'This is your own request: somebody else has to decide.',
  approve: 'Approve',
  approveHint: (days: number, most: number) =>
    `${days} days unless you say otherwise, ${most} at most. They count from the moment the agreement is accepted too.`,
  days: 'Days of access',
  documents: 'Documents to give access to',
  onFile: 'The agreement was signed elsewhere',
  reference: 'Where the paper is',
  onFileReason: 'Why it counts',
  deny: 'Decline',
  denyReason: 'Reason, as the requester will read it',
  ask: 'Ask',
  question: 'Question to the requester',
  revoke: 'End access now',
  revokeReason: 'Reason, as the requester will read it',
  history: 'History',
  facts: 'Request',
  recipient: 'Kind of recipient',
  grants: 'Access',
  acceptances: 'Agreements',
  copies: 'Copies handed out',
  unproved: 'No requests wait for confirmation here: an address counts once it is confirmed.',
};

/** A request's status, for staff. */
export const staffStatus: Readonly<Record<string, string>> = {
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
};

/** What to do where the general words would be odd. */
const particular: Readonly<Record<string, string>> = {
  'documents missing': 'Choose at least one document.',
  'documents unknown-choice': 'One of the documents is not offered any more. Choose again.',
  'email missing': 'Enter your work e-mail address.',
  'recipientCategory missing': 'Choose a kind of recipient: the report limits who may receive it.',
  'recipientCategory unknown-choice':
    'One of the reports may not be given to recipients of this kind. Choose another kind, or fewer documents.',
  'authority missing': 'Tick the box about your authority.',
  'assent missing': 'Tick the box about the agreement.',
};

const problems: Readonly<Record<string, string>> = {
  missing: 'please fill this in',
  'too-long': 'this is too long',
  'control-characters': 'this contains characters that cannot be kept; type it instead of pasting it',
  'not-an-address': 'this is not an address such as name@company.com',
  'unknown-choice': 'this is not one of the choices',
};

/** One sentence about a field: what is wrong and what to do. */
export function fieldProblem(field: string, label: string, problem: string): string {
  return particular[`${field} ${problem}`] ?? `${label}: ${problems[problem] ?? 'this is not right'}.`;
}

export const errorWords = { title: 'Something is not right yet', prefix: 'Error: ' };

/** `2026-11-23 14:05 UTC` */
export function moment(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** A value of a log entry for people: a moment as a time, a long hash by its beginning. */
export function historyFact(value: unknown): string {
  if (typeof value === 'number' && value > 1e12) return moment(value);
  if (typeof value !== 'string') return Array.isArray(value) ? value.join(', ') : String(value ?? '–');
  return /^[0-9a-f]{64}$/.test(value) ? `${value.slice(0, 16)}…` : value;
}

/** `(version 3.2, dated 2026-09-22)`; a version that is the day itself is said once. */
export function documentDetail(version: string, date: string): string {
  return version === date ? `(dated ${date})` : `(version ${version}, dated ${date})`;
}

/** `12 months` */
export function intervalWords({ count, unit }: { readonly count: number; readonly unit: string }): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

function waitWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return minutes <= 1 ? 'a minute' : `${minutes} minutes`;
}

/** Whole pages, for when nothing else can be shown. */
export const unavailablePage = plainPage(
  'Requests are not available right now',
  'The public pages work. Please try again in a few minutes.',
);
export const failedPage = plainPage(
  'Something went wrong on our side',
  'The error has been noted. Please try again in a few minutes.',
);
export const crossSitePage = plainPage(
  'Not accepted',
  'This form was sent from another site. Open the page here and try again.',
);

function plainPage(title: string, text: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head><body><main><h1>${title}</h1><p>${text}</p><p><a href="/">Start page</a></p></main></body></html>`;
}
