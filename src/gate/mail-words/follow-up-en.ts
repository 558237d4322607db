/** The words of mails about what comes after a decision, and of those to subscribers. */
export const followUp = {
  endsSoon: {
    subject: (company: string) => `Your access to documents of ${company} ends soon`,
    lead: 'Your access to these documents ends soon:',
    item: (title: string, moment: string) => `${title}: until ${moment}`,
    documents: 'Your documents',
    renew: 'If you need them for longer, open this link and press the button there',
    until: (moment: string) =>
      `It works once, until ${moment}. You need not fill in anything again, and the agreement that you accepted still counts unless its text has changed.`,
  },
  ended: {
    subject: (company: string) => `Your access to documents of ${company} has ended`,
    lead: 'The time of your access to these documents is over:',
    item: (title: string, moment: string) => `${title}: ended ${moment}`,
    renew: 'If you still need them, open this link and press the button there',
    until: (moment: string) =>
      `It works once, until ${moment}. What the agreement says about copies that you have still holds.`,
  },
  overdue: {
    subject: (name: string, company: string) => `Overdue: the request of ${name}, ${company}`,
    facts: { from: 'From', since: 'Waiting since', target: 'Usual time of a decision' },
    once: 'It has waited longer than requesters are told that a decision takes.',
    twice: 'It has waited more than twice as long as requesters are told that a decision takes.',
    open: 'Decide',
  },
  version: {
    one: (title: string) => `New version: ${title}`,
    many: (count: number, company: string) => `New versions of ${count} documents of ${company}`,
    agreement: (company: string) => `The agreement for your documents of ${company} has changed`,
    replaced: (title: string, version: string) =>
      `There is a new version of ${title}: ${version}. Your access covers it.`,
    newer: (title: string, instead: string) => `${title} has been issued. It takes the place of ${instead}.`,
    ask: 'Ask for it',
    changed: (title: string, version: string) =>
      `The text of the agreement has changed: ${title}, version ${version}.`,
    accept: 'Before your next download you have to accept it as it is now',
    documents: 'Your documents',
  },
  subscribe: {
    subject: (site: string) => `Confirm your subscription to ${site}`,
    lead: 'Somebody (we hope that it was you) wants news by mail about:',
    open: 'To confirm that this is your address, open this link and press the button there',
    until: (moment: string) => `The link works once and until ${moment}.`,
    stranger: 'If it was not you, do nothing: without confirmation no news is sent.',
  },
  news: {
    many: (count: number, company: string) => `${count} changes at ${company}`,
    item: (day: string, title: string) => `${day}: ${title}`,
    more: (count: number) => `And ${count} more.`,
    all: 'All changes',
    why: (topics: string) => `You get this mail because you subscribed to: ${topics}.`,
    manage: 'Change or end your subscription',
  },
};
