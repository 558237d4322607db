import { countedIn } from '../counting.ts';

const counted = countedIn('en-GB');

/** Lists and pages of controls. */
export const controlPages = {
  controls: {
    counted: (count: number) => counted(count, 'control', 'controls'),
  },
  control: {
    description: (id: string, company: string, title: string) => `Control ${id} of ${company}: ${title}.`,
    descriptionStatus: (status: string, criteria: string) =>
      criteria ? `${status}, mapped to SOC 2® criteria ${criteria}.` : `${status}.`,
    cardStatus: (status: string, reviewed: string | null) =>
      reviewed ? `${status}, reviewed ${reviewed}` : status,
    notice: {
      planned: 'This control is planned. It is not in operation and counts for no criterion.',
      partial: 'This control is implemented in part. It counts for no criterion until it is implemented.',
      retired:
        'This control is retired. It is kept for readers of older reports and counts for no criterion.',
    },
    criteria: 'SOC 2® criteria',
    notInScope: 'Not in scope',
    points: 'Points of focus:',
    policies: 'Policies behind it',
    matters: 'Where it matters',
    keyFacts: 'Key facts',
    risks: 'Risk themes',
    questions: 'Questions',
    neighbors: 'Neighboring controls',
    previous: 'Previous',
    next: 'Next',
    reviewWasDueOn: (day: string) => `The review was due on ${day}.`,
  },
  controlFilter: {
    title: 'Filter controls',
    words: 'Words',
    all: 'All',
    clear: 'Clear',
    /** Filled in by the script of the page: `{shown}` and `{total}`. */
    result: '{shown} of {total} controls',
    none: 'No control matches. Remove a filter or a word.',
    facet: {
      family: 'Family',
      series: 'Series',
      criterion: 'Criterion',
      framework: 'Framework, as stated',
      product: 'Product',
      type: 'Type',
      status: 'Status',
    },
  },
  controlList: {
    title: 'Controls',
    description: (count: number, company: string, today: string) =>
      `${counted(count, 'control', 'controls')} of ${company}, each with its owner, criteria and last review. As of ${today}.`,
    lead: (company: string, implemented: number, others: number) =>
      `What ${company} does to protect its service and its customers’ data: ${counted(implemented, 'implemented control', 'implemented controls')}${others > 0 ? ` and ${counted(others, 'other that is', 'others that are')} marked as not yet, or no longer, in operation` : ''}. Each page says what is done, by whom and how often, and which SOC 2® criteria it is mapped to.`,
    empty: 'No control is published yet.',
    note: (count: number) => `${counted(count, 'control', 'controls')}, by family`,
  },
  controlStatus: {
    planned: 'Planned',
    partial: 'Partly implemented',
    implemented: 'Implemented',
    retired: 'Retired',
  },
  controlType: {
    preventive: 'Preventive',
    detective: 'Detective',
    corrective: 'Corrective',
  },
  frequency: {
    continuous: 'Continuous',
    daily: 'Daily',
    weekly: 'Weekly',
    monthly: 'Monthly',
    quarterly: 'Quarterly',
    'semi-annually': 'Twice a year',
    annually: 'Every year',
    'per-change': 'With each change',
    'on-event': 'On each event',
    'as-needed': 'As needed',
  },
  operation: {
    automated: 'Automated',
    manual: 'Manual',
    hybrid: 'Partly automated',
  },
};
