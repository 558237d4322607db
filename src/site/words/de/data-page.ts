import { countedIn } from '../counting.ts';
import type { dataPage as english } from '../en/data-page.ts';

const counted = countedIn('de');

export const dataPage: typeof english = {
  data: {
    title: 'Daten und Downloads',
    lead: (company: string) =>
      `Was ${company} auf dieser Website veröffentlicht, als Dateien zum Aufbewahren, zum Weiterarbeiten und zum maschinellen Lesen. Sie enthalten, was die Seiten enthalten, und nicht mehr.`,
    description: (company: string, day: string) =>
      `Das Trust Center von ${company} als Dateien: Offline-Kopie, Tabellen, JSON, OSCAL, CycloneDX, Feeds. Stand ${day}.`,
    pack: 'Offline-Kopie',
    packLink: 'Dieses Trust Center herunterladen',
    packNote:
      'Eine Zip-Datei mit allen öffentlichen Seiten und Dateien, die entpackt und ohne Netz geöffnet werden kann. Sie führt jede ihrer Dateien mit ihrem SHA-256-Hashwert auf.',
    sheets: 'Tabellen',
    sheetsNote:
      'Für ein Tabellenprogramm nehmen Sie XLSX, für ein eigenes Programm CSV: UTF-8 ohne Byte-Reihenfolge-Markierung.',
    controls: 'Kontrollen',
    matrix: 'Kriterien und die ihnen zugeordneten Kontrollen',
    subprocessors: 'Unterauftragsverarbeiter',
    machines: 'Für Maschinen',
    trust: 'Das ganze Trust Center',
    faq: 'Fragen und Antworten',
    criteria: 'Kriterien im Geltungsbereich',
    policies: 'Richtlinien',
    reports: 'Berichte',
    catalog: 'SOC-2®-Kriterien im Geltungsbereich, in eigenen Worten',
    components: 'Kontrollen mit den Kriterien und Regelwerken, die sie nennen',
    mapping: 'Zuordnungen zu anderen Regelwerken: Orientierung, keine Aussage des Unternehmens',
    cdxa: 'Erklärung, welche Kontrollen welchem Kriterium zugeordnet sind. Sie ist unsere eigene Aussage; der Prüfer ist daran nicht beteiligt.',
    feeds: 'Feeds',
    checks: 'Zum Prüfen dieser Website',
    manifest: 'Jede veröffentlichte Datei mit ihrem SHA-256-Hashwert',
    badge: 'Auf dieses Trust Center verweisen',
    badgeNote:
      'Das Abzeichen sagt, was bescheinigt ist und mit welchem Stand. Es ist eine datierte Angabe, kein Zertifikat, und ändert sich mit jeder neuen Fassung dieser Website: Verweisen Sie auf die Datei, statt sie zu kopieren.',
    html: 'HTML',
    markdown: 'Markdown',
    dark: 'Für dunkle Seiten nehmen Sie /badge-dark.svg.',
  },
  llms: {
    about: (company, today) =>
      `Was ${company} zur eigenen Sicherheit angibt: Prüfberichte, Kontrollen, Richtlinien, Unterauftragsverarbeiter und Dokumente. Stand: ${today}.`,
    attestation:
      'Ein SOC-2®-Prüfbericht ist die Bestätigung eines Prüfers, kein Zertifikat. Vollständige Prüfberichte gibt es auf Anfrage.',
    data: 'Daten',
    notes: {
      matrix: 'Jedes Kriterium im Geltungsbereich mit den ihm zugeordneten Kontrollen',
      frameworks:
        'Was das Unternehmen zu anderen Regelwerken angibt, und getrennt davon, was Zuordnungstabellen vorschlagen',
      history: 'Frühere Fassungen und was sich zwischen ihnen geändert hat',
      howToRead:
        'Was Typen, Prüfungsurteile, Abweichungen, Carve-outs und andere Begriffe von Prüfungen bedeuten',
      vendorSummary: 'Eine Seite für die Akte: Unternehmen, Produkte, Prüfberichte, Daten, Ansprechpartner',
      changes: (count) => `${counted(count, 'Änderung', 'Änderungen')} nach Monaten, die neuesten zuerst`,
      data: 'Alles hier Veröffentlichte als Dateien',
      accessibility: 'Was diese Website anstrebt, wie das geprüft wird und was bekanntermaßen fehlt',
      securityContact: 'Wo und wie sich eine Schwachstelle melden lässt',
      search: 'Suche auf allen Seiten',
    },
  },
  pack: {
    note: (day: string) =>
      `Dies ist eine Kopie mit Stand ${day}, die ohne Netz gelesen werden kann. Suche, Filter und Anfragen gibt es nur auf der Website:`,
    readme: (title: string, site: string, day: string) =>
      `${title}\n\nEine Kopie der öffentlichen Seiten und Dateien von ${site}/ mit Stand ${day}.\n\nÖffnen Sie index.html in einem Browser. Ein Netz wird nicht gebraucht. Suche und Filter gibt es nur auf\nder Website; nicht öffentliche Berichte werden dort auf Anfrage herausgegeben.\n\nSHA256SUMS und manifest.json führen jede Datei mit ihrem SHA-256-Hashwert auf. So prüfen Sie die Dateien:\n\n    sha256sum -c SHA256SUMS\n\nDer Hashwert der ganzen Zip-Datei steht in der Liste, die die Website veröffentlicht:\n${site}/.well-known/vitrine-manifest.json\n`,
  },
};
