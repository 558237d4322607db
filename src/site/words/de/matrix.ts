import type { matrix as english } from '../en/matrix.ts';

export const matrix: typeof english = {
  title: 'Matrix der Kriterien und Kontrollen',
  short: 'Matrix',
  description: (company, day) =>
    `Welche dokumentierte Kontrolle von ${company} welchem SOC-2®-Kriterium im Geltungsbereich zugeordnet ist, Reihe für Reihe. Stand: ${day}.`,
  lead: 'Jede Tabelle ist eine Reihe der SOC-2®-Kriterien. Ein Punkt sagt, dass die Kontrolle dokumentiert, umgesetzt und dem Kriterium zugeordnet ist. Er sagt nicht, dass sie funktioniert hat; das prüft der Prüfer.',
  counts: 'Dokumentiert und zugeordnet',
  named: 'Nennt das Kriterium, zählt nicht: geplant, teilweise umgesetzt oder für ein anderes Produkt',
  relies: 'Einem Subdienstleister überlassen',
  legend: 'Zeichen',
  series: 'Reihen',
  control: 'Kontrolle',
  cellCounts: 'zugeordnet',
  cellNamed: 'genannt, nicht gezählt',
  cellRelies: 'ihm überlassen',
  none: 'Keine veröffentlichte Kontrolle nennt ein Kriterium dieser Reihe.',
  caption: (series) => `Den Kriterien von ${series} zugeordnete Kontrollen`,
  data: 'Dasselbe als Tabelle:',
  system: (id) => `System: ${id}`,
};
