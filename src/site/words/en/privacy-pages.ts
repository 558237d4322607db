import { countedIn } from '../counting.ts';

const counted = countedIn('en-GB');

/** Accepted agreements, the notice at the request form, one's own data, and erasing for staff. */
export const privacyPages = {
  notice: {
    title: 'How we handle what you write here',
    who: (legalName: string) => `${legalName} is responsible for it.`,
    why: 'We use it to decide on your request, to enter into the agreement with you, and to show who received which document. The grounds are steps towards that agreement (GDPR article 6(1)(b)) and our legitimate interest in knowing who holds confidential documents (article 6(1)(f)).',
    what: 'Beside your answers we record your network address, the name of your browser and the time. Every copy that you download carries your name and address. Nothing is used for advertising, and no other service is embedded in these pages.',
    keep: (unverified: string, requests: string, origins: string, evidence: string) =>
      `If nobody confirms the address, all of it is deleted after ${unverified}. Otherwise it is kept for ${requests} after the end of the request, network addresses and browsers for ${origins}, and what you sign for ${evidence}, as evidence.`,
    rights: (mail: string) =>
      `You may ask for your data, have it corrected or erased, object, and complain to a supervisory authority. Write to ${mail}. Once you are signed in, you can download it yourself.`,
  },
  agreement: {
    signed: (moment: string) => `Accepted on ${moment}. This is the text as it was shown then.`,
    onFile: (moment: string) => `Signed elsewhere, recorded on ${moment}.`,
    pdf: 'Download as PDF',
    party: 'Offered by',
    version: 'Version',
    by: 'Accepted by',
    company: 'For',
    address: 'Address',
    confirmed: {
      link: 'confirmed by a mailed link',
      code: 'confirmed by a mailed code',
      provider: 'confirmed by an identity provider',
    },
    documents: 'Documents',
    stated: 'Stated, word for word',
    text: 'Text',
    hash: 'SHA-256 of the text',
    record: 'Record',
    from: 'Network address',
    reference: 'Where the paper is',
    asLogged: 'The audit log has the hash of exactly this record.',
    notAsLogged: 'The audit log has another hash: this record was changed after it was accepted.',
    notLogged: 'The audit log has no hash of this record, because an older version wrote it.',
    erased: 'The time of this record as evidence is over: what it said about the person was deleted.',
  },
  own: {
    agreements: 'What you have accepted',
    accepted: (title: string, version: string, moment: string) => `${title}, version ${version}, ${moment}`,
    data: 'Your data',
    dataText: 'Everything that is kept here under your address, as a file that programs can read.',
    download: 'Download your data (JSON)',
  },
  people: {
    title: 'Personal data',
    lead: 'Answer a person who asks for their data, or erase it. The address stays out of the log of the web server.',
    address: 'Address',
    look: 'Show what is held',
    none: (email: string) => `Nothing is held of ${email}.`,
    held: (email: string) => `Held of ${email}`,
    kind: 'What',
    count: 'Number',
    kinds: {
      requests: 'Requests',
      agreements: 'Accepted agreements',
      proofsOfTheAddress: 'Proofs of the address',
      sessions: 'Sessions',
      messages: 'Messages',
      invitations: 'Invitations',
      subscriptions: 'Subscriptions',
      log: 'Entries of the audit log',
    },
    export: 'Download everything (JSON)',
    eraseTitle: 'Erase',
    eraseText:
      'Access ends at once, then everything above is erased. What was accepted stays as evidence: text, name, title, company, address, time and network address, for as long as gate.yaml says. The log stays whole; what it says about the person is emptied. This cannot be undone. Backups that were taken before still hold it.',
    again: 'The address once more',
    reference: 'Number of the case',
    referenceHint: 'Without names or addresses: it stays in the log.',
    erase: 'Erase this person',
    done: (requests: number, revoked: number, values: number) =>
      `Erased: ${counted(requests, 'request', 'requests')}, ${counted(values, 'value', 'values')} beside the log. ${counted(revoked, 'running access', 'running accesses')} ended.`,
    kept: (count: number) =>
      count === 0
        ? 'Nothing is kept.'
        : `${counted(count, 'accepted agreement stays', 'accepted agreements stay')} as evidence.`,
    notAnAddress: 'Write an address such as name@company.com.',
  },
};
