/** Where and how to report a security problem. */
export const securityContact = {
  title: 'Report a vulnerability',
  description: (company: string) =>
    `Where to report a security problem to ${company}, under which policy, and what a report should say.`,
  lead: (company: string) =>
    `How to tell ${company} about a security problem in its products or on its sites.`,
  where: 'Where to write',
  addresses: 'Address',
  languages: 'Languages',
  encryption: 'Encryption key',
  policy: 'Disclosure policy',
  policyNamed: (title: string, version: string) => `${title}, version ${version}`,
  noPolicy: 'None is published.',
  acknowledgments: 'Acknowledgments',
  machines: 'For machines',
  securityTxt: (day: string) => `[security.txt] (RFC 9116), valid until ${day}`,
  says: 'What a report should say',
  sayList: [
    'which product it is about, with its address or version;',
    'the steps that show it, so that somebody else can follow them;',
    'what a person could reach or change by it;',
    'how to answer you.',
  ] as readonly string[],
  care: 'Stop at the first sign of other people’s data, and do not send it along.',
  otherwise: 'Something else',
  questions: 'Questions about security',
  customers: 'Customers who suspect an incident',
  privacy: 'Privacy',
  status: 'Service status',
  barriers: 'Barriers on this site',
};
