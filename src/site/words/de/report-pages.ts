import { countedIn } from '../counting.ts';
import type { reportPages as english } from '../en/report-pages.ts';

const counted = countedIn('de');

export const reportPages: typeof english = {
  badge: {
    asOf: (day: string) => `Stand ${day}`,
    periodTo: (day: string) => `Zeitraum bis ${day}`,
    validTo: (day: string) => `gültig bis ${day}`,
    at: (day: string) => `zum ${day}`,
    none: 'Kein Bericht veröffentlicht',
  },
  opinion: {
    unqualified: 'Uneingeschränkt',
    qualified: 'Eingeschränkt',
    adverse: 'Versagt',
    disclaimer: 'Nichterteilung eines Prüfungsurteils',
    gated: 'Steht im Prüfbericht',
  },
  report: {
    name: (framework, type) => `${framework.replaceAll(' ', '-')}-Prüfbericht${type ? ` Typ ${type}` : ''}`,
    examination: (framework, type) =>
      `${framework.replaceAll(' ', '-')}-Prüfung${type ? ` Typ ${type}` : ''}`,
    certificate: (framework) => `${framework.replaceAll(' ', '-')}-Zertifikat`,
    certification: (framework) => `${framework.replaceAll(' ', '-')}-Zertifizierung`,
    period: (start, end) => `Prüfungszeitraum ${start} bis ${end}`,
    pointInTime: (day) => `Stichtag ${day}`,
    valid: (start, end) => `gültig vom ${start} bis ${end}`,
    issuedOn: (day) => `ausgestellt am ${day}`,
    inSentence: (standing) => standing,
    spanAndStanding: (span, standing) => {
      // Inside of a sentence: adjectives are small, “Prüfung” is a noun.
      const inside = standing.replace(/^(?!Prüfung)\p{Lu}/u, (letter) => letter.toLowerCase());
      return span ? `${span} (${inside})` : inside;
    },
    description: (report, company, standing, today) =>
      `${report}, von ${company}. ${standing}, Stand: ${today}.`,
    stale:
      'Dieser Prüfbericht ist veraltet: Die Tage, auf die er sich bezieht, liegen mehr als zwölf Monate zurück, und weder ein Überbrückungsschreiben noch eine laufende Prüfung deckt heute ab.',
    certificateExpired: 'Dieses Zertifikat ist abgelaufen.',
    nextDue: 'Der nächste Prüfbericht ist fällig. Bis er vorliegt, ist dies der letzte.',
    withdrawn:
      'Dieser Prüfbericht wurde zurückgezogen. Verlassen Sie sich nicht darauf; Exemplare werden nicht mehr herausgegeben.',
    superseded: (report) => `Ein späterer Prüfbericht ist an seine Stelle getreten: [${report}].`,
    onALine: 'Im Zeitverlauf',
    amongOthers: 'Dieser Prüfbericht unter den anderen seiner Reihe',
    noCopies: 'Exemplare werden nicht mehr herausgegeben.',
    nothingToRequest: 'Noch gibt es nichts anzufragen. Diese Seite sagt, wann es so weit sein soll.',
    notOffered:
      'Auf dieser Website liegt keine Kopie zur Anfrage bereit. Fragen Sie per E-Mail nach dem Prüfbericht:',
    latestIssued: (report) => `Zuletzt ausgestellt: [${report}].`,
    facts: 'Angaben',
    notCovered: 'Nicht erfasst',
    outside: 'Außerhalb',
    organizations: 'Subdienstleister',
    carveOut:
      'Ausklammernde Methode (carve-out): Seine Kontrollen sind nicht Teil der Prüfung. Erwartet wird, dass er Folgendes selbst tut.',
    inclusive: 'Einschließende Methode (inclusive): Seine Kontrollen sind Teil der Prüfung.',
    cuecs: 'Von Kunden erwartet',
    cuecsNote:
      'Ergänzende Kontrollen der Kunden (CUECs), die öffentlich sind. Der Prüfbericht führt alle auf.',
    letters: 'Überbrückungsschreiben',
    lettersNote:
      'Erklärungen der Geschäftsleitung über die Zeit nach dem Prüfungszeitraum. Sie sind nicht geprüft.',
    letterCovers: (start, end) => `Deckt ${start} bis ${end} ab`,
    letterDated: (day) => `Vom ${day}`,
    stagesAhead: 'Geplanter Ablauf',
    stages: 'Ablauf der Prüfung',
    now: 'Jetzt',
    available: 'Den vollständigen Prüfbericht gibt es auf [Anfrage].',
    letterLine: (letter, day, covers) =>
      `${letter}, vom ${day}${covers ? `, deckt ${covers} ab` : ''}. Erklärung der Geschäftsleitung, nicht geprüft.`,
  },
  reportFacts: {
    period: 'Zeitraum',
    days: (count) => counted(count, 'Tag', 'Tage'),
    asOf: 'Stichtag',
    age: 'Alter',
    today: 'heute',
    daysAgo: (count) => `vor ${counted(count, 'Tag', 'Tagen')}`,
    inDays: (count) => `in ${counted(count, 'Tag', 'Tagen')}`,
    periodEnded: (age, today) => `Der Prüfungszeitraum endete ${age}, Stand: ${today}`,
    speaksOfDay: (age, today) => `Er bezieht sich auf einen Tag ${age}, Stand: ${today}`,
    auditor: 'Prüfer',
    license: 'Zulassung',
    peerReview: 'Peer Review',
    dated: 'Datum des Prüfberichts',
    opinion: 'Prüfungsurteil',
    opinionFor: (opinion, criteria) => `${opinion}, für ${criteria}`,
    categories: 'Kategorien',
    scope: 'Geltungsbereich',
    certificateNumber: 'Zertifikatsnummer',
    body: 'Zertifizierungsstelle',
    accreditation: 'Akkreditierung',
    issued: 'Ausgestellt',
    expires: 'Läuft ab',
    applicability: 'Erklärung zur Anwendbarkeit',
    products: 'Produkte',
    standard: 'Prüfungsstandard',
    restrictedTo: 'Bestimmt für',
    standing: 'Stand',
    standingAsOf: (standing, today) => `${standing}, Stand: ${today}`,
    latestOfSeries: 'Letzter der Reihe',
    periodLength: 'Länge des Prüfungszeitraums',
    periodNote: 'Hinweis zum Prüfungszeitraum',
    affected: 'Betroffene Kriterien',
  },
  reportList: {
    title: 'Prüfberichte',
    description: (company, today) =>
      `Prüfberichte und Zertifikate von ${company}: aktuelle, laufende und frühere. Stand: ${today}.`,
    lead: (company) => `Was unabhängige Unternehmen bei ${company} geprüft haben, wann, und was im Gang ist.`,
    restricted:
      'Die Seiten sagen, was jeder Prüfbericht abdeckt; die Prüfberichte selbst sind nur für einen begrenzten Leserkreis bestimmt und auf Anfrage erhältlich.',
    empty: 'Kein Prüfbericht ist veröffentlicht, geplant oder in Arbeit.',
    current: 'Aktuell',
    coming: 'Geplant und in Arbeit',
    comingNote: 'Noch liegt kein Prüfbericht vor. Nichts hier ersetzt einen.',
    earlier: 'Frühere',
    copy: 'Exemplar auf Anfrage',
  },
  stage: {
    planning: 'Planung',
    preparation: 'Vorbereitung',
    observation: 'Prüfungszeitraum',
    fieldwork: 'Prüfungsdurchführung',
    reporting: 'Berichterstellung',
    'stage-1': 'Audit der Stufe 1',
    'stage-2': 'Audit der Stufe 2',
  },
  standing: {
    planned: 'Geplant',
    'in-progress': 'Prüfung läuft',
    current: 'Aktuell',
    'next-due': 'Aktuell, nächster Prüfbericht fällig',
    stale: 'Veraltet',
    superseded: 'Abgelöst',
    withdrawn: 'Zurückgezogen',
    expired: 'Abgelaufen',
    periodRunning: 'In Arbeit: Prüfungszeitraum läuft',
    fieldwork: 'In Arbeit: Prüfungsdurchführung',
  },
  timeline: {
    type: (type) => `Typ ${type}`,
    report: 'Prüfbericht',
    certificate: 'Zertifikat',
    letter: 'Überbrückungsschreiben',
    letterSpan: (start, end) => `${start} bis ${end}; Erklärung der Geschäftsleitung, nicht geprüft`,
    today: (day) => `Heute, ${day}`,
  },
};
