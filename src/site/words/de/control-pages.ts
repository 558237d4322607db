import { countedIn } from '../counting.ts';
import type { controlPages as english } from '../en/control-pages.ts';

const counted = countedIn('de');

export const controlPages: typeof english = {
  controls: {
    counted: (count) => counted(count, 'Kontrolle', 'Kontrollen'),
  },
  control: {
    description: (id, company, title) => `Kontrolle ${id} von ${company}: ${title}.`,
    descriptionStatus: (status, criteria) =>
      criteria ? `${status}, den SOC-2®-Kriterien ${criteria} zugeordnet.` : `${status}.`,
    cardStatus: (status, reviewed) => (reviewed ? `${status}, überprüft am ${reviewed}` : status),
    notice: {
      planned: 'Diese Kontrolle ist geplant. Sie ist nicht in Betrieb und zählt für kein Kriterium.',
      partial:
        'Diese Kontrolle ist teilweise umgesetzt. Sie zählt für kein Kriterium, bis sie vollständig umgesetzt ist.',
      retired:
        'Diese Kontrolle ist außer Kraft. Sie bleibt für Leser älterer Prüfberichte stehen und zählt für kein Kriterium.',
    },
    criteria: 'SOC-2®-Kriterien',
    notInScope: 'Nicht im Geltungsbereich',
    points: 'Schwerpunkte:',
    policies: 'Zugrunde liegende Richtlinien',
    matters: 'Wo sie von Bedeutung ist',
    keyFacts: 'Wichtige Angaben',
    risks: 'Risikothemen',
    questions: 'Fragen',
    neighbors: 'Benachbarte Kontrollen',
    previous: 'Vorherige',
    next: 'Nächste',
    reviewWasDueOn: (day) => `Die Überprüfung war am ${day} fällig.`,
  },
  controlFilter: {
    title: 'Kontrollen filtern',
    words: 'Wörter',
    all: 'Alle',
    clear: 'Zurücksetzen',
    result: '{shown} von {total} Kontrollen',
    none: 'Keine Kontrolle passt. Entfernen Sie einen Filter oder ein Wort.',
    facet: {
      family: 'Gruppe',
      series: 'Reihe',
      criterion: 'Kriterium',
      framework: 'Regelwerk, wie angegeben',
      product: 'Produkt',
      type: 'Art',
      status: 'Status',
    },
  },
  controlList: {
    title: 'Kontrollen',
    description: (count, company, today) =>
      `${counted(count, 'Kontrolle', 'Kontrollen')} von ${company}, jeweils mit verantwortlicher Stelle, Kriterien und letzter Überprüfung. Stand: ${today}.`,
    lead: (company, implemented, others) =>
      `Was ${company} zum Schutz des Dienstes und der Kundendaten tut: ${counted(implemented, 'umgesetzte Kontrolle', 'umgesetzte Kontrollen')}${others > 0 ? ` und ${counted(others, 'weitere, die als noch nicht oder nicht mehr in Betrieb gekennzeichnet ist', 'weitere, die als noch nicht oder nicht mehr in Betrieb gekennzeichnet sind')}` : ''}. Jede Seite nennt, was getan wird, von wem und wie oft, und welchen SOC-2®-Kriterien es zugeordnet ist.`,
    empty: 'Noch ist keine Kontrolle veröffentlicht.',
    note: (count) => `${counted(count, 'Kontrolle', 'Kontrollen')}, nach Gruppen`,
  },
  controlStatus: {
    planned: 'Geplant',
    partial: 'Teilweise umgesetzt',
    implemented: 'Umgesetzt',
    retired: 'Außer Kraft',
  },
  controlType: {
    preventive: 'Vorbeugend',
    detective: 'Aufdeckend',
    corrective: 'Korrigierend',
  },
  frequency: {
    continuous: 'Fortlaufend',
    daily: 'Täglich',
    weekly: 'Wöchentlich',
    monthly: 'Monatlich',
    quarterly: 'Vierteljährlich',
    'semi-annually': 'Halbjährlich',
    annually: 'Jährlich',
    'per-change': 'Bei jeder Änderung',
    'on-event': 'Bei jedem Ereignis',
    'as-needed': 'Nach Bedarf',
  },
  operation: {
    automated: 'Automatisch',
    manual: 'Manuell',
    hybrid: 'Teilweise automatisch',
  },
};
