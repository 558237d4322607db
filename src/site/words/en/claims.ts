import { countedIn } from '../counting.ts';

const counted = countedIn('en-GB');

/** What changed in public claims from one state of the content to another: `vitrine diff`. */
export const claims = {
  heading: 'What changes on the public trust center',
  differ: (count: number, from: string, to: string) =>
    `${counted(count, 'public claim differs', 'public claims differ')} between ${from} and ${to}.`,
  line: (count: number, from: string, to: string) => `Public claims, ${from} to ${to}: ${count} changed`,
  workingCopy: 'the working copy',
  kinds: {
    control: 'Controls',
    policy: 'Policies',
    question: 'Questions',
    report: 'Reports',
    document: 'Documents',
    update: 'Updates',
    subprocessor: 'Subprocessors',
    fact: 'Key facts',
    'not-claimed': 'Not claimed',
  },
  changes: { added: 'now public', removed: 'no longer public', changed: 'changed' },
  fields: {
    title: 'Title',
    standing: 'Standing',
    date: 'Date',
    opinion: 'Opinion',
    access: 'Access',
    version: 'Version',
    expires: 'Expires',
    value: 'Value',
    note: 'Note',
  },
};
