import { countedIn } from '../counting.ts';

const counted = countedIn('en-GB');

/** The page that finds whose copy a leaked file is. */
export const tracePage = {
  title: 'Trace a copy',
  lead: 'Whose copy is a file that turned up elsewhere? Every copy carries an id: in its visible line, in text that does not show, and in pale dots on every page.',
  file: 'PDF, or a picture of a page',
  fileHint:
    'PDF, PNG or JPEG, also scanned or photographed, 50 MB at most. The file is read and forgotten; the log keeps its hash, what was found, and that you looked.',
  submit: 'Look for marks',
  none: (pages: number) => `No copy id was found on ${counted(pages, 'page', 'pages')}.`,
  noneHint:
    'The marks do not survive everything: small pictures, heavy compression and retyped text lose them. docs/guides/stamp-and-trace.md says what they survive.',
  copy: (copyId: string) => `Copy ${copyId}`,
  issuedTo: 'Given to',
  erased: (email: string) => `${email} (the request was erased)`,
  document: 'Document',
  issued: 'Given on',
  issuedFrom: (moment: string, network: string) => `${moment}, to ${network}`,
  request: 'Request',
  approved: 'Approved by',
  approvedBy: (by: string, moment: string) => `${by}, ${moment}`,
  evidence: 'Found',
  inText: (found: number, pages: number) => `as text on ${found} of ${counted(pages, 'page', 'pages')}`,
  inDots: (found: number, looked: number) =>
    `in the dots of ${found} of ${counted(looked, 'page that was', 'pages that were')} looked at`,
  together: (found: number) => `in the dots of ${found} more only when they are added up`,
  fitting: (found: number) =>
    `in the dots of ${counted(found, 'page', 'pages')} that are too faint to be read, or mixed, and fit this copy of all that were issued`,
  inProperties: 'in the document’s properties',
  textAlone:
    'The id stands in the text alone, where anybody can write it: look for other evidence before you act on it.',
  unknown: 'This gate gave no such copy: it is of another server, or the id was made up.',
  several:
    'There is more than one id: pages of several copies were put together or laid on one another, or an id was written in.',
  unreadable: (pages: string) =>
    `Pages with dots that say no id: ${pages}. Two copies may have been laid on one another.`,
  meaning: 'A copy says who received it, not who passed it on.',
};
