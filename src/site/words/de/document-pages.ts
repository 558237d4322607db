import { countedIn } from '../counting.ts';
import type { documentPages as english } from '../en/document-pages.ts';

const counted = countedIn('de');

export const documentPages: typeof english = {
  document: {
    description: (kind, company, title, day) => `${kind} von ${company}: ${title}, vom ${day}.`,
    isPublic: 'Öffentlich.',
    isOnRequest: 'Auf Anfrage erhältlich.',
    cardStatus: (day) => `Vom ${day}`,
    notAudited: 'Erklärung der Geschäftsleitung, nicht geprüft.',
    speaksOf: (start, end) =>
      `Sie bezieht sich auf die Zeit vom ${start} bis ${end} und auf keinen Tag danach.`,
    follows: (report) => `Sie schließt an den [${report}] an.`,
    download: 'Herunterladen',
    open: 'Dokument öffnen',
    expired: (day) => `Dieses Dokument ist am ${day} abgelaufen. Es wird nicht mehr herausgegeben.`,
    oldTest: (day) => `Der Test endete am ${day}, vor mehr als zwölf Monaten.`,
    covers: 'Deckt ab',
    tested: 'Getestet',
    retested: 'Nachgetestet',
    expires: 'Läuft ab',
    firm: 'Prüfunternehmen',
    scope: 'Umfang',
    method: 'Methode',
  },
  documentKind: {
    'bridge-letter': 'Überbrückungsschreiben',
    'pen-test': 'Penetrationstest',
    questionnaire: 'Fragebogen',
    dpa: 'Auftragsverarbeitungsvertrag',
    sla: 'Dienstgütevereinbarung',
    'privacy-notice': 'Datenschutzerklärung',
    insurance: 'Versicherung',
    accessibility: 'Barrierefreiheit',
    sbom: 'Software-Stückliste',
    architecture: 'Architektur',
    'bcp-dr': 'Notfallvorsorge und Wiederherstellung',
    whitepaper: 'Fachbeitrag',
    other: 'Dokument',
  },
  documentKindNote: {
    'bridge-letter':
      'Eine Erklärung der Geschäftsleitung über die Zeit nach dem Prüfungszeitraum eines Berichts. Sie ist nicht geprüft, und der Prüfer hat keinen Anteil daran.',
    'pen-test':
      'Was ein externes Unternehmen fand, als es das Produkt mit Erlaubnis angriff, für Kunden zusammengefasst.',
    questionnaire:
      'Ein Sicherheitsfragebogen, der einmal ausgefüllt und aktuell gehalten wird, zum Lesen neben dem eigenen Fragebogen.',
    dpa: 'Der Vertrag, nach dem personenbezogene Daten für Kunden verarbeitet werden.',
    sla: 'Die Verfügbarkeit und Unterstützung, die Kunden zugesagt sind.',
    'privacy-notice':
      'Wie mit personenbezogenen Daten umgegangen wird, über die das Unternehmen selbst entscheidet.',
    insurance: 'Die Bestätigung des Versicherers, dass Deckung besteht, mit Summe und Laufzeit.',
    accessibility:
      'Die eigene Erklärung des Unternehmens, wie seine Produkte Normen der Barrierefreiheit erfüllen.',
    sbom: 'Die Softwarebestandteile, aus denen ein Produkt besteht.',
    architecture: 'Wie das System aufgebaut ist, wo Daten liegen und wie seine Teile getrennt sind.',
    'bcp-dr': 'Wie der Dienst aufrechterhalten und wiederhergestellt wird und was Übungen dazu ergaben.',
    whitepaper: 'Die ausführliche Erklärung eines Themas.',
    other: 'Ein Dokument für Kunden und ihre Prüfer.',
  },
  documentList: {
    title: 'Dokumente',
    description: (company, today) =>
      `Dokumente von ${company} für Kunden und Prüfer: öffentliche und solche auf Anfrage. Stand: ${today}.`,
    lead: 'Alles neben den [Prüfberichten] und [Richtlinien]: Verträge, Zusammenfassungen von Tests und Übungen, Bestätigungen.',
    empty: 'Noch ist kein Dokument veröffentlicht.',
    open: 'Öffentlich',
    onRequestNote:
      'Mit geschäftlicher E-Mail-Adresse anzufragen, nach Annahme einer Vertraulichkeitsvereinbarung zu lesen.',
    kindAndVersion: (kind, version) => `${kind}, Version ${version}`,
    coversTo: (day) => `reicht bis ${day}`,
    expires: (day) => `läuft am ${day} ab`,
    note: (open, onRequest) => `${open} öffentlich, ${onRequest} auf Anfrage`,
  },
  gated: {
    readable: 'Es kann auf [Anfrage] gelesen werden.',
    description: (kind, title) => `${kind}: ${title}. Auf Anfrage erhältlich.`,
    notPublic: {
      control: 'Diese Kontrolle ist nicht öffentlich. Sie kann auf [Anfrage] gelesen werden.',
      policy: 'Diese Richtlinie ist nicht öffentlich. Sie kann auf [Anfrage] gelesen werden.',
      question: 'Diese Antwort ist nicht öffentlich. Sie kann auf [Anfrage] gelesen werden.',
      update: 'Diese Meldung ist nicht öffentlich. Sie kann auf [Anfrage] gelesen werden.',
    },
    dates: {
      reviewed: 'Überprüft',
      approved: 'Freigegeben',
      effective: 'In Kraft',
      'next-review': 'Nächste Überprüfung',
      updated: 'Aktualisiert',
      date: 'Datum',
    },
  },
  policy: {
    description: (title, company, version, approved) =>
      `${title} von ${company}, Version ${version}, freigegeben am ${approved}.`,
    cardStatus: (version, approved) => `Version ${version}, freigegeben am ${approved}`,
    aside: 'Angaben und Inhalt',
    approvedBy: (day, by) => `${day}, durch: ${by}`,
    controls: 'Kontrollen, die sie umsetzen',
    belongs: 'Wo sie hingehört',
    criteria: 'SOC-2®-Kriterien',
    related: 'Verwandte Richtlinien',
    questions: 'Fragen',
    history: 'Verlauf',
    historyEntry: (version, day) => `Version ${version}, ${day}`,
    overdue: '(überfällig)',
  },
  policyList: {
    title: 'Richtlinien',
    description: (count, company, today) =>
      `${counted(count, 'Richtlinie', 'Richtlinien')} von ${company} mit Version, verantwortlicher Stelle und Freigabe. Stand: ${today}.`,
    lead: (company) => `Die Regeln, die sich ${company} selbst gegeben hat.`,
    readable: (count) =>
      `${counted(count, 'Richtlinie ist', 'Richtlinien sind')} im vollen Wortlaut zu lesen.`,
    lastApproved: (day) => `Die letzte Freigabe ist vom ${day}.`,
    empty: 'Noch ist keine Richtlinie veröffentlicht.',
    approved: (day) => `Freigegeben am ${day}`,
    nextReview: (day) => `Nächste Überprüfung am ${day}`,
    dated: (label, day) => `${label}: ${day}`,
    note: (count) => `${count} im vollen Wortlaut zu lesen`,
  },
  requestBox: {
    title: 'So erhalten Sie Einsicht',
    ask: {
      report: 'Fragen Sie mit Ihrer geschäftlichen E-Mail-Adresse nach dem Prüfbericht.',
      document: 'Fragen Sie mit Ihrer geschäftlichen E-Mail-Adresse nach diesem Dokument.',
      access: 'Fragen Sie mit Ihrer geschäftlichen E-Mail-Adresse nach Zugang.',
    },
    confirm: 'Bestätigen Sie die Adresse über die E-Mail, die wir Ihnen senden.',
    accept: (company) =>
      `Nehmen Sie die Vertraulichkeitsvereinbarung am Bildschirm an. Bei ${company} sieht eine Person die Anfrage an, wenn nicht eine Regel sie freigibt.`,
    download:
      'Laden Sie Ihr eigenes Exemplar herunter. Jede Seite trägt Ihren Namen, Ihre E-Mail-Adresse, Ihr Unternehmen, die Zeit und eine Exemplarnummer.',
    byMail:
      'Schreiben Sie uns von Ihrer geschäftlichen E-Mail-Adresse, wer Sie sind und wofür Sie es brauchen.',
    button: {
      report: 'Prüfbericht anfragen',
      document: 'Dieses Dokument anfragen',
      access: 'Zugang anfragen',
    },
    subject: (document) => `Anfrage: ${document}`,
    subjectOpen: 'Anfrage nach Dokumenten',
  },
};
