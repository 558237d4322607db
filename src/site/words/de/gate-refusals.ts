import { countedIn } from '../counting.ts';
import type { gateRefusals as english } from '../en/gate-refusals.ts';

const counted = countedIn('de');

export const gateRefusals: typeof english = {
  notFound: {
    title: 'Hier ist nichts',
    text: 'Diese Seite gibt es nicht, oder sie ist nicht für Sie bestimmt. Wenn Sie einem Link von uns gefolgt sind, schreiben Sie uns:',
    start: 'Startseite',
  },

  tooMany: {
    title: 'Zu viele Versuche',
    text: (minutes) =>
      `Aus Ihrem Netz kamen mehr Versuche, als wir zulassen. Versuchen Sie es in ${counted(minutes, 'Minute', 'Minuten')} noch einmal.`,
  },

  noFile: {
    title: 'Die Datei kann derzeit nicht ausgegeben werden',
    text: 'Ihr Exemplar konnte nicht erstellt werden, und es wurde nichts ausgegeben. Wir sind benachrichtigt. Sie müssen nichts tun; versuchen Sie es später noch einmal.',
    wrongMethod: 'Verwenden Sie GET.',
  },

  broken: {
    unavailable: {
      title: 'Anfragen sind derzeit nicht möglich',
      text: 'Die öffentlichen Seiten sind erreichbar. Bitte versuchen Sie es in einigen Minuten noch einmal.',
    },
    failed: {
      title: 'Bei uns ist ein Fehler aufgetreten',
      text: 'Der Fehler ist festgehalten. Bitte versuchen Sie es in einigen Minuten noch einmal.',
    },
    crossSite: {
      title: 'Nicht angenommen',
      text: 'Dieses Formular wurde von einer anderen Website gesendet. Öffnen Sie die Seite hier, und versuchen Sie es noch einmal.',
    },
  },

  errors: {
    title: 'Etwas stimmt noch nicht',
    prefix: 'Fehler: ',
    about: (label, problem) => `${label}: ${problem}.`,
    problems: {
      missing: 'bitte ausfüllen',
      'too-long': 'der Text ist zu lang',
      'control-characters':
        'der Text enthält Zeichen, die nicht gespeichert werden können; tippen Sie ihn, statt ihn einzufügen',
      'not-an-address': 'das ist keine Adresse wie name@unternehmen.de',
      'unknown-choice': 'das steht nicht zur Auswahl',
      other: 'das stimmt nicht',
    },
    particular: {
      'documents missing': 'Wählen Sie mindestens ein Dokument aus.',
      'documents unknown-choice': 'Eines der Dokumente wird nicht mehr angeboten. Wählen Sie neu aus.',
      'email missing': 'Geben Sie Ihre geschäftliche E-Mail-Adresse an.',
      'recipientCategory missing':
        'Wählen Sie die Art des Empfängers aus: Der Bericht begrenzt, wer ihn erhalten darf.',
      'recipientCategory unknown-choice':
        'Einer der Berichte darf nicht an Empfänger dieser Art gegeben werden. Wählen Sie eine andere Art oder weniger Dokumente.',
      'authority missing': 'Setzen Sie das Häkchen zu Ihrer Befugnis.',
      'assent missing': 'Setzen Sie das Häkchen zur Vereinbarung.',
    },
  },

  refusals: {
    'illegal-transition':
      'Die Anfrage ist inzwischen weiter, deshalb geht das nicht mehr. Sehen Sie nach, wie sie jetzt steht.',
    'agreement-first':
      'Die Vereinbarung muss angenommen sein, bevor über diese Anfrage entschieden werden kann.',
    'changed-meanwhile':
      'Jemand anderes hat diese Anfrage gerade geändert. Sehen Sie nach, wie sie jetzt steht.',
    'own-request': 'Niemand entscheidet über die eigene Anfrage. Bitten Sie eine andere befugte Person.',
    'days-out-of-range':
      'Die Zahl der Tage liegt außerhalb des Erlaubten. Geben Sie eine ganze Zahl innerhalb der Grenzen an.',
    'no-documents': 'Wählen Sie mindestens ein Dokument aus, oder lehnen Sie die Anfrage ab.',
    'unknown-document': 'Eines der Dokumente wurde nicht angefragt oder ist nicht mehr verfügbar.',
    'text-missing': 'Ein Text fehlt oder ist zu lang.',
    'nothing-to-extend': 'Aus dieser Anfrage läuft nichts, was früher enden würde.',
    'nothing-to-revoke': 'Aus dieser Anfrage läuft oder wartet kein solcher Zugriff.',
    'nothing-to-send': 'Aus dieser Anfrage läuft oder wartet kein Zugriff, über den zu schreiben wäre.',
    'too-many':
      'Diese E-Mail wurde innerhalb der letzten Stunde mehrmals gesendet. Warten Sie, und fragen Sie nach, ob sie im Spam-Ordner liegt.',
    'wrong-state': 'In diesem Stand geht das nicht. Sehen Sie nach, wie es jetzt steht.',
    'own-invitation':
      'Niemand genehmigt, was für die eigene Person bestimmt ist. Bitten Sie eine andere befugte Person.',
    'not-an-address': 'Geben Sie eine Adresse wie name@unternehmen.de an.',
    'own-rights':
      'Niemand beendet die eigenen Rechte oder stellt sie wieder her. Bitten Sie eine andere Person mit der Rolle „admin“.',
    'already-so': 'Es ist nichts zu ändern: Es ist schon so.',
    'not-confirmed':
      'Geben Sie dieselbe Adresse ein zweites Mal an: Eine Löschung kann nicht rückgängig gemacht werden.',
    'reference-missing':
      'Geben Sie die Nummer des Vorgangs an, bis zu 60 Zeichen ohne Namen und Adressen: Sie bleibt im Protokoll.',
    'no-file': 'Wählen Sie eine Datei aus.',
    'too-large':
      'Die Datei ist größer als 50 MB. Verwenden Sie npx vitrine trace auf dem Rechner des Servers.',
    'not-a-document': 'Das ist kein PDF, PNG oder JPEG, das sich lesen lässt.',
    password: 'Die Datei ist mit einem Passwort geschützt. Speichern Sie sie zuerst ohne Passwort.',
    'too-slow':
      'Die Datei ließ sich nicht innerhalb einer Minute lesen. Verwenden Sie npx vitrine trace auf dem Rechner des Servers.',
    busy: 'Gerade wird eine andere Datei gelesen. Versuchen Sie es in einer Minute erneut.',
    'not-here': 'Dieser Server liest keine Dateien. Verwenden Sie npx vitrine trace.',
    'is-staff':
      'Diese Adresse gehört zu den Mitarbeitenden, deren Entscheidungen Nachweise sind. Nehmen Sie sie zuerst aus gate.yaml.',
  },
};
