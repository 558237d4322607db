import { countedIn } from '../counting.ts';
import type { tracePage as english } from '../en/trace-page.ts';

const counted = countedIn('de');

export const tracePage: typeof english = {
  title: 'Exemplar zuordnen',
  lead: 'Wessen Exemplar ist eine Datei, die anderswo aufgetaucht ist? Jedes Exemplar trägt eine Nummer: in der sichtbaren Zeile, in unsichtbarem Text und in blassen Punkten auf jeder Seite.',
  file: 'PDF oder Bild einer Seite',
  fileHint:
    'PDF, PNG oder JPEG, auch gescannt oder fotografiert, höchstens 50 MB. Die Datei wird gelesen und vergessen; das Protokoll behält ihren Hash, was gefunden wurde und dass Sie nachgesehen haben.',
  submit: 'Kennzeichen suchen',
  none: (pages) => `Auf ${counted(pages, 'Seite', 'Seiten')} wurde keine Exemplarnummer gefunden.`,
  noneHint:
    'Die Kennzeichen überstehen nicht alles: In kleinen Bildern, bei starker Kompression und in abgeschriebenem Text gehen sie verloren. Was sie überstehen, steht in docs/guides/stamp-and-trace.md.',
  copy: (copyId) => `Exemplar ${copyId}`,
  issuedTo: 'Ausgegeben an',
  erased: (email) => `${email} (die Anfrage wurde gelöscht)`,
  document: 'Dokument',
  issued: 'Ausgegeben am',
  issuedFrom: (moment, network) => `${moment}, an ${network}`,
  request: 'Anfrage',
  approved: 'Freigegeben von',
  approvedBy: (by, moment) => `${by}, ${moment}`,
  evidence: 'Gefunden',
  inText: (found, pages) => `als Text auf ${found} von ${counted(pages, 'Seite', 'Seiten')}`,
  inDots: (found, looked) =>
    `in den Punkten auf ${found} von ${counted(looked, 'untersuchten Seite', 'untersuchten Seiten')}`,
  together: (found) => `in den Punkten auf ${found} weiteren nur zusammengenommen`,
  fitting: (found) =>
    `in den Punkten auf ${counted(found, 'Seite', 'Seiten')}, die zu blass oder vermischt sind, um gelesen zu werden, aber unter allen ausgegebenen zu diesem Exemplar passen`,
  inProperties: 'in den Eigenschaften des Dokuments',
  textAlone:
    'Die Nummer steht nur im Text, wo sie jeder hinschreiben kann: Suchen Sie andere Belege, bevor Sie handeln.',
  unknown:
    'Ein solches Exemplar wurde hier nie ausgegeben: Es stammt von einem anderen Server, oder die Nummer ist erfunden.',
  several:
    'Es gibt mehr als eine Nummer: Seiten mehrerer Exemplare wurden zusammengefügt oder übereinandergelegt, oder eine Nummer wurde hineingeschrieben.',
  unreadable: (pages) =>
    `Seiten mit Punkten, die keine Nummer ergeben: ${pages}. Vielleicht wurden zwei Exemplare übereinandergelegt.`,
  meaning: 'Ein Exemplar sagt, wer es erhalten hat, nicht, wer es weitergegeben hat.',
};
