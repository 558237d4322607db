import type { howToRead as english } from '../en/how-to-read.ts';
import type { GuidePart } from '../guide-part.ts';

const parts: readonly GuidePart[] = [
  {
    id: 'the-report',
    title: 'Der Prüfbericht',
    entries: [
      {
        id: 'type-1-and-type-2',
        term: 'Typ 1 und Typ 2',
        text: [
          'Bei einer SOC-2®-Prüfung betrachtet eine US-amerikanische Wirtschaftsprüfungsgesellschaft (CPA firm) die Beschreibung eines Systems, die Erklärung der Leitung dazu und die Kontrollen. Sie arbeitet nach den Bestätigungsstandards der USA, vor allem AT-C 105 und AT-C 205, und gibt ein Urteil ab.',
          'Ein Prüfbericht Typ 1 gilt für einen Tag: An diesem Tag entsprach das System der Beschreibung, und die Kontrollen waren so angelegt, dass sie die Kriterien erfüllen, wenn sie funktionieren. Ein Prüfbericht Typ 2 gilt für einen Prüfungszeitraum von meist 3 bis 12 Monaten und sagt zusätzlich, ob die Kontrollen in dieser Zeit funktioniert haben. Er führt auf, was geprüft wurde und mit welchem Ergebnis.',
          'Ein Prüfbericht Typ 1 sagt also nichts über den letzten Monat. Er ist ein sinnvoller erster Schritt, ersetzt aber die Antworten nicht, die erst ein Prüfbericht Typ 2 gibt.',
        ],
      },
      {
        id: 'opinion',
        term: 'Prüfungsurteil',
        text: [
          'Das Urteil ist das des Prüfers; es ist unterschrieben und datiert und steht auf den ersten Seiten. Es gibt vier Arten.',
          'Uneingeschränkt (in den Standards: nicht modifiziert): In allen wesentlichen Belangen ist die Beschreibung zutreffend, sind die Kontrollen angemessen angelegt und haben sie, bei Typ 2, funktioniert. Eingeschränkt: dasselbe, ausgenommen ein benannter Sachverhalt, der wesentlich, aber auf das Benannte begrenzt ist. Versagt: Was nicht stimmt, ist wesentlich und reicht so weit, dass die Aussage im Ganzen nicht zutrifft. Nichtabgabe: Der Prüfer konnte keine ausreichenden Nachweise erlangen, und was er nicht weiß, könnte wesentlich und weitreichend sein; deshalb gibt er kein Urteil ab.',
          'Ein eingeschränktes Urteil ist nicht wertlos. Lesen Sie, welche Kriterien es betrifft und ob diese für Ihre Nutzung von Bedeutung sind.',
        ],
      },
      {
        id: 'exceptions',
        term: 'Abweichungen',
        text: [
          'Eine Abweichung (exception) ist ein einzelnes Ergebnis einer einzelnen Prüfungshandlung: In den betrachteten Fällen hat eine Kontrolle nicht wie beschrieben funktioniert. Abweichungen stehen auch in Prüfberichten mit uneingeschränktem Urteil, denn andere Kontrollen können das Kriterium dennoch erfüllen.',
          'Fragen Sie, wie viele von wie vielen Fällen es waren, was die Ursache war und was seither geändert wurde. Die Stellungnahme der Leitung ist neben der Abweichung abgedruckt. Ein Urteil über diese Stellungnahme gibt der Prüfer nicht ab.',
          'Abweichungen stehen im Prüfbericht selbst und nie auf einer öffentlichen Seite, denn seine Verwendung ist beschränkt.',
        ],
      },
      {
        id: 'categories-and-criteria',
        term: 'Kategorien, Kriterien, Schwerpunkte',
        text: [
          'Es gibt fünf Kategorien: Sicherheit, Verfügbarkeit, Vertraulichkeit, Integrität der Verarbeitung und Datenschutz. Die Sicherheit mit ihren 33 gemeinsamen Kriterien gehört zu jeder Prüfung; die übrigen wählt das Unternehmen. Eine Kategorie, die nicht genannt ist, wurde nicht geprüft.',
          'An den Kriterien werden die Kontrollen gemessen. Schwerpunkte (points of focus) veranschaulichen ein Kriterium. Sie sind keine Anforderungen, und nicht jeder muss berührt sein.',
        ],
      },
      {
        id: 'restricted-use',
        term: 'Beschränkte Verwendung',
        text: [
          'Ein SOC-2-Prüfbericht richtet sich an Leser, die den Dienst kennen: Kunden, künftige Kunden, Partner, deren Prüfer und Aufsichtsbehörden. Der letzte Absatz des Urteils nennt sie. Deshalb wird der Prüfbericht auf Anfrage und meist unter einer Vertraulichkeitsvereinbarung herausgegeben und darf nicht weitergereicht werden.',
        ],
      },
    ],
  },
  {
    id: 'others',
    title: 'Was andere tun',
    entries: [
      {
        id: 'subservice-organization',
        term: 'Subdienstleister (subservice organization)',
        text: [
          'Ein Unternehmen, dessen Kontrollen neben denen des Anbieters nötig sind, damit die Kriterien erfüllt werden. Üblich ist der Cloud-Anbieter, der das Rechenzentrum bewacht. Ein Lieferant, dessen Arbeit für die Kriterien ohne Bedeutung ist, gehört nicht dazu.',
          'Er ist nicht dasselbe wie ein Unterauftragsverarbeiter. Das ist ein Begriff des Datenschutzrechts für jeden, der im Auftrag des Anbieters personenbezogene Daten verarbeitet. Ein Unternehmen kann beides sein.',
        ],
      },
      {
        id: 'carve-out',
        term: 'Ausklammernde und einschließende Methode',
        text: [
          'Ausklammernd (carve-out): Der Prüfbericht lässt die Kontrollen des Subdienstleisters aus. Er sagt, welche Kontrollen dort erwartet werden (complementary subservice organization controls, CSOC) und wie der Anbieter sie überwacht. Ob sie funktioniert haben, steht im Prüfbericht des Subdienstleisters selbst.',
          'Einschließend (inclusive): Die Kontrollen des Subdienstleisters werden im selben Prüfbericht beschrieben und geprüft, und er gibt dazu eine eigene Erklärung ab. Das ist selten.',
        ],
      },
      {
        id: 'cuec',
        term: 'Ergänzende Kontrollen beim Kunden (CUEC)',
        text: [
          'Was der Anbieter von Ihnen als Kunde erwartet, zum Beispiel, dass Sie die Konten ausgeschiedener Personen entfernen. Die Kontrollen des Anbieters sind darauf angelegt, und niemand hat geprüft, ob Sie es tun. Gehen Sie die Liste mit der Person durch, die den Dienst bei Ihnen verwaltet.',
        ],
      },
      {
        id: 'auditor',
        term: 'Der Prüfer, und wie Sie ihn überprüfen',
        text: [
          'Nur eine zugelassene CPA-Gesellschaft kann einen SOC-Prüfbericht erteilen. Die Zulassung geben die Aufsichtsstellen (boards of accountancy) der US-Bundesstaaten, die Register der Zugelassenen veröffentlichen. Gesellschaften, die solche Prüfungen durchführen, werden etwa alle drei Jahre von Berufskollegen überprüft (peer review); viele Ergebnisse sind öffentlich.',
          'Vergleichen Sie Name und Ort im Urteil mit dem Register. Eine Gesellschaft ist zugelassen. Die AICPA akkreditiert oder zertifiziert keine Gesellschaften für SOC 2.',
        ],
      },
    ],
  },
  {
    id: 'time',
    title: 'Zeit',
    entries: [
      {
        id: 'period-and-age',
        term: 'Prüfungszeitraum und Alter',
        text: [
          'Ein Prüfbericht blickt zurück. Sein Alter zählt ab dem letzten Tag des Prüfungszeitraums (bei Typ 1 ab dem einen Tag), nicht ab dem Datum der Unterschrift. Bis zu 12 Monaten wird er meist anerkannt. Achten Sie darauf, dass der nächste Zeitraum am Tag nach dem Ende des letzten beginnt: Eine Lücke ist Zeit, die niemand geprüft hat.',
        ],
      },
      {
        id: 'bridge-letter',
        term: 'Überbrückungsschreiben (bridge letter)',
        text: [
          'Ein Schreiben, in dem die Leitung, nicht der Prüfer, sagt, was sich seit dem Ende des Prüfungszeitraums geändert hat. Es ist nicht geprüft und gibt keine zusätzliche Sicherheit. Meist umfasst es höchstens drei Monate, und einen Prüfbericht, der nie kam, kann es nicht ersetzen.',
        ],
      },
    ],
  },
  {
    id: 'beside',
    title: 'Daneben',
    entries: [
      {
        id: 'soc-1-2-3',
        term: 'SOC 1, SOC 2 und SOC 3',
        text: [
          'Das sind Arten, keine Stufen. SOC 1® betrifft Kontrollen, die für die Finanzberichterstattung der Kunden von Bedeutung sind, und wird von deren Abschlussprüfern gelesen. SOC 2® betrifft die fünf Kategorien oben. SOC 3® beruht auf denselben Kriterien und derselben Art von Arbeit wie eine SOC-2-Prüfung Typ 2, ist aber kurz, lässt Prüfungshandlungen und Ergebnisse aus und darf veröffentlicht werden.',
        ],
      },
      {
        id: 'iso-27001',
        term: 'ISO/IEC 27001',
        text: [
          'Ein Zertifikat, und etwas anderes. Eine Zertifizierungsstelle, möglichst eine akkreditierte, bestätigt, dass ein Unternehmen ein Managementsystem für Informationssicherheit betreibt, das der Norm entspricht: Es beurteilt seine Risiken, entscheidet über Maßnahmen und verbessert sich. Das Zertifikat gilt drei Jahre, mit einem Audit in jedem Jahr dazwischen.',
          'Die Erklärung zur Anwendbarkeit sagt, welche Maßnahmen des Anhangs A gelten und warum. Fragen Sie danach und nach dem Geltungsbereich auf dem Zertifikat. Einzelne Prüfungshandlungen beschreibt das Zertifikat nicht. SOC 2 sagt mehr über die Kontrollen in einem Zeitraum, ISO/IEC 27001 mehr darüber, wie Sicherheit geführt wird. Keines ersetzt das andere.',
        ],
      },
      {
        id: 'what-a-report-does-not-say',
        term: 'Was ein Prüfbericht nicht sagt',
        text: [
          'Er sagt nicht, dass nichts schiefgehen kann: Der Prüfer gibt hinreichende Sicherheit, die hoch und nicht absolut ist, und arbeitet mit Stichproben. Er spricht nicht von der Zukunft, nicht von Produkten außerhalb des Systems, nicht von Kategorien, die nicht gewählt wurden, und nicht von der Seite des Kunden. Er stellt nicht fest, dass Gesetze wie HIPAA oder die DSGVO eingehalten werden.',
          'Er ist kein Zertifikat, und niemand besteht ihn oder fällt durch. Ein Unternehmen „wurde geprüft“ und „hat einen Prüfbericht“.',
        ],
      },
      {
        id: 'coverage',
        term: '„Dokumentiert“ auf dieser Website',
        text: [
          'Diese Website zeigt, welche Kontrollen ein Unternehmen für jedes Kriterium dokumentiert hat. Das ist die eigene Aussage des Unternehmens. Ob eine Kontrolle funktioniert hat, prüft der Prüfer, und der Prüfbericht sagt es. Verweise auf andere Regelwerke sind als Angabe des Unternehmens oder als Vorschlag einer Zuordnungstabelle gekennzeichnet; eine Zuordnungstabelle ist eine Orientierung und keine amtliche Zuordnung.',
        ],
      },
    ],
  },
];

export const howToRead: typeof english = {
  title: 'Wie Sie dies lesen',
  description: (company) =>
    `Was ein SOC-2®-Prüfbericht von ${company} sagt und was nicht: Typ 1 und Typ 2, Prüfungsurteil, Abweichung, Ausklammerung, CUEC, Überbrückungsschreiben, SOC 1 bis 3 und ISO/IEC 27001 in einfachen Worten.`,
  lead: 'Was die Wörter auf diesen Seiten bedeuten, für alle, die ihnen zum ersten Mal begegnen, und für alle, die nachprüfen wollen. In eigenen Worten; maßgeblich sind die Standards selbst.',
  contents: 'Inhalt',
  link: 'Wie Sie dies lesen',
  meaning: (term) => `Was das heißt: ${term}`,
  inOrder: 'Ein Prüfbericht in sechs Schritten',
  steps: [
    'Von welchem System, welchen Produkten und welchen Tagen spricht er? Ist dabei, was Sie nutzen?',
    'Wer hat ihn unterschrieben, und welche Art von Urteil ist es? Wenn es modifiziert ist: Welche Kriterien betrifft es?',
    'Welche Kategorien wurden geprüft? Ist die dabei, die Sie brauchen?',
    'Was ist ausgeklammert? Beschaffen Sie für diesen Teil den Prüfbericht des Subdienstleisters.',
    'Welche Abweichungen sind aufgeführt, was war die Ursache, und was hat die Leitung getan?',
    'Was wird von Ihnen erwartet (CUEC), und wie lange ist das Ende des Prüfungszeitraums her?',
  ],
  parts,
};
