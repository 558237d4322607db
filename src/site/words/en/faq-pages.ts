import { countedIn } from '../counting.ts';

const counted = countedIn('en-GB');

/** Questions and answers. */
export const faqPages = {
  faqList: {
    title: 'Questions and answers',
    description: (company: string) =>
      `What customers ask ${company} about security, with answers and the controls behind them.`,
    lead: 'What customers and their reviewers ask most often. Each answer names the controls and policies that it rests on.',
    empty: (address: string) => `No question is answered here yet. Write to [${address}].`,
    topics: 'Topics',
    pageOf: (question: string) => `Page of “${question}”`,
    onRequest: 'Answered on request',
    note: (count: number) => counted(count, 'answer', 'answers'),
  },
  question: {
    description: (question: string, company: string) =>
      `${question} The answer of ${company}, with the controls behind it.`,
    updated: (day: string) => `Updated ${day}`,
    restsOn: (sources: string) => `It rests on ${sources}.`,
  },
};
