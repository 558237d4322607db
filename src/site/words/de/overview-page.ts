import type { overviewPage as english } from '../en/overview-page.ts';

export const overviewPage: typeof english = {
  ahead: {
    becomes: (name) => `${name} wird Unterauftragsverarbeiter`,
    lastDayToObject: (name) =>
      `${name}: letzter Tag für einen Widerspruch gegen den neuen Unterauftragsverarbeiter`,
    stops: (name) => `${name} ist nicht mehr Unterauftragsverarbeiter`,
    stageBegins: (report, stage) => `${report}: ${stage} beginnt`,
    periodEnds: (report) => `${report}: Der Prüfungszeitraum endet`,
    expires: (title) => `${title}: läuft ab`,
    nextReview: (title) => `${title}: nächste Überprüfung`,
  },
  overview: {
    description: (company, today) =>
      `Kontrollen, Richtlinien, Unterauftragsverarbeiter und Dokumente von ${company}, Stand: ${today}.`,
    lead: (company) =>
      `Diese Website sagt, was ${company} zur eigenen Sicherheit angibt, mit Tag, Quelle und Grenzen jeder Aussage. Jede Seite ist ohne Konto zu lesen; nur eingeschränkt zugängliche Prüfberichte und Dokumente gibt es auf Anfrage.`,
    requestReport: 'Prüfbericht anfragen',
    readControls: 'Kontrollen lesen',
    noReport: 'Noch liegt kein Prüfbericht vor',
    comingBelow: 'Was geplant ist oder läuft, steht weiter unten mit seinen Terminen.',
    nothingPublished: 'Auf dieser Website ist keine Prüfung durch ein externes Unternehmen veröffentlicht.',
    overTime: 'Prüfungen im Zeitverlauf',
    overTimeTitle: 'Prüfberichte, Überbrückungsschreiben und der laufende Prüfungszeitraum',
    scope: 'Was im Geltungsbereich liegt',
    scopeOf: (system) => `Geltungsbereich: ${system}`,
    attested: 'Im aktuellen Prüfbericht',
    inPreparation: 'In Vorbereitung, noch in keinem Prüfbericht',
    inNoReport: 'Im Geltungsbereich, in keinem Prüfbericht',
    inScope: 'Im Geltungsbereich',
    notInScope: 'Nicht im Geltungsbereich',
    boundary: 'Systemgrenze',
    hostedBy: 'Angewiesen auf',
    carvedOut: 'ausgeklammert: Die dortigen Kontrollen sind nicht Teil des Prüfberichts',
    includedIn: 'einbezogen: Die dortigen Kontrollen sind Teil des Prüfberichts',
    forReview: 'Für Ihre Prüfung',
    forReviewNote: 'Was ein Fragebogen als Nächstes wissen will.',
    reviewNotes: {
      faq: 'Was Kunden und ihre Prüfer am häufigsten fragen, kurz beantwortet',
      vendorSummary: 'Eine Seite für Ihre Akte, zum Drucken oder als Daten',
      matrix: 'Welche Kontrolle welchem Kriterium zugeordnet ist',
      frameworks: 'Dieselben Kontrollen, von der Liste aus gesehen, mit der Sie arbeiten',
      howToRead: 'Was ein Typ, ein Prüfungsurteil, eine Abweichung und eine Ausklammerung sind',
      changes: 'Was sich hier seit einem Tag geändert hat, den Sie wählen',
      data: 'Tabellen, JSON, OSCAL, CycloneDX und Feeds',
      pack: 'Alle öffentlichen Seiten in einer Zip-Datei, ohne Netz zu lesen',
    },
    keyFacts: 'Wichtige Angaben',
    keyFactsNote: 'Jede beruht auf der veröffentlichten Kontrolle oder Liste, auf die sie verweist.',
    subprocessorsAre: (active, planned, next) =>
      planned === 0
        ? `${active} aktiv, keine Änderung geplant`
        : `${active} aktiv, ${planned} geplant${next ? ` ab ${next}` : ''}`,
    agreementIs: (version, date, isPublic) =>
      `${isPublic ? 'Öffentlich' : 'Auf Anfrage'}, ${version ? `Version ${version} vom ${date}` : date}`,
    reportsAndDocuments: 'Prüfberichte und Dokumente',
    allReportsAndDocuments: '[Alle Prüfberichte], [alle Dokumente]',
    published: 'Was veröffentlicht ist',
    numberOfControls: (count) => (count === 1 ? 'umgesetzte Kontrolle' : 'umgesetzte Kontrollen'),
    numberOfPolicies: (count) =>
      count === 1 ? 'Richtlinie im vollen Wortlaut' : 'Richtlinien im vollen Wortlaut',
    numberOfDocuments: (count) =>
      count === 1 ? 'Dokument, öffentlich oder auf Anfrage' : 'Dokumente, öffentlich oder auf Anfrage',
    numberOfSubprocessors: (count) =>
      count === 1 ? 'aktiver Unterauftrags\u00ADverarbeiter' : 'aktive Unterauftrags\u00ADverarbeiter',
    notClaimed: 'Nicht beansprucht',
    notClaimedNote: 'Was Sie vielleicht erwarten und hier nicht finden.',
    news: 'Neuigkeiten und kommende Termine',
    allUpdates: 'Alle Neuigkeiten',
    latest: 'Zuletzt',
    latestUpdates: 'Letzte Meldungen',
    ahead: 'Demnächst',
    datesAhead: 'Kommende Termine',
    contacts: 'Kontakt',
    security: 'Sicherheit',
    privacy: 'Datenschutz',
    support: 'Kundendienst',
    disclosure: 'Meldung von Schwachstellen',
    disclosurePolicy: 'Wie Sie melden und was wir zusagen',
    company: 'Unternehmen',
    phone: 'Telefon',
    scopeShort: 'Geltungsbereich',
    productsIn: 'Produkte im Geltungsbereich',
    productsOut: 'Produkte außerhalb des Geltungsbereichs',
    requests: 'Anfragen nach Dokumenten',
    note: 'Was geprüft ist, was im Geltungsbereich liegt und was nicht beansprucht wird',
  },
};
