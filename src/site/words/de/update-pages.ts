import { countedIn } from '../counting.ts';
import type { updatePages as english } from '../en/update-pages.ts';

const counted = countedIn('de');

export const updatePages: typeof english = {
  feeds: {
    updates: 'Neuigkeiten',
    subprocessors: 'Unterauftragsverarbeiter',
    changes: 'Alle Änderungen',
    markdown: 'Diese Seite als Markdown',
    data: 'Dieses Trust Center als Daten',
    policyVersion: (title, version) => `${title}, Version ${version}`,
    approved: (day, by) => `Freigegeben am ${day} von: ${by}.`,
    effective: (day) => `In Kraft seit ${day}.`,
    issued: (report) => `Ausgestellt: ${report}`,
    reportRequestable: 'Der vollständige Prüfbericht kann angefragt werden.',
    documentRequestable: 'Es kann angefragt werden.',
    subprocessorAnnounced: (name, day) => `Angekündigt: ${name} wird am ${day} Unterauftragsverarbeiter`,
    removalAnnounced: (name, day) => `Angekündigt: ${name} ist ab ${day} nicht mehr Unterauftragsverarbeiter`,
    subprocessorBegan: (name) => `${name} ist Unterauftragsverarbeiter`,
    subprocessorEnded: (name) => `${name} ist nicht mehr Unterauftragsverarbeiter`,
    lastDayToObject: (day, address) => `Letzter Tag für einen Widerspruch: ${day}, per E-Mail an ${address}.`,
    replaces: (name) => `Ersetzt ${name}.`,
  },
  update: {
    description: (title, day) => `${title}, ${day}.`,
    dayAndKind: (day, kind) => `${day}, ${kind}`,
    others: 'Andere Meldungen',
    earlier: (day) => `Früher, ${day}`,
    later: (day) => `Später, ${day}`,
  },
  updateKind: {
    report: 'Prüfbericht',
    subprocessor: 'Unterauftragsverarbeiter',
    policy: 'Richtlinie',
    incident: 'Vorfall',
    product: 'Produkt',
    general: 'Nachricht',
  },
  updateList: {
    title: 'Neuigkeiten',
    description: (company) =>
      `Was sich bei ${company} geändert hat: Prüfberichte, Unterauftragsverarbeiter, Richtlinien und Vorfälle, nach Datum.`,
    lead: 'Was sich geändert hat und was Kunden wissen sollten, das Neueste zuerst.',
    empty: 'Noch gibt es keine Neuigkeiten.',
    note: (count) => counted(count, 'Meldung', 'Meldungen'),
  },
};
