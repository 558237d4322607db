import { followUp } from './follow-up-de.ts';
import type { MailWords } from './mail-words.ts';

/** Every word of the mails in German. The type makes it complete. */
export const de: MailWords = {
  days: (count) => (count === 1 ? '1 Tag' : `${count} Tage`),
  people: (count) => (count === 1 ? '1 Person' : `${count} Personen`),
  greeting: (name) => (name === '' ? 'Guten Tag,' : `Guten Tag ${name},`),
  followUp,

  verification: {
    subject: (company) => `Bestätigen Sie Ihre Anfrage an ${company}`,
    lead: (company) => `Jemand (hoffentlich Sie selbst) hat ${company} um Folgendes gebeten:`,
    open: 'Um zu bestätigen, dass dies Ihre Adresse ist, öffnen Sie diesen Link und betätigen Sie dort die Schaltfläche',
    code: 'Oder geben Sie diesen Code in dem Browser ein, in dem Sie die Anfrage gestellt haben:',
    until: (moment) => `Beides gilt einmal und bis zum ${moment}. Eine neue Anfrage macht beides ungültig.`,
    stranger:
      'Wenn Sie es nicht waren, brauchen Sie nichts zu tun: Ohne Bestätigung sieht niemand die Anfrage, und Sie erhalten deswegen keine weitere E-Mail.',
  },

  signIn: {
    subject: (site) => `Anmeldung: ${site}`,
    open: 'Um Ihre Anfragen und Dokumente zu sehen, öffnen Sie diesen Link und betätigen Sie dort die Schaltfläche',
    code: 'Oder geben Sie diesen Code in dem Browser ein, in dem Sie diese E-Mail angefordert haben:',
    until: (moment) => `Beides gilt einmal und bis zum ${moment}.`,
    stranger: 'Wenn Sie diese E-Mail nicht angefordert haben, brauchen Sie nichts zu tun.',
  },

  staffSignIn: {
    subject: (site) => `Anmeldung zur Verwaltung: ${site}`,
    open: 'Öffnen Sie diesen Link in dem Browser, in dem Sie ihn angefordert haben, und betätigen Sie dort die Schaltfläche',
    until: (moment) => `Er gilt einmal, nur in diesem Browser und bis zum ${moment}.`,
    stranger:
      'Wenn Sie diese E-Mail nicht angefordert haben, informieren Sie Ihr Sicherheitsteam: Jemand hat Ihre Adresse eingegeben.',
  },

  acceptance: {
    subject: (agreement, version) => `Ihr Exemplar: ${agreement}, Version ${version}`,
    lead: 'Sie haben die folgende Vereinbarung angenommen. Bewahren Sie diese E-Mail auf: Sie ist Ihr Exemplar.',
    facts: {
      agreement: 'Vereinbarung',
      party: 'Mit',
      hash: 'SHA-256 des Textes',
      accepted: 'Angenommen',
      by: 'Von',
      company: 'Für',
      address: 'Adresse',
      record: 'Nachweis',
    },
    version: (agreement, version) => `${agreement}, Version ${version}`,
    confirmed: (email, how, moment) => `${email}, bestätigt ${confirmedBy[how]} am ${moment}`,
    stated: 'Sie haben erklärt:',
    text: 'Der vollständige Text:',
  },

  approved: {
    subject: (company) => `Ihre Anfrage an ${company} ist genehmigt`,
    lead: 'Wir haben Ihre Anfrage genehmigt, und zwar für:',
    item: (title, days) => `${title}, für ${days}`,
    open: 'Die Tage zählen ab dem Zeitpunkt, zu dem Sie die Vereinbarung annehmen. Lesen und annehmen können Sie sie hier',
  },

  access: {
    subject: (company) => `Sie haben Zugriff auf Dokumente von ${company}`,
    lead: 'Sie können lesen:',
    item: (title, moment) => `${title}, bis zum ${moment}`,
    open: 'Lesen und herunterladen',
    marked:
      'Jede Seite Ihres Exemplars trägt Ihren Namen, Ihre Adresse und eine Nummer, die nur für Ihr Exemplar vergeben wird.',
  },

  denied: {
    subject: (company) => `Ihre Anfrage an ${company} ist abgelehnt`,
    lead: (moment) =>
      `Vielen Dank für Ihr Interesse. Wir haben entschieden, keinen Zugriff auf das zu geben, worum Sie am ${moment} gebeten haben:`,
    reason: 'Der Grund:',
    contact: (email) => `Wenn Sie meinen, dass wir etwas übersehen haben, schreiben Sie an ${email}.`,
  },

  question: {
    subject: (company) => `${company} hat eine Frage zu Ihrer Anfrage`,
    lead: 'Vielen Dank für Ihre Anfrage. Bevor wir darüber entscheiden, haben wir eine Frage:',
    open: 'Antworten',
  },

  revoked: {
    subject: (company) => `Ihr Zugriff bei ${company} ist beendet`,
    lead: 'Wir haben Ihren Zugriff auf Folgendes beendet:',
    reason: 'Der Grund:',
    agreement: 'Was Sie für Exemplare vereinbart haben, die Sie bereits besitzen, gilt weiter.',
    contact: (email) => `Wenn Sie Fragen haben, schreiben Sie an ${email}.`,
  },

  queued: {
    subject: (name, company) => `Eine Anfrage wartet auf eine Entscheidung: ${name}, ${company}`,
    answered: (name, company) => `Ihre Rückfrage ist beantwortet: ${name}, ${company}`,
    facts: {
      request: 'Anfrage',
      name: 'Name',
      address: 'Adresse (bestätigt)',
      company: 'Unternehmen',
      role: 'Funktion',
      recipient: 'Art des Empfängers',
    },
    disposable: 'Die Adresse gehört zu einem Dienst für Wegwerf-Postfächer.',
    purpose: 'Zweck, in den Worten der anfragenden Person:',
    answer: 'Die Antwort auf unsere Frage:',
    target: (target) =>
      `Der anfragenden Person wurde gesagt, dass eine Entscheidung üblicherweise ${target} dauert.`,
    open: 'Entscheiden',
  },

  withdrawn: {
    subject: (name, company) => `Eine Anfrage wurde zurückgezogen: ${name}, ${company}`,
    lead: (name, email, company) =>
      `${name} <${email}>, ${company}, hat die Anfrage zurückgezogen. Es ging um:`,
    done: 'Es ist nichts mehr zu entscheiden.',
    open: 'Anfrage',
  },

  stampRefused: {
    subject: (title) => `Ein Dokument konnte nicht ausgegeben werden: ${title}`,
    lead: (title) =>
      `Jemand mit Zugriff wollte „${title}“ herunterladen und hat nichts erhalten, weil kein gekennzeichnetes Exemplar erstellt werden konnte.`,
    facts: { code: 'Code', message: 'Was geschehen ist' },
    until:
      'Bis das behoben ist, erhält niemand dieses Dokument. Für weitere Fehler innerhalb dieser Stunde geht keine E-Mail hinaus; im Protokoll stehen alle.',
  },

  invitation: {
    subject: (company) => `${company} lädt Sie ein, Sicherheitsdokumente zu lesen`,
    lead: (company, salesperson) => `${company} (${salesperson}) lädt Sie ein, folgende Dokumente zu lesen:`,
    open: 'Öffnen Sie diesen Link und betätigen Sie dort die Schaltfläche',
    afterwards: (days) =>
      `Sie bestätigen diese Adresse und nehmen die Vertraulichkeitsvereinbarung an; danach haben Sie Zugriff. Dauer: ${days}. Jede Seite Ihres Exemplars trägt Ihren Namen und Ihre Adresse.`,
    until: (moment) => `Der Link ist nur für Sie bestimmt und gilt einmal, bis zum ${moment}.`,
    stranger:
      'Wenn Sie nichts dergleichen erwartet haben, brauchen Sie nichts zu tun: Niemand sieht deswegen Ihre Adresse.',
  },

  domainInvitation: {
    subject: (domain) => `Ihre Einladung für Personen bei ${domain}`,
    lead: (domain) =>
      `Geben Sie diesen Link an die Personen bei ${domain} weiter, die Folgendes lesen sollen:`,
    link: 'Der Link',
    how: (people, moment, days) =>
      `Er gilt für ${people} mit einer Adresse bei genau dieser Domain, bis zum ${moment}. Wer ihm folgt, bestätigt eine Adresse und nimmt die Vereinbarung an. Dauer des Zugriffs danach: ${days}.`,
    open: 'Wie es vorangeht und wie Sie die Einladung beenden',
  },

  invitationWaits: {
    subject: (company) => `Eine Einladung wartet auf Genehmigung: ${company}`,
    facts: {
      invited: 'Eingeladen',
      company: 'Unternehmen',
      by: 'Von',
      deal: 'Vorgang',
      days: 'Tage mit Zugriff',
    },
    purpose: 'Zweck:',
    unsent: 'Vor Ihrer Genehmigung wird nichts gesendet.',
    open: 'Genehmigen oder ablehnen',
  },

  invitationDecided: {
    approved: (company) => `Ihre Einladung für ${company} ist genehmigt`,
    declined: (company) => `Ihre Einladung für ${company} ist abgelehnt`,
    sent: 'Die E-Mail mit dem Link ist unterwegs.',
    unsent: 'Es wurde nichts gesendet. Der Grund:',
    open: 'Die Einladung',
  },

  invitedStep: {
    subject: {
      verified: 'Einladung angenommen',
      signed: 'Vereinbarung angenommen',
      approved: 'Zugriff genehmigt',
      downloaded: 'Erster Abruf',
    },
    sentence: {
      verified: 'ist Ihrer Einladung gefolgt und hat die Adresse bestätigt.',
      signed: 'hat die Vereinbarung angenommen.',
      approved: 'Die Anfrage ist genehmigt.',
      downloaded: 'hat zum ersten Mal ein Dokument heruntergeladen.',
    },
    deal: (deal) => `Vorgang: ${deal}.`,
    open: 'Die Einladung',
  },
  peopleAt: (people, domain) => `${people} bei ${domain}`,
};

const confirmedBy = {
  link: 'über den Link',
  code: 'mit dem Code',
  provider: 'durch den Anmeldedienst',
} as const;
