import { countedIn } from '../counting.ts';
import type { privacyPages as english } from '../en/privacy-pages.ts';

const counted = countedIn('de');

export const privacyPages: typeof english = {
  notice: {
    title: 'Wie wir mit Ihren Angaben umgehen',
    who: (legalName) => `Verantwortlich ist ${legalName}.`,
    why: 'Wir verwenden sie, um über Ihre Anfrage zu entscheiden, die Vereinbarung mit Ihnen zu schließen und nachzuweisen, wer welches Dokument erhalten hat. Rechtsgrundlagen sind Schritte zu dieser Vereinbarung (Art. 6 Abs. 1 Buchst. b DSGVO) und unser berechtigtes Interesse, zu wissen, wer vertrauliche Dokumente hat (Art. 6 Abs. 1 Buchst. f DSGVO).',
    what: 'Neben Ihren Angaben halten wir Ihre Netzwerkadresse, die Bezeichnung Ihres Browsers und die Zeit fest. Jedes Exemplar, das Sie herunterladen, trägt Ihren Namen und Ihre Adresse. Nichts davon dient der Werbung, und in diese Seiten ist kein anderer Dienst eingebunden.',
    keep: (unverified, requests, origins, evidence) =>
      `Bestätigt niemand die Adresse, wird nach Ablauf dieser Frist alles gelöscht: ${unverified}. Sonst bewahren wir die Angaben nach dem Ende der Anfrage noch auf: ${requests}; Netzwerkadressen und Browser: ${origins}; was Sie unterzeichnen, als Nachweis: ${evidence}.`,
    rights: (mail) =>
      `Sie können Auskunft, Berichtigung und Löschung verlangen, widersprechen und sich bei einer Aufsichtsbehörde beschweren. Schreiben Sie an ${mail}. Sobald Sie angemeldet sind, können Sie Ihre Daten selbst herunterladen.`,
  },
  agreement: {
    signed: (moment) => `Angenommen am ${moment}. Dies ist der Text, wie er damals gezeigt wurde.`,
    onFile: (moment) => `Anderswo unterzeichnet, vermerkt am ${moment}.`,
    pdf: 'Als PDF herunterladen',
    party: 'Angeboten von',
    version: 'Version',
    by: 'Angenommen von',
    company: 'Für',
    address: 'Adresse',
    confirmed: {
      link: 'bestätigt durch einen Link per E-Mail',
      code: 'bestätigt durch einen Code per E-Mail',
      provider: 'bestätigt durch einen Identitätsdienst',
    },
    documents: 'Dokumente',
    stated: 'Erklärt, im Wortlaut',
    text: 'Wortlaut',
    hash: 'SHA-256 des Textes',
    record: 'Nachweis',
    from: 'Netzwerkadresse',
    reference: 'Wo das Papier liegt',
    asLogged: 'Das Protokoll enthält den Hashwert genau dieses Nachweises.',
    notAsLogged:
      'Das Protokoll enthält einen anderen Hashwert: Dieser Nachweis wurde nach der Annahme verändert.',
    notLogged:
      'Das Protokoll enthält keinen Hashwert dieses Nachweises, weil ihn eine ältere Version geschrieben hat.',
    erased:
      'Die Aufbewahrungsfrist dieses Nachweises ist abgelaufen: Was er über die Person sagte, wurde gelöscht.',
  },
  own: {
    agreements: 'Was Sie angenommen haben',
    accepted: (title, version, moment) => `${title}, Version ${version}, ${moment}`,
    data: 'Ihre Daten',
    dataText: 'Alles, was hier unter Ihrer Adresse gespeichert ist, als maschinenlesbare Datei.',
    download: 'Ihre Daten herunterladen (JSON)',
  },
  people: {
    title: 'Personenbezogene Daten',
    lead: 'Erteilen Sie einer Person Auskunft über ihre Daten, oder löschen Sie diese. Die Adresse erscheint nicht im Protokoll des Webservers.',
    address: 'Adresse',
    look: 'Gespeichertes anzeigen',
    none: (email) => `Zu ${email} ist nichts gespeichert.`,
    held: (email) => `Gespeichert zu ${email}`,
    kind: 'Was',
    count: 'Anzahl',
    kinds: {
      requests: 'Anfragen',
      agreements: 'Angenommene Vereinbarungen',
      proofsOfTheAddress: 'Bestätigungen der Adresse',
      sessions: 'Anmeldungen',
      messages: 'Nachrichten',
      invitations: 'Einladungen',
      subscriptions: 'Abonnements',
      log: 'Einträge des Protokolls',
    },
    export: 'Alles herunterladen (JSON)',
    eraseTitle: 'Löschen',
    eraseText:
      'Der Zugriff endet sofort, danach wird alles oben Genannte gelöscht. Was angenommen wurde, bleibt als Nachweis erhalten: Text, Name, Funktion, Unternehmen, Adresse, Zeit und Netzwerkadresse, so lange gate.yaml es vorsieht. Das Protokoll bleibt vollständig; was es über die Person sagt, wird geleert. Das lässt sich nicht rückgängig machen. Frühere Sicherungen enthalten die Daten weiterhin.',
    again: 'Die Adresse noch einmal',
    reference: 'Nummer des Vorgangs',
    referenceHint: 'Ohne Namen und Adressen: Sie bleibt im Protokoll.',
    erase: 'Diese Person löschen',
    done: (requests, revoked, values) =>
      `Gelöscht: ${counted(requests, 'Anfrage', 'Anfragen')}, ${counted(values, 'Wert', 'Werte')} neben dem Protokoll. ${counted(revoked, 'laufender Zugriff', 'laufende Zugriffe')} beendet.`,
    kept: (count) =>
      count === 0
        ? 'Nichts bleibt erhalten.'
        : `Als Nachweis erhalten: ${counted(count, 'angenommene Vereinbarung', 'angenommene Vereinbarungen')}.`,
    notAnAddress: 'Schreiben Sie eine Adresse wie name@firma.de.',
  },
};
