import type { subscription as english } from '../en/subscription.ts';

/** Neuigkeiten per E-Mail, Verlängerung des Zugriffs und Arbeitsblätter. */
export const subscription: typeof english = {
  topics: {
    subprocessors: 'Unterauftragsverarbeiter',
    reports: 'Berichte und Zertifikate',
    policies: 'Richtlinien',
    subprocessorsOf: (product) => `Unterauftragsverarbeiter von ${product}`,
  },
  invite: 'Änderungen per E-Mail erhalten',
  title: 'Änderungen per E-Mail',
  lead: 'Sie erhalten eine E-Mail, wenn diese Website eine Änderung zu dem veröffentlicht, was Sie auswählen, und keine anderen. Jede E-Mail enthält einen Link zum Beenden.',
  choose: 'Worüber möchten Sie informiert werden?',
  email: 'E-Mail-Adresse',
  emailHint: 'Wir senden eine E-Mail, um sie zu bestätigen.',
  leaveEmpty: 'Bitte leer lassen',
  kept: 'Wir bewahren Ihre Adresse und Ihre Auswahl auf, bis Sie das Abonnement beenden, und nur für diese E-Mails.',
  submit: 'Abonnieren',
  noTopics: 'Diese Website verschickt keine Neuigkeiten per E-Mail.',
  problems: {
    email: 'E-Mail-Adresse: Schreiben Sie eine Adresse wie ada@example.com.',
    topics: 'Worüber möchten Sie informiert werden?: Wählen Sie mindestens eines.',
  },
  sentTitle: 'Sehen Sie in Ihr Postfach',
  sent: 'Wenn wir an die angegebene Adresse E-Mails senden können, ist eine Nachricht mit einem Link unterwegs. Vor Ihrer Bestätigung wird nichts weiter verschickt.',
  confirmTitle: 'Abonnement bestätigen',
  confirmLead: (email) => `${email} erhält eine E-Mail, wenn sich etwas ändert zu:`,
  confirm: 'Bestätigen',
  confirmNotYou:
    'Wenn Sie es nicht waren, schließen Sie diese Seite. Ohne die Schaltfläche geschieht nichts.',
  doneTitle: 'Abonnement bestätigt',
  done: 'Sie erhalten eine E-Mail, wenn sich etwas ändert zu:',
  again: 'Erneut abonnieren',
  dead: {
    unknown: {
      title: 'Dieser Link funktioniert nicht',
      text: 'Er ist vielleicht abgeschnitten oder zu alt. Sie können erneut abonnieren.',
    },
    used: {
      title: 'Dieser Link wurde schon benutzt',
      text: 'Ein Link gilt einmal. Ihr Abonnement ist bestätigt.',
    },
    expired: {
      title: 'Dieser Link ist abgelaufen',
      text: 'Er galt 30 Minuten. Abonnieren Sie erneut, dann erhalten Sie einen neuen.',
    },
  },
  manageTitle: 'Ihr Abonnement',
  manageLead: (email) => `E-Mails gehen an ${email}.`,
  save: 'Auswahl speichern',
  saved: 'Ihre Auswahl ist gespeichert.',
  endTitle: 'Beenden',
  end: 'Keine E-Mails mehr senden',
  endedTitle: 'Sie erhalten keine E-Mails mehr',
  ended: 'Das Abonnement ist beendet, und Ihre Adresse ist daraus gelöscht.',
  renewal: {
    title: 'Erneut um Zugriff bitten',
    lead: (name, company) => `Im Namen von ${name}, ${company}, bitten Sie erneut um:`,
    submit: 'Erneut um Zugriff bitten',
    until: (moment) => `Dieser Link gilt einmal, bis zum ${moment}.`,
    notYou: 'Ohne die Schaltfläche geschieht nichts.',
    askedTitle: 'Sie haben erneut angefragt',
    next: {
      access: 'Der Zugriff ist wieder offen. Melden Sie sich an, um die Dokumente zu lesen.',
      agree:
        'Die Vereinbarung hat sich geändert, seit Sie sie angenommen haben. Melden Sie sich an und nehmen Sie sie an, dann geht die Anfrage weiter.',
      status: 'Die Anfrage liegt bei uns. Wir teilen Ihnen per E-Mail mit, wie wir entscheiden.',
    },
    go: {
      access: 'Ihre Dokumente',
      agree: 'Vereinbarung lesen',
      status: 'Ihre Anfragen',
    },
    form: 'Neue Anfrage stellen',
    dead: {
      unknown: {
        title: 'Dieser Link funktioniert nicht',
        text: 'Er ist vielleicht abgeschnitten oder zu alt. Sie können eine neue Anfrage stellen.',
      },
      used: {
        title: 'Dieser Link wurde schon benutzt',
        text: 'Ein Link gilt einmal. Unter „Ihre Anfragen“ steht, was daraus geworden ist.',
      },
      expired: {
        title: 'Dieser Link ist abgelaufen',
        text: 'Er galt bis zwei Wochen nach dem Ende Ihres Zugriffs. Sie können eine neue Anfrage stellen.',
      },
      closed: {
        title: 'So kann das nicht erneut angefragt werden',
        text: 'Die Dokumente haben sich geändert oder sind jetzt für andere Empfänger bestimmt. Sie können eine neue Anfrage stellen.',
      },
    },
  },
  worksheet: {
    link: 'Arbeitsblatt (XLSX)',
    of: (title) => `Arbeitsblatt mit dem, was der Bericht von Ihnen erwartet (XLSX): ${title}`,
    hint: (count) =>
      count === 1
        ? '1 Kontrolle auf Nutzerseite zum Durcharbeiten'
        : `${count} Kontrollen auf Nutzerseite zum Durcharbeiten`,
  },
};
