import { countedIn } from '../counting.ts';
import type { claims as english } from '../en/claims.ts';

const counted = countedIn('de');

export const claims: typeof english = {
  heading: 'Was sich im öffentlichen Trust Center ändert',
  differ: (count, from, to) =>
    `${counted(count, 'öffentliche Aussage unterscheidet', 'öffentliche Aussagen unterscheiden')} sich zwischen ${from} und ${to}.`,
  line: (count, from, to) => `Öffentliche Aussagen zwischen ${from} und ${to}: ${count} geändert`,
  workingCopy: 'der Arbeitskopie',
  kinds: {
    control: 'Kontrollen',
    policy: 'Richtlinien',
    question: 'Fragen',
    report: 'Prüfberichte',
    document: 'Dokumente',
    update: 'Neuigkeiten',
    subprocessor: 'Unterauftragsverarbeiter',
    fact: 'Wichtige Angaben',
    'not-claimed': 'Nicht beansprucht',
  },
  changes: { added: 'jetzt öffentlich', removed: 'nicht mehr öffentlich', changed: 'geändert' },
  fields: {
    title: 'Titel',
    standing: 'Stand',
    date: 'Datum',
    opinion: 'Prüfungsurteil',
    access: 'Zugang',
    version: 'Version',
    expires: 'Läuft ab',
    value: 'Wert',
    note: 'Anmerkung',
  },
};
