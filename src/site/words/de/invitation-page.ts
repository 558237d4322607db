import { countedIn } from '../counting.ts';
import type { invitationPage as english } from '../en/invitation-page.ts';

const counted = countedIn('de');

export const invitationPage: typeof english = {
  title: (site) => `${site} lädt Sie ein`,
  lead: (company, salesperson) => `${salesperson} lädt ${company} ein, folgende Dokumente zu lesen:`,
  days: (days) =>
    `Sie haben ${counted(days, 'Tag', 'Tage')} lang Zugriff, gezählt ab der Annahme der Vereinbarung.`,
  steps: [
    'Sie senden dieses Formular. Wir schicken Ihnen eine E-Mail, um Ihre Adresse zu bestätigen.',
    'Sie lesen die Vertraulichkeitsvereinbarung und nehmen sie am Bildschirm an.',
    'Sie rufen Ihr Exemplar ab. Jede Seite trägt Ihren Namen, Ihre E-Mail-Adresse und Ihr Unternehmen, die Zeit und eine Exemplarnummer.',
  ],
  person: (invited) => `Die E-Mail geht an ${invited}, die eingeladene Adresse.`,
  domain: (domain) => `Verwenden Sie Ihre Adresse bei ${domain}.`,
  name: 'Ihr Name',
  email: 'Geschäftliche E-Mail-Adresse',
  company: 'Unternehmen',
  role: 'Ihre Funktion dort',
  category: 'Art des Empfängers',
  categoryHint:
    'Manche Berichte, etwa SOC 2, dürfen nur diese erhalten. Eine „user entity“ ist ein Kunde, eine „prospective user entity“ kann einer werden.',
  kept: (requests, evidence) =>
    `Was Sie hier schreiben, Ihre Netzwerkadresse und den Namen Ihres Browsers bewahren wir ${requests} auf. Was Sie unterschreiben, wird ${evidence} als Nachweis aufbewahrt.`,
  submit: 'E-Mail anfordern',
  until: (moment) => `Diese Einladung ist offen bis zum ${moment}.`,
  otherDomain: (domain) => `Ihre Adresse muss auf @${domain} enden.`,
  dead: {
    unknown: {
      title: 'Diese Einladung gilt nicht',
      text: 'Wir kennen sie nicht, oder eine neuere E-Mail hat sie ersetzt. Verwenden Sie den letzten Link, oder fragen Sie, wer Sie eingeladen hat.',
    },
    used: {
      title: 'Diese Einladung wurde genutzt',
      text: 'Wenn Sie es waren, melden Sie sich mit der bestätigten Adresse an.',
    },
    expired: {
      title: 'Diese Einladung ist abgelaufen',
      text: 'Bitten Sie um eine neue, oder fragen Sie die Dokumente selbst an.',
    },
    revoked: {
      title: 'Diese Einladung wurde zurückgenommen',
      text: 'Fragen Sie, wer Sie eingeladen hat, oder fragen Sie die Dokumente selbst an.',
    },
  },
  signIn: 'Anmelden',
  request: 'Dokumente anfragen',
};
