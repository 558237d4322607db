import { countedIn } from '../counting.ts';

const counted = countedIn('en-GB');

/** The page behind an invitation's link. */
export const invitationPage = {
  title: (site: string) => `${site} invites you`,
  lead: (company: string, salesperson: string) => `${salesperson} invites ${company} to read:`,
  days: (days: number) =>
    `You have access for ${counted(days, 'day', 'days')} from the moment you accept the agreement.`,
  steps: [
    'You send this form. We send a mail to confirm your address.',
    'You read the confidentiality agreement and accept it on screen.',
    'You download your copy. Every page carries your name, e-mail address and company, the time and a copy number.',
  ],
  person: (invited: string) => `The mail goes to ${invited}, the address that was invited.`,
  domain: (domain: string) => `Use your address at ${domain}.`,
  name: 'Your name',
  email: 'Work e-mail address',
  company: 'Company',
  role: 'Your role there',
  category: 'Kind of recipient',
  categoryHint:
    'Some reports, such as SOC 2, may be given to these only. A user entity is a customer, a prospective user entity may become one.',
  kept: (requests: string, evidence: string) =>
    `We keep what you write here, your network address and your browser’s name for ${requests}. What you sign is kept for ${evidence}, as evidence.`,
  submit: 'Send me the mail',
  until: (moment: string) => `This invitation is open until ${moment}.`,
  otherDomain: (domain: string) => `Your address has to end with @${domain}.`,
  dead: {
    unknown: {
      title: 'This invitation does not work',
      text: 'We do not know it, or a newer mail has replaced it. Use the link that came last, or ask whoever invited you.',
    },
    used: {
      title: 'This invitation has been used',
      text: 'If it was you, sign in with the address that you confirmed.',
    },
    expired: {
      title: 'This invitation has expired',
      text: 'Ask whoever invited you for another one, or request the documents yourself.',
    },
    revoked: {
      title: 'This invitation was taken back',
      text: 'Ask whoever invited you, or request the documents yourself.',
    },
  },
  signIn: 'Sign in',
  request: 'Request documents',
};
