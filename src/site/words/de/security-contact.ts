import type { securityContact as english } from '../en/security-contact.ts';

export const securityContact: typeof english = {
  title: 'Schwachstelle melden',
  description: (company) =>
    `Wo Sie ${company} ein Sicherheitsproblem melden, nach welcher Richtlinie und was eine Meldung enthalten sollte.`,
  lead: (company) =>
    `So melden Sie ${company} ein Sicherheitsproblem in den Produkten oder auf den Websites.`,
  where: 'Wohin Sie schreiben',
  addresses: 'Adresse',
  languages: 'Sprachen',
  encryption: 'Schlüssel zum Verschlüsseln',
  policy: 'Richtlinie zur Offenlegung',
  policyNamed: (title, version) => `${title}, Version ${version}`,
  noPolicy: 'Keine ist veröffentlicht.',
  acknowledgments: 'Danksagungen',
  machines: 'Für Maschinen',
  securityTxt: (day) => `[security.txt] (RFC 9116), gültig bis ${day}`,
  says: 'Was eine Meldung enthalten sollte',
  sayList: [
    'um welches Produkt es geht, mit Adresse oder Version;',
    'die Schritte, die das Problem zeigen, sodass andere sie nachvollziehen können;',
    'was jemand dadurch erreichen oder verändern könnte;',
    'wie wir Ihnen antworten können.',
  ],
  care: 'Hören Sie beim ersten Anzeichen fremder Daten auf, und schicken Sie diese nicht mit.',
  otherwise: 'Anderes Anliegen',
  questions: 'Fragen zur Sicherheit',
  customers: 'Kunden, die einen Vorfall vermuten',
  privacy: 'Datenschutz',
  status: 'Betriebsstatus',
  barriers: 'Barrieren auf dieser Website',
};
