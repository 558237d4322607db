import { countedIn } from '../counting.ts';
import type { staffRequestPage as english } from '../en/staff-request-page.ts';

const counted = countedIn('de');

export const staffRequestPage: typeof english = {
  signInTitle: 'Anmeldung für Mitarbeitende',
  signInLead:
    'Geben Sie Ihre geschäftliche Adresse an. Wenn sie in der Liste der Mitarbeitenden steht, kommt ein Link per E-Mail. Er gilt einmal, in diesem Browser, 30 Minuten lang.',
  sent: 'Wenn diese Adresse in der Liste der Mitarbeitenden steht, ist ein Link unterwegs. Öffnen Sie ihn in diesem Browser.',
  confirm: (email) => `Als ${email} anmelden`,
  forbidden: 'Ihre Rolle erlaubt das nicht',
  denied: {
    ended:
      'Ihre Rechte sind beendet. Wenn das ein Irrtum ist, wenden Sie sich an eine Person mit der Rolle „admin“.',
    'not-staff': 'Ihre Adresse steht nicht in der Liste der Mitarbeitenden in gate.yaml.',
    role: 'Für diese Seite ist eine andere Rolle nötig.',
  },
  own: 'Das ist Ihre eigene Anfrage: Jemand anderes muss entscheiden.',
  approve: 'Genehmigen',
  approveHint: (days, most) =>
    `${counted(days, 'Tag', 'Tage')}, wenn Sie nichts anderes angeben, höchstens ${most}. Sie zählen ab dem Zeitpunkt, zu dem auch die Vereinbarung angenommen ist.`,
  days: 'Tage mit Zugriff',
  documentsToGive: 'Freizugebende Dokumente',
  onFile: 'Die Vereinbarung wurde anderswo unterschrieben',
  reference: 'Wo die Urkunde liegt',
  onFileReason: 'Warum sie gilt',
  deny: 'Ablehnen',
  denyReason: 'Grund, wie ihn die anfragende Person lesen wird',
  ask: 'Nachfragen',
  question: 'Frage an die anfragende Person',
  revoke: 'Zugriff sofort beenden',
  revokeReason: 'Grund, wie ihn die anfragende Person lesen wird',
  facts: 'Anfrage',
  status: 'Stand',
  name: 'Name',
  address: 'Adresse',
  confirmed: (email, how, moment) => `${email} (bestätigt ${confirmedBy[how]}, ${moment})`,
  unconfirmed: (email) => `${email} (nicht bestätigt)`,
  disposable: 'Ein Dienst für Wegwerf-Postfächer',
  company: 'Unternehmen',
  role: 'Funktion',
  recipient: 'Art des Empfängers',
  purpose: 'Zweck',
  documents: 'Dokumente',
  submitted: 'Gestellt',
  agreement: 'Vereinbarung',
  agreed: 'angenommen',
  notAgreed: 'noch nicht angenommen',
  ourQuestion: 'Unsere Frage',
  theirAnswer: 'Die Antwort',
  decidedBy: 'Entschieden von',
  reason: 'Grund',
  grants: 'Zugriff',
  grant: (title, status, days, by) => `${title}: ${status}, ${counted(days, 'Tag', 'Tage')}, von ${by}`,
  grantUntil: (title, status, days, moment, by) =>
    `${title}: ${status}, ${counted(days, 'Tag', 'Tage')}, bis ${moment}, von ${by}`,
  acceptances: 'Vereinbarungen',
  onFileBy: (reference, by) => `liegt vor (${reference}), eingetragen von ${by}`,
  copies: 'Ausgegebene Exemplare',
  copy: (copyId, title, moment, network) => `${copyId}: ${title}, ${moment}, von ${network}`,
  history: 'Verlauf',
  entry: { number: 'Nr.', time: 'Zeit', event: 'Ereignis', by: 'Von', facts: 'Angaben' },
  consistent: (seq) =>
    `Stimmig bis Eintrag ${seq}; dass am Ende etwas fehlt oder alles neu geschrieben wurde, ist nicht ausgeschlossen (kein Anker angegeben).`,
  anchored: (seq) => `Stimmig bis Eintrag ${seq}, und der verankerte Eintrag ist darin.`,
  statuses: {
    submitted: 'Nicht bestätigt',
    verified: 'Wartet auf Unterschrift',
    agreed: 'Unterschrieben',
    'in-review': 'In Prüfung',
    'more-info': 'Wartet auf Antwort',
    approved: 'Genehmigt, nicht unterschrieben',
    active: 'Läuft',
    denied: 'Abgelehnt',
    withdrawn: 'Zurückgezogen',
    expired: 'Abgelaufen',
    revoked: 'Beendet',
  },
};

const confirmedBy = {
  link: 'über den Link',
  code: 'mit dem Code',
  provider: 'durch den Anmeldedienst',
} as const;
