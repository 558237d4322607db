import { countedIn } from '../counting.ts';
import type { gatePages as english } from '../en/gate-pages.ts';
import { gateRefusals } from './gate-refusals.ts';
import { mailLanguage } from './mail-language.ts';
import { staffRequestPage } from './staff-request-page.ts';

const counted = countedIn('de');

export const gatePages: typeof english = {
  request: {
    title: 'Dokumente anfragen',
    lead: (target) =>
      `Sagen Sie uns, wer Sie sind und was Sie brauchen.${target ? ` Eine Entscheidung dauert üblicherweise ${target}.` : ''}`,
    steps: {
      confirm: 'Wir senden eine E-Mail an Ihre Adresse. Sie bestätigen sie mit einem Link oder einem Code.',
      agree: 'Sie lesen die Vertraulichkeitsvereinbarung und nehmen sie am Bildschirm an.',
      decide: 'Wir entscheiden und sagen es Ihnen per E-Mail, auch wenn die Antwort Nein lautet.',
      read: 'Sie laden Ihr Exemplar herunter. Jede Seite trägt Ihren Namen, Ihre E-Mail-Adresse und Ihr Unternehmen, die Zeit und eine Exemplarnummer.',
    },
    superseded: 'durch einen neueren Prüfbericht ersetzt',
    documents: 'Welche Dokumente?',
    name: 'Ihr Name',
    email: 'Geschäftliche E-Mail-Adresse',
    emailHint: 'Wir senden eine E-Mail, um sie zu bestätigen. Sie steht auf jeder Seite Ihres Exemplars.',
    company: 'Unternehmen',
    role: 'Ihre Funktion dort',
    purpose: 'Wofür Sie die Dokumente brauchen',
    purposeHint:
      'Zum Beispiel: Prüfung vor Vertragsschluss, jährliche Prüfung der Lieferanten. Bis zu 2.000 Zeichen.',
    category: 'Art des Empfängers',
    categoryHint:
      'Manche Prüfberichte, etwa SOC 2, dürfen nur diese erhalten. Eine „user entity“ ist ein Kunde, eine „prospective user entity“ kann einer werden.',
    website: 'Bitte leer lassen',
    kept: (request, evidence) =>
      `Was Sie hier schreiben, bewahren wir nach dem Ende der Anfrage noch ${request} auf, um über die Anfrage zu entscheiden und nachweisen zu können, wer was erhalten hat. Was Sie unterschreiben, wird ${evidence} als Nachweis aufbewahrt.`,
    submit: 'Anfrage senden',
    work: {
      waiting:
        'Einen Moment: Ihr Browser führt eine kleine Berechnung aus, die Programme fernhält. Danach wird die Anfrage gesendet.',
      noScript:
        'Ihr Browser führt keine Skripte aus und überspringt deshalb eine kleine Berechnung, die Programme fernhält. Das Formular funktioniert trotzdem; aus einem Netz werden davon fünf Anfragen je Stunde angenommen.',
    },
    none: 'Hier kann derzeit nichts angefragt werden. Bei Fragen schreiben Sie an',
    detail: (version, date) => (version === date ? `(vom ${date})` : `(Version ${version} vom ${date})`),
  },

  checkMail: {
    title: 'Sehen Sie in Ihr Postfach',
    lead: 'Wenn wir an die angegebene Adresse schreiben können, ist eine E-Mail mit einem Link und einem sechsstelligen Code unterwegs. Beides gilt einmal und ab dem Versand der E-Mail 30 Minuten lang.',
    code: 'Sechsstelliger Code',
    codeHint: 'Nur in diesem Browser. In einem anderen verwenden Sie den Link.',
    submit: 'Bestätigen',
    nothing:
      'Wenn innerhalb von zehn Minuten nichts ankommt, sehen Sie im Spam-Ordner nach und schreiben Sie dann an',
    wrongCode: (triesLeft) =>
      triesLeft === 0
        ? 'Dieser Code gilt nicht mehr. Der Link in der E-Mail gilt weiterhin.'
        : `Das ist nicht der Code. Sie haben noch ${counted(triesLeft, 'Versuch', 'Versuche')}; auch der Link in der E-Mail gilt.`,
  },

  verify: {
    title: 'Bestätigen Sie Ihre Adresse',
    request: (name, company) => `Diese Anfrage wurde im Namen von ${name}, ${company}, gestellt:`,
    notYou: 'Wenn Sie es nicht waren, schließen Sie diese Seite. Ohne die Schaltfläche geschieht nichts.',
    signIn: 'Sie wollten sich anmelden, um Ihre Anfragen und Dokumente zu sehen.',
    submit: (email) => `${email} bestätigen`,
    until: (time) => `Dieser Link gilt einmal, bis zum ${time}.`,
    again: 'Neue Anfrage stellen',
  },

  deadProofs: {
    used: {
      title: 'Dieser Link wurde schon verwendet',
      text: 'Ein Link gilt einmal. Wenn Sie Ihre Adresse in diesem Browser bestätigt haben, geht Ihre Anfrage unter „Ihre Anfragen“ weiter.',
    },
    replaced: {
      title: 'Es gibt einen neueren Link',
      text: 'Eine neuere E-Mail hat diesen Link ersetzt. Verwenden Sie den zuletzt gesendeten.',
    },
    expired: {
      title: 'Dieser Link ist abgelaufen',
      text: 'Ein Link gilt 30 Minuten. Fordern Sie einen neuen an: Stellen Sie die Anfrage noch einmal, oder melden Sie sich noch einmal an, wenn es darum ging.',
    },
    unknown: {
      title: 'Dieser Link gilt nicht',
      text: 'Wir kennen ihn nicht. Prüfen Sie, ob die ganze Adresse aus der E-Mail im Browser angekommen ist, oder stellen Sie die Anfrage noch einmal.',
    },
    'other-browser': {
      title: 'Nicht in diesem Browser',
      text: 'Das geht nur in dem Browser, in dem Sie die E-Mail angefordert haben. Öffnen Sie den Link dort, oder fordern Sie hier einen neuen an.',
    },
  },

  agree: {
    lead: (party, company) =>
      `Eine Vereinbarung zwischen ${party} und ${company}: Lesen Sie sie, und nehmen Sie sie am Ende dieser Seite an.`,
    governs: 'Sie gilt für:',
    version: (version, effective) =>
      effective ? `Version ${version}, in Kraft seit ${effective}.` : `Version ${version}.`,
    left: (count) => `Es sind noch ${count} Vereinbarungen anzunehmen, diese eingeschlossen.`,
    changed:
      'Der Text hat sich geändert, seit Sie diese Seite geöffnet haben. Es wurde nichts unterschrieben. Bitte lesen Sie den Text, wie er jetzt lautet.',
    signTitle: 'Annehmen',
    signer: (email) => `Sie unterschreiben als ${email}, die von Ihnen bestätigte Adresse.`,
    name: 'Ihr vollständiger Name',
    jobTitle: 'Ihre Stellenbezeichnung',
    alsoState: 'Mit der Schaltfläche erklären Sie außerdem:',
    submit: 'Vereinbarung annehmen',
    copy: 'Sie erhalten ein Exemplar per E-Mail. Wir zeichnen den Text, die Zeit, Ihre Netzwerkadresse und den Namen Ihres Browsers auf.',
    otherSigner: 'Nur die Person, deren Adresse bestätigt wurde, kann diese Vereinbarung annehmen.',
    done: 'Für diese Anfrage ist nichts mehr anzunehmen.',
  },

  status: {
    title: 'Ihre Anfragen',
    lead: (email) => `Anfragen von ${email}.`,
    empty: 'Es gibt keine Anfragen.',
    requested: 'Angefragt',
    decided: 'Entschieden',
    documents: 'Dokumente',
    sign: 'Vereinbarung lesen und annehmen',
    read: 'Lesen und herunterladen',
    question: 'Wir müssen wissen:',
    answer: 'Ihre Antwort',
    sendAnswer: 'Antwort senden',
    waiting: (target) =>
      target
        ? `Eine Entscheidung dauert üblicherweise ${target}. Sie erhalten eine E-Mail.`
        : 'Sie erhalten eine E-Mail.',
    reason: 'Grund',
    withdraw: 'Anfrage zurückziehen',
    access: 'Ihre Dokumente',
    signOut: 'Abmelden',
    statuses: {
      submitted: 'Nicht bestätigt',
      verified: 'Wartet auf Ihre Unterschrift',
      agreed: 'Unterschrieben',
      'in-review': 'Wartet auf unsere Entscheidung',
      'more-info': 'Wartet auf Ihre Antwort',
      approved: 'Genehmigt, wartet auf Ihre Unterschrift',
      active: 'Sie haben Zugriff',
      denied: 'Abgelehnt',
      withdrawn: 'Zurückgezogen',
      expired: 'Der Zugriff ist abgelaufen',
      revoked: 'Wir haben den Zugriff beendet',
    },
  },

  mailLanguage,

  access: {
    title: 'Ihre Dokumente',
    lead: (email) => `Was ${email} lesen darf.`,
    empty:
      'Derzeit ist kein Dokument für Sie freigegeben. „Ihre Anfragen“ sagt, worauf jede Ihrer Anfragen wartet.',
    document: 'Dokument',
    until: 'Bis',
    under: 'Vereinbarung',
    version: (agreement, version) => `${agreement}, Version ${version}`,
    pages: (pages, megabytes) => `${counted(pages, 'Seite', 'Seiten')}, ${megabytes} MB`,
    download: 'Herunterladen',
    read: 'Lesen',
    changed: 'Die Vereinbarung hat sich geändert. Nehmen Sie den neuen Text an, um fortzufahren.',
    accept: 'Neuen Text lesen',
    stamped:
      'Jede Seite Ihres Exemplars trägt Ihren Namen, Ihre E-Mail-Adresse und Ihr Unternehmen, die Zeit und eine Exemplarnummer, die zu Ihnen zurückführt.',
    renewal: {
      title: 'Zugriff erneut anfragen',
      endsSoon: (moment) => `Der Zugriff endet am ${moment}:`,
      ended: (moment) => `Der Zugriff endete am ${moment}:`,
      submit: 'Zugriff erneut anfragen',
      submitFor: (title) => `Zugriff erneut anfragen: ${title}`,
      hint: 'Sie müssen nichts noch einmal ausfüllen. Die angenommene Vereinbarung gilt weiter, sofern sich ihr Text nicht geändert hat.',
      waiting:
        'Sie haben erneut angefragt. Die Anfrage liegt bei uns; die Entscheidung teilen wir Ihnen per E-Mail mit.',
      asked: {
        access: 'Der Zugriff ist wieder offen.',
        status:
          'Sie haben erneut angefragt. Die Anfrage liegt bei uns; die Entscheidung teilen wir Ihnen per E-Mail mit.',
      },
      closed:
        'So lässt sich der Zugriff nicht mehr erneut anfragen. Stellen Sie eine neue Anfrage für das, was Sie brauchen.',
      form: 'Neue Anfrage stellen',
    },
    ended: 'Beendet',
    expired: (title, moment) => `${title}: abgelaufen am ${moment}`,
    revoked: (title, moment) => `${title}: von uns beendet am ${moment}`,
    requests: 'Ihre Anfragen',
  },

  text: {
    marked: (name, email, company) =>
      `Ausgegeben an ${name}, ${email}, ${company}, unter der von Ihnen angenommenen Vereinbarung. Geben Sie den Text nicht weiter.`,
    copy: (copyId, moment) => `Exemplar ${copyId}, ${moment}.`,
    back: 'Ihre Dokumente',
    print: 'Um den Text aufzubewahren, drucken Sie diese Seite: Die Angaben zu Ihnen stehen auf jedem Blatt.',
  },

  signIn: {
    title: 'Anmelden',
    lead: 'Um Ihre Anfragen und Dokumente zu sehen, geben Sie die Adresse an, die Sie bestätigt haben. Wir senden Ihnen einen Link und einen Code.',
    email: 'E-Mail-Adresse',
    submit: 'E-Mail anfordern',
    instead: 'Oder stellen Sie eine neue Anfrage',
  },

  ...gateRefusals,

  staff: staffRequestPage,
};
