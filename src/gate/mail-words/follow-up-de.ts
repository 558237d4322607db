import type { followUp as english } from './follow-up-en.ts';

/** The same in German. */
export const followUp: typeof english = {
  endsSoon: {
    subject: (company) => `Ihr Zugriff auf Dokumente von ${company} endet bald`,
    lead: 'Ihr Zugriff auf diese Dokumente endet bald:',
    item: (title, moment) => `${title}: bis ${moment}`,
    documents: 'Ihre Dokumente',
    renew: 'Wenn Sie sie länger brauchen, öffnen Sie diesen Link und betätigen Sie dort die Schaltfläche',
    until: (moment) =>
      `Er gilt einmal, bis zum ${moment}. Sie müssen nichts noch einmal ausfüllen, und die Vereinbarung, die Sie angenommen haben, gilt weiter, sofern sich ihr Text nicht geändert hat.`,
  },
  ended: {
    subject: (company) => `Ihr Zugriff auf Dokumente von ${company} ist abgelaufen`,
    lead: 'Die Zeit Ihres Zugriffs auf diese Dokumente ist um:',
    item: (title, moment) => `${title}: abgelaufen am ${moment}`,
    renew: 'Wenn Sie sie weiterhin brauchen, öffnen Sie diesen Link und betätigen Sie dort die Schaltfläche',
    until: (moment) =>
      `Er gilt einmal, bis zum ${moment}. Was die Vereinbarung über Ihre Exemplare sagt, gilt weiter.`,
  },
  overdue: {
    subject: (name, company) => `Überfällig: die Anfrage von ${name}, ${company}`,
    facts: { from: 'Von', since: 'Wartet seit', target: 'Übliche Dauer einer Entscheidung' },
    once: 'Sie wartet länger, als es den Anfragenden als übliche Dauer genannt wird.',
    twice: 'Sie wartet mehr als doppelt so lange, wie es den Anfragenden als übliche Dauer genannt wird.',
    open: 'Entscheiden',
  },
  version: {
    one: (title) => `Neue Version: ${title}`,
    many: (count, company) => `Neue Versionen von ${count} Dokumenten von ${company}`,
    agreement: (company) => `Die Vereinbarung für Ihre Dokumente von ${company} hat sich geändert`,
    replaced: (title, version) =>
      `Es gibt eine neue Version von ${title}: ${version}. Ihr Zugriff gilt auch für sie.`,
    newer: (title, instead) => `${title} ist erschienen und tritt an die Stelle von ${instead}.`,
    ask: 'Anfragen',
    changed: (title, version) => `Der Text der Vereinbarung hat sich geändert: ${title}, Version ${version}.`,
    accept: 'Vor dem nächsten Herunterladen müssen Sie sie in der jetzigen Fassung annehmen',
    documents: 'Ihre Dokumente',
  },
  subscribe: {
    subject: (site) => `Bestätigen Sie Ihr Abonnement: ${site}`,
    lead: 'Jemand (hoffentlich Sie selbst) möchte Neuigkeiten per E-Mail zu:',
    open: 'Um zu bestätigen, dass dies Ihre Adresse ist, öffnen Sie diesen Link und betätigen Sie dort die Schaltfläche',
    until: (moment) => `Der Link gilt einmal und bis zum ${moment}.`,
    stranger:
      'Wenn Sie es nicht waren, brauchen Sie nichts zu tun: Ohne Bestätigung werden keine Neuigkeiten verschickt.',
  },
  news: {
    many: (count, company) => `${count} Änderungen bei ${company}`,
    item: (day, title) => `${day}: ${title}`,
    more: (count) => `Und ${count} weitere.`,
    all: 'Alle Änderungen',
    why: (topics) => `Sie erhalten diese E-Mail, weil Sie Folgendes abonniert haben: ${topics}.`,
    manage: 'Abonnement ändern oder beenden',
  },
};
