import { countedIn } from '../counting.ts';
import type { faqPages as english } from '../en/faq-pages.ts';

const counted = countedIn('de');

export const faqPages: typeof english = {
  faqList: {
    title: 'Fragen und Antworten',
    description: (company) =>
      `Was Kunden ${company} zur Sicherheit fragen, mit Antworten und den Kontrollen dahinter.`,
    lead: 'Was Kunden und ihre Prüfer am häufigsten fragen. Jede Antwort nennt die Kontrollen und Richtlinien, auf denen sie beruht.',
    empty: (address) => `Noch ist hier keine Frage beantwortet. Schreiben Sie an [${address}].`,
    topics: 'Themen',
    pageOf: (question) => `Seite zu „${question}“`,
    onRequest: 'Auf Anfrage beantwortet',
    note: (count) => counted(count, 'Antwort', 'Antworten'),
  },
  question: {
    description: (question, company) =>
      `${question} Die Antwort von ${company}, mit den Kontrollen dahinter.`,
    updated: (day) => `Aktualisiert am ${day}`,
    restsOn: (sources) => `Grundlage: ${sources}.`,
  },
};
