import type { staffSignInPage as english } from '../en/staff-sign-in.ts';

export const staffSignInPage: typeof english = {
  staffSignIn: {
    lead: (provider) =>
      `Mitarbeitende melden sich bei ${provider} an. Was Sie hier dürfen, steht in der Liste dieses Trust Centers oder ergibt sich aus Ihren Gruppen dort.`,
    go: (provider) => `Bei ${provider} anmelden`,
    link: 'Stattdessen einen Link per E-Mail anfordern',
    linksOff: 'Mitarbeitende melden sich hier beim Anmeldedienst an. Links per E-Mail sind abgeschaltet.',
    end: (provider) => `Wenn Sie sich hier abmelden, bleiben Sie bei ${provider} angemeldet.`,
    endLink: 'Auch dort abmelden',
    again: 'Anmelden',
    noneTitle: 'Kein Anmeldedienst',
    none: 'Mitarbeitende melden sich hier mit einem Link an, der per E-Mail kommt.',
    noEndTitle: 'Melden Sie sich beim Anmeldedienst selbst ab',
    noEnd: 'Er hat keine Adresse zum Abmelden oder antwortet im Augenblick nicht.',
    problems: {
      invalid:
        'Diese Anmeldung wurde nicht in diesem Browser begonnen, dauerte länger als zehn Minuten oder wurde schon verwendet. Melden Sie sich noch einmal an.',
      declined: 'Der Anmeldedienst hat Sie nicht eingelassen, oder Sie haben dort abgebrochen.',
      'unconfirmed-email':
        'Der Anmeldedienst hat Ihre E-Mail-Adresse nicht bestätigt, deshalb zählt sie hier nicht. Wer ihn betreibt, kann sie bestätigen.',
      'no-staff':
        'Sie sind dort angemeldet, haben hier aber keine Rolle. Die Verwaltung dieses Trust Centers kann Ihnen eine geben.',
      unavailable:
        'Der Anmeldedienst antwortet nicht. An Ihrem Konto liegt es nicht: Versuchen Sie es in einer Minute noch einmal.',
    },
  },
};
