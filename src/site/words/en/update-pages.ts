import { countedIn } from '../counting.ts';

const counted = countedIn('en-GB');

/** Updates and their feeds. */
export const updatePages = {
  feeds: {
    updates: 'Updates',
    subprocessors: 'Subprocessors',
    changes: 'All changes',
    markdown: 'This page as Markdown',
    data: 'This trust center as data',
    policyVersion: (title: string, version: string) => `${title}, version ${version}`,
    approved: (day: string, by: string) => `Approved on ${day} by ${by}.`,
    effective: (day: string) => `Effective ${day}.`,
    issued: (report: string) => `Issued: ${report}`,
    reportRequestable: 'The full report can be requested.',
    documentRequestable: 'It can be requested.',
    subprocessorAnnounced: (name: string, day: string) =>
      `Announced: ${name} becomes a subprocessor on ${day}`,
    removalAnnounced: (name: string, day: string) =>
      `Announced: ${name} is no longer a subprocessor from ${day}`,
    subprocessorBegan: (name: string) => `${name} is a subprocessor`,
    subprocessorEnded: (name: string) => `${name} is no longer a subprocessor`,
    lastDayToObject: (day: string, address: string) => `Last day to object: ${day}, by mail to ${address}.`,
    replaces: (name: string) => `It replaces ${name}.`,
  },
  update: {
    description: (title: string, day: string) => `${title}, ${day}.`,
    dayAndKind: (day: string, kind: string) => `${day}, ${kind.toLowerCase()}`,
    others: 'Other updates',
    earlier: (day: string) => `Earlier, ${day}`,
    later: (day: string) => `Later, ${day}`,
  },
  updateKind: {
    report: 'Report',
    subprocessor: 'Subprocessor',
    policy: 'Policy',
    incident: 'Incident',
    product: 'Product',
    general: 'News',
  },
  updateList: {
    title: 'Updates',
    description: (company: string) =>
      `What changed at ${company}: reports, subprocessors, policies and incidents, by date.`,
    lead: 'What changed and what customers should know, the latest first.',
    empty: 'There is no news yet.',
    note: (count: number) => counted(count, 'update', 'updates'),
  },
};
