/** What the gate says when it gives nothing, or something is not right yet. */
export const gateRefusals = {
  notFound: {
    title: 'Nothing here',
    text: 'There is no such page, or it is not for you. If you followed a link of ours, write to us:',
    start: 'Start page',
  },

  tooMany: {
    title: 'Too many attempts',
    text: (minutes: number) =>
      `More attempts came from your network than we allow. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
  },

  noFile: {
    title: 'The file cannot be given out at the moment',
    text: 'Your copy could not be made, and nothing was handed out. We have been told. You do not need to do anything; try again later.',
    wrongMethod: 'Use GET.',
  },

  /** Whole pages, for when nothing else can be shown. */
  broken: {
    unavailable: {
      title: 'Requests are not available right now',
      text: 'The public pages work. Please try again in a few minutes.',
    },
    failed: {
      title: 'Something went wrong on our side',
      text: 'The error has been noted. Please try again in a few minutes.',
    },
    crossSite: {
      title: 'Not accepted',
      text: 'This form was sent from another site. Open the page here and try again.',
    },
  },

  errors: {
    title: 'Something is not right yet',
    prefix: 'Error: ',
    about: (label: string, problem: string) => `${label}: ${problem}.`,
    problems: {
      missing: 'please fill this in',
      'too-long': 'this is too long',
      'control-characters': 'this contains characters that cannot be kept; type it instead of pasting it',
      'not-an-address': 'this is not an address such as name@company.com',
      'unknown-choice': 'this is not one of the choices',
      other: 'this is not right',
    },
    /** What to do where the general words would be odd. */
    particular: {
      'documents missing': 'Choose at least one document.',
      'documents unknown-choice': 'One of the documents is not offered any more. Choose again.',
      'email missing': 'Enter your work e-mail address.',
      'recipientCategory missing': 'Choose a kind of recipient: the report limits who may receive it.',
      'recipientCategory unknown-choice':
        'One of the reports may not be given to recipients of this kind. Choose another kind, or fewer documents.',
      'authority missing': 'Tick the box about your authority.',
      'assent missing': 'Tick the box about the agreement.',
    },
  },

  /** What the gate refuses, by the code of the refusal. In English the refusal itself says it, with its numbers. */
  refusals: {} as Readonly<Record<string, string>>,
};
