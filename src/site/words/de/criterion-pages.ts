import { countedIn } from '../counting.ts';
import type { criterionPages as english } from '../en/criterion-pages.ts';

const counted = countedIn('de');

export const criterionPages: typeof english = {
  category: {
    security: 'Sicherheit',
    availability: 'Verfügbarkeit',
    confidentiality: 'Vertraulichkeit',
    'processing-integrity': 'Verarbeitungsintegrität',
    privacy: 'Datenschutz',
  },
  coverage: {
    documented: 'Dokumentierte Kontrollen zugeordnet',
    unpublished: 'Dokumentiert, nicht veröffentlicht',
    reliesOn: (organizations) => `Stützt sich auf ${organizations}`,
    notApplicable: 'Nicht anwendbar',
    uncovered: 'Keine dokumentierte Kontrolle',
    ofTotal: (total) => `von ${total}`,
    mapped: 'Kriterien im Geltungsbereich sind [dokumentierte Kontrollen zugeordnet].',
    sentence: (documented, total) =>
      `${documented} von ${total} Kriterien im Geltungsbereich sind dokumentierte Kontrollen zugeordnet.`,
    countCarvedOut: (count) =>
      `${counted(count, 'Kriterium stützt', 'Kriterien stützen')} sich allein auf einen Subdienstleister.`,
    countPartCarvedOut: (count) =>
      `Teile von ${counted(count, 'Kriterium', 'Kriterien')} stützen sich auf einen Subdienstleister.`,
    countNotApplicable: (count) => `${counted(count, 'Kriterium ist', 'Kriterien sind')} nicht anwendbar.`,
    countUncovered: (count) =>
      `${counted(count, 'Kriterium hat', 'Kriterien haben')} keine dokumentierte Kontrolle.`,
    notice:
      'Hier steht, welche dokumentierten Kontrollen den Kriterien im Geltungsbereich zugeordnet sind. Ob Kontrollen wirksam waren, prüft der Prüfer, und der Prüfbericht sagt es. Titel und Bezeichnungen sind nicht der Wortlaut des AICPA.',
  },
  criteriaList: {
    title: 'Kriterien',
    description: (company, today) =>
      `Welche dokumentierten Kontrollen von ${company} den einzelnen SOC-2®-Kriterien im Geltungsbereich zugeordnet sind. Stand: ${today}.`,
    lead: (company) =>
      `Die SOC 2® Trust Services Criteria im Geltungsbereich und die dokumentierten Kontrollen, die ${company} ihnen zugeordnet hat. Hier steht, was dokumentiert ist.`,
    leadReport: 'Ob Kontrollen wirksam waren, prüft der Prüfer, und der [Prüfbericht] sagt es.',
    empty: 'Kein System mit SOC-2-Kriterien ist im Geltungsbereich.',
    system: (id) => `System: ${id}`,
    states: 'Zustände',
    partLegend: 'Ein Teil stützt sich auf einen Subdienstleister (gestrichelt)',
    partLabel: 'ein Teil stützt sich auf einen Subdienstleister',
    inPart: (organizations) => `Zum Teil: stützt sich auf ${organizations}`,
    note: 'Kriterien im Geltungsbereich und die ihnen zugeordneten dokumentierten Kontrollen',
    tableTitle: 'Titel',
    tableState: 'Zustand',
    tableControls: 'Kontrollen',
  },
  criterion: {
    description: (id, title, company) =>
      `SOC-2®-Kriterium ${id}, ${title}: die zugeordneten dokumentierten Kontrollen von ${company}.`,
    framework: 'Regelwerk',
    frameworkName: 'SOC 2® Trust Services Criteria',
    series: 'Reihe',
    category: 'Kategorie',
    coso: 'COSO-Grundsatz',
    cosoOf: (principle) => `${principle} von 17`,
    edition: 'Ausgabe',
    controls: 'Zugeordnete dokumentierte Kontrollen',
    controlsFor: (system) => `Kontrollen für ${system}`,
    furtherUnpublished: 'Weitere Kontrollen sind dokumentiert und nicht veröffentlicht.',
    unpublished: 'Kontrollen sind dokumentiert und nicht veröffentlicht. Der Prüfbericht nennt sie.',
    notApplicable: (reason) => `Nicht anwendbar: ${reason}`,
    uncovered: 'Diesem Kriterium ist keine umgesetzte, dokumentierte Kontrolle zugeordnet.',
    leftToOrganization: 'Dieser Teil ist dem Subdienstleister überlassen.',
    monitoredBy: 'Überwacht durch',
    notCounted: 'Dafür genannt, aber nicht gezählt',
    points: 'Schwerpunkte',
    pointsNote: (count) =>
      `${counted(count, 'Schwerpunkt, den', 'Schwerpunkte, die')} eine Prüfung betrachten kann. Sie sind Hinweise, keine Anforderungen; die Bezeichnungen sind nicht der Wortlaut des AICPA.`,
    point: (position, id) => `Schwerpunkt ${position} von ${id}`,
    added2022: '2022 hinzugefügt oder überarbeitet',
    policies: 'Richtlinien',
  },
  framework: {
    other: 'Bewertung',
    gdpr: 'DSGVO',
    'soc2-processing-integrity': 'SOC 2®, Verarbeitungsintegrität',
    'soc2-privacy': 'SOC 2®, Datenschutz',
    'soc2-availability': 'SOC 2®, Verfügbarkeit',
    'soc2-confidentiality': 'SOC 2®, Vertraulichkeit',
  },
  references: {
    title: 'Andere Regelwerke',
    stated: (company) => `Angaben von ${company}, nicht geprüft:`,
    suggested: (frameworks) => `Über die Kriterien vorgeschlagen: ${frameworks}`,
    limits: (company) =>
      `Eine Gegenüberstellung betrachtet nur die SOC-2-Kriterien, nicht den Wortlaut von ${company}.`,
    statedBy: (company) => `Andere Regelwerke nach Angaben von ${company}`,
    suggestedTitle: 'Durch Gegenüberstellungen vorgeschlagen',
  },
};
