/** News by mail, renewal of access, and worksheets. */
export const subscription = {
  topics: {
    subprocessors: 'Subprocessors',
    reports: 'Reports and certificates',
    policies: 'Policies',
    subprocessorsOf: (product: string) => `Subprocessors of ${product}`,
  },
  invite: 'Get changes by mail',
  title: 'Changes by mail',
  lead: 'You get a mail when this site publishes a change to what you choose, and no other mail. Every mail has a link that ends it.',
  choose: 'What do you want to hear about?',
  email: 'E-mail address',
  emailHint: 'We send a mail to confirm it.',
  leaveEmpty: 'Leave this empty',
  kept: 'We keep your address and your choice until you end the subscription, for nothing but these mails.',
  submit: 'Subscribe',
  noTopics: 'This site has no news by mail.',
  problems: {
    email: 'E-mail address: write one address, such as ada@example.com.',
    topics: 'What do you want to hear about?: choose at least one.',
  },
  sentTitle: 'Check your mail',
  sent: 'If we can send mail to the address that you gave, a message with a link is on its way. Nothing else is sent before you confirm it.',
  confirmTitle: 'Confirm your subscription',
  confirmLead: (email: string) => `${email} will get a mail when something changes about:`,
  confirm: 'Confirm',
  confirmNotYou: 'If it was not you, close this page. Nothing happens without the button.',
  doneTitle: 'You are subscribed',
  done: 'You get a mail when something changes about:',
  again: 'Subscribe again',
  dead: {
    unknown: {
      title: 'This link does not work',
      text: 'It may be cut off or too old. You can subscribe again.',
    },
    used: { title: 'This link has been used', text: 'A link works once. Your subscription is confirmed.' },
    expired: {
      title: 'This link has expired',
      text: 'It worked for 30 minutes. Subscribe again, and a new one is sent.',
    },
  },
  manageTitle: 'Your subscription',
  manageLead: (email: string) => `Mails go to ${email}.`,
  save: 'Save the choice',
  saved: 'Your choice is saved.',
  endTitle: 'End it',
  end: 'Send me no more mails',
  endedTitle: 'You get no more mails',
  ended: 'The subscription has ended, and your address is deleted from it.',
  renewal: {
    title: 'Ask for access again',
    lead: (name: string, company: string) => `In the name of ${name}, ${company}, you ask again for:`,
    submit: 'Ask for access again',
    until: (moment: string) => `This link works once, until ${moment}.`,
    notYou: 'Nothing happens without the button.',
    askedTitle: 'You have asked again',
    next: {
      access: 'Access is open again. Sign in to read the documents.',
      agree:
        'The agreement has changed since you accepted it. Sign in and accept it, then the request goes on.',
      status: 'The request is with us. We tell you by mail what we decide.',
    },
    go: {
      access: 'Your documents',
      agree: 'Read the agreement',
      status: 'Your requests',
    },
    form: 'Make a new request',
    dead: {
      unknown: {
        title: 'This link does not work',
        text: 'It may be cut off or too old. You can make a new request.',
      },
      used: {
        title: 'This link has been used',
        text: 'A link works once. “Your requests” shows what became of it.',
      },
      expired: {
        title: 'This link has expired',
        text: 'It worked for two weeks after your access ended. You can make a new request.',
      },
      closed: {
        title: 'This cannot be asked for again in this way',
        text: 'The documents have changed, or are for other recipients now. You can make a new request.',
      },
    },
  },
  worksheet: {
    link: 'Worksheet (XLSX)',
    of: (title: string) => `Worksheet of what the report expects of you (XLSX): ${title}`,
    hint: (count: number) =>
      count === 1 ? '1 user entity control to work through' : `${count} user entity controls to work through`,
  },
};
