import { followUp } from './follow-up-en.ts';

/** Every word of the mails in English, in the order in which a person meets them. */
export const en = {
  days: (count: number) => (count === 1 ? '1 day' : `${count} days`),
  people: (count: number) => (count === 1 ? '1 person' : `${count} people`),
  /** Only to somebody who has proved the address: what else stands in a name is then read by nobody but its writer. */
  greeting: (name: string) => (name === '' ? 'Hello,' : `Hello ${name},`),
  followUp,

  verification: {
    subject: (company: string) => `Confirm your request to ${company}`,
    lead: (company: string) => `Somebody (we hope that it was you) asked ${company} for:`,
    open: 'To confirm that this is your address, open this link and press the button there',
    code: 'Or type this code in the browser where you made the request:',
    until: (moment: string) => `Both work once and until ${moment}. A new request makes them invalid.`,
    stranger:
      'If it was not you, do nothing: without confirmation nobody sees the request, and nothing is sent to you again because of it.',
  },

  signIn: {
    subject: (site: string) => `Sign in to ${site}`,
    open: 'To see your requests and documents, open this link and press the button there',
    code: 'Or type this code in the browser where you asked for this mail:',
    until: (moment: string) => `Both work once and until ${moment}.`,
    stranger: 'If you did not ask for this mail, do nothing.',
  },

  staffSignIn: {
    subject: (site: string) => `Sign in to the administration of ${site}`,
    open: 'Open this link in the browser where you asked for it, and press the button there',
    until: (moment: string) => `It works once, in that browser only, and until ${moment}.`,
    stranger: 'If you did not ask for this mail, tell your security team: somebody typed your address.',
  },

  acceptance: {
    subject: (agreement: string, version: string) => `Your copy: ${agreement}, version ${version}`,
    lead: 'You accepted the agreement below. Keep this mail: it is your copy.',
    facts: {
      agreement: 'Agreement',
      party: 'With',
      hash: 'SHA-256 of the text',
      accepted: 'Accepted',
      by: 'By',
      company: 'For',
      address: 'Address',
      record: 'Record',
    },
    version: (agreement: string, version: string) => `${agreement}, version ${version}`,
    confirmed: (email: string, how: 'link' | 'code' | 'provider', moment: string) =>
      `${email}, confirmed by ${how} on ${moment}`,
    stated: 'You stated:',
    text: 'The text in full:',
  },

  approved: {
    subject: (company: string) => `Your request to ${company} is approved`,
    lead: 'We have approved your request for:',
    item: (title: string, days: string) => `${title}, for ${days}`,
    open: 'The days count from the moment you accept the agreement. Read and accept it here',
  },

  access: {
    subject: (company: string) => `You have access to documents of ${company}`,
    lead: 'You can read:',
    item: (title: string, moment: string) => `${title}, until ${moment}`,
    open: 'Read and download',
    marked: 'Every page of your copy carries your name, your address and a number that is yours alone.',
  },

  denied: {
    subject: (company: string) => `Your request to ${company} is declined`,
    lead: (moment: string) =>
      `Thank you for your interest. We have decided not to give access to what you asked for on ${moment}:`,
    reason: 'The reason:',
    contact: (email: string) => `If you think that we missed something, write to ${email}.`,
  },

  question: {
    subject: (company: string) => `${company} has a question about your request`,
    lead: 'Thank you for your request. Before we decide on it we have a question:',
    open: 'Answer',
  },

  revoked: {
    subject: (company: string) => `Your access at ${company} has ended`,
    lead: 'We have ended your access to:',
    reason: 'The reason:',
    agreement: 'What you agreed to about copies that you already have still holds.',
    contact: (email: string) => `If you have questions, write to ${email}.`,
  },

  queued: {
    subject: (name: string, company: string) => `A request waits for a decision: ${name}, ${company}`,
    answered: (name: string, company: string) => `Your question is answered: ${name}, ${company}`,
    facts: {
      request: 'Request',
      name: 'Name',
      address: 'Address (confirmed)',
      company: 'Company',
      role: 'Role',
      recipient: 'Kind of recipient',
    },
    disposable: 'The address belongs to a service for throw-away mailboxes.',
    purpose: 'Purpose, in their words:',
    answer: 'Their answer to our question:',
    target: (target: string) => `They were told that a decision usually takes ${target}.`,
    open: 'Decide',
  },

  withdrawn: {
    subject: (name: string, company: string) => `A request was withdrawn: ${name}, ${company}`,
    lead: (name: string, email: string, company: string) =>
      `${name} <${email}>, ${company}, withdrew the request for:`,
    done: 'Nothing is left to decide.',
    open: 'Request',
  },

  stampRefused: {
    subject: (title: string) => `A document could not be handed out: ${title}`,
    lead: (title: string) =>
      `Somebody with access asked for “${title}”, and got nothing, because no marked copy could be made.`,
    facts: { code: 'Code', message: 'What happened' },
    until:
      'Until this is repaired nobody gets this document. Further failures within the hour send no mail; the audit log has them all.',
  },

  invitation: {
    subject: (company: string) => `${company} invites you to read its security documents`,
    lead: (company: string, salesperson: string) => `${company} (${salesperson}) invites you to read:`,
    open: 'Open this link and press the button there',
    afterwards: (days: string) =>
      `You confirm this address and accept the confidentiality agreement; then you have access for ${days}. Every page of your copy carries your name and address.`,
    until: (moment: string) => `The link is meant for you alone and works once, until ${moment}.`,
    stranger: 'If you expected nothing of the kind, do nothing: nobody sees your address because of it.',
  },

  domainInvitation: {
    subject: (domain: string) => `Your invitation for people at ${domain}`,
    lead: (domain: string) => `Pass this link on to the people at ${domain} who are to read:`,
    link: 'The link',
    how: (people: string, moment: string, days: string) =>
      `It works for ${people} with an address at exactly this domain, until ${moment}. Each of them confirms an address and accepts the agreement; then access lasts ${days}.`,
    open: 'How it goes, and how to end it',
  },

  invitationWaits: {
    subject: (company: string) => `An invitation waits for approval: ${company}`,
    facts: {
      invited: 'Invited',
      company: 'Company',
      by: 'By',
      deal: 'Deal',
      days: 'Days of access',
    },
    purpose: 'Purpose:',
    unsent: 'Nothing is sent before you approve it.',
    open: 'Approve or decline',
  },

  invitationDecided: {
    approved: (company: string) => `Your invitation for ${company} is approved`,
    declined: (company: string) => `Your invitation for ${company} is declined`,
    sent: 'The mail with its link is on its way.',
    unsent: 'Nothing was sent. The reason:',
    open: 'The invitation',
  },

  invitedStep: {
    subject: {
      verified: 'Invitation taken up',
      signed: 'Agreement accepted',
      approved: 'Access approved',
      downloaded: 'First download',
    },
    sentence: {
      verified: 'took up your invitation and confirmed the address.',
      signed: 'accepted the agreement.',
      approved: 'the request is approved.',
      downloaded: 'downloaded a document for the first time.',
    },
    deal: (deal: string) => `Deal: ${deal}.`,
    open: 'The invitation',
  },
  peopleAt: (people: string, domain: string) => `${people} at ${domain}`,
};
