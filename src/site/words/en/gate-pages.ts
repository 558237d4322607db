import { countedIn } from '../counting.ts';
import { gateRefusals } from './gate-refusals.ts';
import { mailLanguage } from './mail-language.ts';
import { staffRequestPage } from './staff-request-page.ts';

const counted = countedIn('en-GB');

/** The pages of the gate for requesters, in the order in which a person meets them, and what staff read of one request. */
export const gatePages = {
  request: {
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
    purposeHint:
      'For example: review before signing a contract, yearly vendor review. Up to 2,000 characters.',
    category: 'Kind of recipient',
    categoryHint:
      'Some reports, such as SOC 2, may be given to these only. A user entity is a customer, a prospective user entity may become one.',
    website: 'Leave this empty',
    kept: (request: string, evidence: string) =>
      `We keep what you write here for ${request} after the end of the request, to decide on the request and to show who received what. What you sign is kept for ${evidence}, as evidence.`,
    submit: 'Send the request',
    work: {
      waiting:
        'One moment: your browser is doing a small computation that keeps programs away. Then the request is sent.',
      noScript:
        'Your browser runs no scripts, so it skips a small computation that keeps programs away. The form works all the same; from one network, five such requests an hour are taken.',
    },
    none: 'Nothing can be requested here now. For questions, write to',
    /** `(version 3.2, dated 2026-09-22)`; a version that is the day itself is said once. */
    detail: (version: string, date: string) =>
      version === date ? `(dated ${date})` : `(version ${version}, dated ${date})`,
  },

  checkMail: {
    title: 'Check your mail',
    lead: 'If we can send mail to the address that you gave, a message with a link and a six-digit code is on its way. Both work once, for 30 minutes from when it was sent.',
    code: 'Six-digit code',
    codeHint: 'Only in this browser. In another one, use the link.',
    submit: 'Confirm',
    nothing: 'If nothing arrives within ten minutes, look into your spam folder, then write to',
    wrongCode: (triesLeft: number) =>
      triesLeft === 0
        ? 'This code cannot be used any more. The link in the mail still works.'
        : `This is not the code. You have ${triesLeft} more ${triesLeft === 1 ? 'try' : 'tries'}; the link in the mail works too.`,
  },

  verify: {
    title: 'Confirm your address',
    request: (name: string, company: string) => `This request was made in the name of ${name}, ${company}:`,
    notYou: 'If it was not you, close this page. Nothing happens without the button.',
    signIn: 'You asked to sign in and see your requests and documents.',
    submit: (email: string) => `Confirm ${email}`,
    until: (time: string) => `This link works once, until ${time}.`,
    again: 'Make a new request',
  },

  /** Links and codes that do not work (any more). They say nothing about who asked for what. */
  deadProofs: {
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
  },

  agree: {
    lead: (party: string, company: string) =>
      `An agreement between ${party} and ${company}: read it, then accept it at the end of this page.`,
    governs: 'It covers:',
    version: (version: string, effective: string | null) =>
      effective ? `Version ${version}, in effect since ${effective}.` : `Version ${version}.`,
    left: (count: number) => `${count} agreements are left to accept, this one included.`,
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
  },

  status: {
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
    /** A request's status, for the person who made it. */
    statuses: {
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
    },
  },

  mailLanguage,

  access: {
    title: 'Your documents',
    lead: (email: string) => `What ${email} may read.`,
    empty: 'No document is open to you now. “Your requests” says what each of your requests is waiting for.',
    document: 'Document',
    until: 'Until',
    under: 'Agreement',
    version: (agreement: string, version: string) => `${agreement}, version ${version}`,
    pages: (pages: number, megabytes: string) => `${counted(pages, 'page', 'pages')}, ${megabytes} MB`,
    download: 'Download',
    read: 'Read',
    changed: 'The agreement has changed. Accept the new text to go on.',
    accept: 'Read the new text',
    stamped:
      'Every page of your copy carries your name, e-mail address and company, the time and a copy number that leads back to you.',
    renewal: {
      title: 'Ask for access again',
      endsSoon: (moment: string) => `Access ends on ${moment}:`,
      ended: (moment: string) => `Access ended on ${moment}:`,
      submit: 'Ask for access again',
      submitFor: (title: string) => `Ask for access again: ${title}`,
      hint: 'You need not fill in anything again. The agreement that you accepted still counts unless its text has changed.',
      waiting: 'You have asked for it again. The request is with us; we tell you by mail what we decide.',
      asked: {
        access: 'Access is open again.',
        status:
          'You have asked for access again. The request is with us; we tell you by mail what we decide.',
      },
      closed: 'This cannot be asked for again in this way any more. Make a new request for what you need.',
      form: 'Make a new request',
    },
    ended: 'Ended',
    expired: (title: string, moment: string) => `${title}: ended on ${moment}`,
    revoked: (title: string, moment: string) => `${title}: was ended by us on ${moment}`,
    requests: 'Your requests',
  },

  text: {
    marked: (name: string, email: string, company: string) =>
      `Given to ${name}, ${email}, ${company}, under the agreement that you accepted. Do not pass it on.`,
    copy: (copyId: string, moment: string) => `Copy ${copyId}, ${moment}.`,
    back: 'Your documents',
    print: 'To keep it, print this page: the lines about you are on every sheet.',
  },

  signIn: {
    title: 'Sign in',
    lead: 'To see your requests and documents, give the address that you confirmed. We send you a link and a code.',
    email: 'E-mail address',
    submit: 'Send the mail',
    instead: 'Or make a new request',
  },

  ...gateRefusals,

  staff: staffRequestPage,
};
