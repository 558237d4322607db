import { countedIn } from '../counting.ts';
import type { frameworks as english } from '../en/frameworks.ts';

const counted = countedIn('de');

export const frameworks: typeof english = {
  title: 'Regelwerke',
  kind: 'Regelwerk',
  guideKind: 'Erklärung',
  description: (company, day) =>
    `Wie sich die dokumentierten Kontrollen von ${company} zu anderen Regelwerken verhalten, nach eigener Angabe und nach dem Vorschlag von Zuordnungstabellen. Orientierung, keine Behauptung. Stand: ${day}.`,
  lead: (company) =>
    `Wo die dokumentierten Kontrollen von ${company} andere Regelwerke berühren. Das hilft Ihnen, sich von der Liste aus zurechtzufinden, mit der Sie arbeiten. Es ist keine Behauptung: Von keinem Regelwerk wird hier gesagt, es sei erfüllt, und die Abdeckung ist kein Prüfergebnis.`,
  none: 'Auf dieser Website wird kein Regelwerk gezeigt.',
  toCriteria:
    'SOC 2® hat eigene Seiten: die Kriterien im Geltungsbereich und die Matrix der Kriterien und Kontrollen.',
  criteria: 'Kriterien',
  matrix: 'Matrix',
  documented: 'dokumentiert',
  ofUnits: (units) => `von ${units}`,
  statedUnits: (stated, units) =>
    `Für ${stated} von ${counted(units, 'Einheit', 'Einheiten')} ist eine Kontrolle angegeben`,
  countsLine: (stated, units, suggested) => {
    if (stated === 0 && suggested === 0)
      return `Für keine von ${counted(units, 'Einheit', 'Einheiten')} ist eine Kontrolle angegeben oder vorgeschlagen`;
    if (stated === 0)
      return `Für ${suggested} von ${counted(units, 'Einheit', 'Einheiten')} ist eine Kontrolle vorgeschlagen, für keine angegeben`;
    const first = `Für ${stated} von ${counted(units, 'Einheit', 'Einheiten')} ist eine Kontrolle angegeben`;
    return suggested === 0
      ? first
      : `${first}, für ${counted(suggested, 'weitere', 'weitere')} vorgeschlagen`;
  },
  groupCounts: (stated, units, suggested) =>
    `${stated} von ${units} angegeben, ${suggested} weitere vorgeschlagen`,
  notClaimed: 'Nicht beansprucht',
  notClaimedHere: (company, framework) => `${company} beansprucht ${framework} nicht.`,
  guidance: (framework) =>
    `Orientierung, keine amtliche Zuordnung. „Angegeben“ heißt, dass eine Kontrolle des Unternehmens die Einheit nennt. „Vorgeschlagen“ heißt, dass die Zuordnungstabelle von einem SOC-2®-Kriterium im Geltungsbereich dorthin führt: Sie betrachtet allein das Kriterium, nicht den Text einer Kontrolle. Keines von beiden sagt, dass die Anforderungen von ${framework} erfüllt sind.`,
  stated: 'Angegeben',
  suggested: 'Vorgeschlagen',
  through: 'über',
  more: (count) => `und ${count} weitere`,
  planned: 'nicht in Betrieb oder nicht beschrieben, nicht gezählt',
  rest: (count) => `Weder angegeben noch vorgeschlagen (${count}):`,
  reports: 'Prüfberichte und Zertifikate',
  facts: 'Quelle und Lizenz',
  edition: 'Ausgabe',
  catalogue: 'Katalog',
  catalogueLicense: 'Lizenz des Katalogs',
  crosswalk: 'Zuordnungstabelle',
  crosswalkLicense: 'Lizenz der Zuordnungstabelle',
  units: 'Einheiten',
  group: 'Teil',
  others: 'Nicht beansprucht',
  othersNote: 'Wonach Leser suchen könnten und was das Unternehmen nicht beansprucht.',
  unitsNote: 'Nur veröffentlichte Kontrollen werden genannt.',
};
