/** Where staff sign in at an identity provider. */
export const staffSignInPage = {
  staffSignIn: {
    lead: (provider: string) =>
      `Staff sign in at ${provider}. What you may do here comes from this trust center's own list or from your groups there.`,
    go: (provider: string) => `Sign in at ${provider}`,
    link: 'Get a link by mail instead',
    linksOff: 'Staff sign in at the identity provider here. Links by mail are switched off.',
    end: (provider: string) => `Signing out here leaves you signed in at ${provider}.`,
    endLink: 'Sign out there too',
    again: 'Sign in',
    noneTitle: 'No identity provider',
    none: 'Staff sign in here by a link that comes by mail.',
    noEndTitle: 'Sign out at the identity provider itself',
    noEnd: 'It has no address for signing out, or does not answer at the moment.',
    problems: {
      invalid:
        'This sign-in was not begun in this browser, took longer than ten minutes, or was used before. Sign in again.',
      declined: 'The identity provider did not let you in, or you stopped there.',
      'unconfirmed-email':
        'The identity provider has not confirmed your mail address, so it counts for nothing here. Whoever runs it can confirm it.',
      'no-staff':
        'You are signed in there, but have no role here. An administrator of this trust center can give you one.',
      unavailable:
        'The identity provider does not answer. Nothing is wrong with your account: try again in a minute.',
    },
  },
};
