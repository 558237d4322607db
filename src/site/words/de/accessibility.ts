import type { accessibility as english } from '../en/accessibility.ts';

export const accessibility: typeof english = {
  title: 'Barrierefreiheit',
  description: (company) =>
    `Was dieses Trust Center und die Produkte von ${company} für Menschen mit Behinderungen leisten, was bekanntermaßen fehlt und wem Sie eine Barriere melden.`,
  lead: (company) =>
    `Alle sollen lesen können, was ${company} hier veröffentlicht. Diese Seite sagt, welches Ziel die Website hat, wie das geprüft wird, was bekanntermaßen fehlt und wem Sie eine Barriere melden.`,
  site: 'Dieses Trust Center',
  aim: 'Ziel',
  aimValue: 'Web Content Accessibility Guidelines (WCAG) 2.2, Stufen A und AA.',
  checks: 'Wie geprüft wird',
  checksValue:
    'Jede Art von Seite der Software hinter dieser Website wird bei jeder Änderung der Software getestet: mit den Regeln von axe-core in heller und dunkler Darstellung, allein mit der Tastatur, in einem Fenster von 320 Pixeln, mit doppelt so großer Schrift und auf Papier.',
  basis: 'Von wem',
  basisValue:
    'Eine Selbstbewertung der Software, überwiegend automatisch. Keine externe Stelle hat sie geprüft.',
  gaps: 'Bekannte Lücken',
  gapList: [
    'Automatische Regeln finden nicht jede Barriere, und Menschen, die auf assistive Technik angewiesen sind, haben die Software noch nicht getestet.',
    'Texte, Bilder und Dateien, die hier veröffentlicht sind, sind so barrierefrei, wie sie verfasst wurden. Die Tests sehen nicht in PDF-Dateien und Tabellenblätter hinein.',
    'Die Suche und die Filter der Listen brauchen JavaScript. Ohne JavaScript sind die Listen vollständig.',
  ],
  interfaceGap:
    'Die Wörter der Oberfläche sind nicht in die Sprache dieser Website übersetzt. Sie sind englisch und als Englisch gekennzeichnet.',
  products: 'Produkte',
  productsNote: (company) => `Was ${company} über die eigenen Produkte aussagt.`,
  none: (company) => `Zu den Produkten von ${company} ist hier keine Aussage veröffentlicht.`,
  contact: 'Eine Barriere melden',
  contactText: (address) =>
    `Schreiben Sie an [${address}]. Nennen Sie die Seite oder das Produkt, was Sie tun wollten und welches Hilfsmittel Sie verwenden. Wenn Sie die Information sofort brauchen, bitten Sie um eine andere Form.`,
};
