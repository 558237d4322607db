import { countedIn } from '../counting.ts';
import type { subprocessorPages as english } from '../en/subprocessor-pages.ts';

const counted = countedIn('de');

export const subprocessorPages: typeof english = {
  subprocessorList: {
    title: 'Unterauftragsverarbeiter',
    description: (active, company, today) =>
      `${counted(active, 'aktiver Unterauftragsverarbeiter', 'aktive Unterauftragsverarbeiter')} von ${company}, mit Zwecken, Orten, Übermittlungen und geplanten Änderungen. Stand: ${today}.`,
    lead: (company) =>
      `Unternehmen, die im Auftrag von ${company} personenbezogene Daten von Kunden verarbeiten.`,
    announced: (days) =>
      `Neue und ersetzende werden ${counted(days, 'Tag', 'Tage')} vor ihrem Beginn angekündigt.`,
    empty: (address) => `Hier ist keiner aufgeführt. Die Liste erhalten Sie über [${address}].`,
    planned: 'Geplante Änderungen',
    replacement: 'Ersatz',
    addition: 'Neu',
    dataOf: (data) => `Daten: ${data}.`,
    placesOf: (label, countries) => `${label}: ${countries}.`,
    transfersOf: (transfers) => `Übermittlung ${transfers}.`,
    productsOf: (products) => `Produkte: ${products}.`,
    dayAnnounced: 'Angekündigt',
    takesEffect: 'Wirksam ab',
    lastDayToObject: 'Letzter Tag für einen Widerspruch',
    inDays: (days) => `in ${counted(days, 'Tag', 'Tagen')}`,
    replaces: 'Ersetzt',
    shorterNotice: 'Kürzere Frist, weil',
    objectTo: 'Widerspruch per E-Mail an',
    active: 'Aktiv',
    removed: 'Beendet',
    activeTable: 'Aktive Unterauftragsverarbeiter',
    removedTable: 'Beendete Unterauftragsverarbeiter',
    note: (active) => `${active} aktiv`,
    name: 'Name',
    purposeAndData: 'Zweck und Daten',
    locations: 'Orte',
    transfers: 'Übermittlungen',
    products: 'Produkte',
    none: 'Keine',
    since: (day) => `Seit ${day}`,
    ended: (day) => `Beendet am ${day}`,
    until: (name, day) => `${name}, bis ${day}`,
    terms: 'Bedingungen zur Auftragsverarbeitung',
    termsOf: (name) => `von ${name}`,
    entity: 'Rechtsträger',
    purpose: 'Zweck',
    data: 'Daten',
    sinceLabel: 'Seit',
    agreement: 'Vertrag',
    storage: 'Speicherung',
    processing: 'Verarbeitung',
    storageAndProcessing: 'Speicherung und Verarbeitung',
    remoteAccess: 'Fernzugriff',
    transfer: (from, to, mechanism) => `${from} nach ${to}: ${mechanism}`,
  },
  subprocessorsOf: {
    title: (product) => `Unterauftragsverarbeiter von ${product}`,
    description: (product, company, today) =>
      `Unterauftragsverarbeiter von ${company}, die ${product} einsetzt, mit geplanten Änderungen. Stand: ${today}.`,
    lead: (company, product) =>
      `Unternehmen, die im Auftrag von ${company} personenbezogene Daten von Kunden von ${product} verarbeiten.`,
    none: 'Für dieses Produkt ist kein Unterauftragsverarbeiter aufgeführt.',
    byProduct: 'Nach Produkt',
    feed: (product) => `Unterauftragsverarbeiter von ${product}`,
  },
  transfer: {
    adequacy: 'Angemessenheitsbeschluss',
    dpf: 'Data Privacy Framework',
    'scc-2021-module-1': 'Standardvertragsklauseln 2021, Modul 1',
    'scc-2021-module-2': 'Standardvertragsklauseln 2021, Modul 2',
    'scc-2021-module-3': 'Standardvertragsklauseln 2021, Modul 3',
    'scc-2021-module-4': 'Standardvertragsklauseln 2021, Modul 4',
    'uk-idta': 'britische Übermittlungsvereinbarung (IDTA)',
    bcr: 'verbindliche interne Datenschutzvorschriften',
    other: 'anderer Mechanismus',
  },
};
