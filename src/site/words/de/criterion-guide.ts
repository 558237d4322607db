import { countedIn } from '../counting.ts';
import type { criterionGuide as english } from '../en/criterion-guide.ts';

const counted = countedIn('de');

export const criterionGuide: typeof english = {
  categoryCounts: (documented, inScope) =>
    `${documented} von ${counted(inScope, 'Kriterium', 'Kriterien')} mit dokumentierten Kontrollen`,
  seriesCounts: (documented, inScope) => `${documented} von ${inScope}`,
  toMatrix: 'Zur Matrix der Kriterien und Kontrollen',
  toFrameworks: 'Andere Regelwerke',
  touched: (touched, points) =>
    `Veröffentlichte Kontrollen nennen ${touched} von ${counted(points, 'Schwerpunkt', 'Schwerpunkten')}.`,
  untouched: 'Von keiner veröffentlichten Kontrolle genannt',
  becauseOf: (category) => `Gilt, weil die Kategorie ${category} im Geltungsbereich ist`,
  role: { controller: 'Für Verantwortliche', processor: 'Für Auftragsverarbeiter' },
  revised: '2022 hinzugefügt oder überarbeitet',
  sameSeries: (series) => `Die Kriterien von ${series}`,
  neighbors: 'Benachbarte Kriterien',
  previous: 'Voriges',
  next: 'Nächstes',
  policiesNote: 'Richtlinien, die das Kriterium nennen, und solche hinter seinen Kontrollen.',
  here: 'diese Seite',
};
