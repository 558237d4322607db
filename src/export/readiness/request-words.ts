import type { PolicyReadiness } from '#domain/readiness/policy-readiness.ts';
import type { Population, Scheduled, Triggered } from '#domain/readiness/request.ts';
import type { AssessedDocument } from './readiness-document.ts';

/** From what the auditor selects, and how much of it to expect. */
export interface PopulationWords {
  readonly population: string;
  readonly sample: string;
}

/** What holds for every request; stands above the list. */
export const requestNotes = [
  'With every list: the query or report that made it, when it was made, and its number of rows, so that its completeness can be judged.',
  'The records keep the last collection alone: for evidence of each month or quarter, have those of the whole period at hand.',
  'Sizes of samples are the auditor’s decision and no standard sets them; the numbers here are those that preparers commonly meet.',
] as const;

/** Says a control's population and the sample to expect. */
export function populationWords(population: Population): PopulationWords {
  switch (population.kind) {
    case 'day':
      return {
        population: `The control as it stands${population.day ? ` on ${population.day}` : ' on the day of the report'}.`,
        sample: 'One instance that shows its design and that it is in place.',
      };
    case 'setting':
      return {
        population: `The setting in every system in scope, and each change to it${population.withCases ? ' and each case that people handled' : ''}${within(population.span)}.`,
        sample: population.withCases
          ? 'One look at each kind of setting; commonly up to 25 of the cases.'
          : 'One look at each kind of setting; changes as they come.',
      };
    case 'runs':
      return runWords(population);
    case 'events':
      return {
        population: `${eventLists[population.frequency]}${within(population.span)}.`,
        sample: 'Commonly up to 25 of the list; all where there are few.',
      };
    case 'unknown':
      return {
        population: `Not known: the control does not say how often it is performed.`,
        sample: 'Follows from its frequency.',
      };
    default:
      return population satisfies never;
  }
}

/** What is asked for besides evidence of controls: policies, providers' reports, and what became of exceptions. */
export interface FurtherRequest {
  readonly about: string;
  readonly criteria: readonly string[];
  readonly ask: string;
  readonly owner: string | null;
}

/** The requests that do not belong to one control's evidence. */
export function furtherRequests({
  controls,
  policies,
  providers,
  plan,
}: AssessedDocument): readonly FurtherRequest[] {
  const exceptions = plan.last?.report.data.exceptions ?? [];
  return [
    ...policies.map(policyRequest),
    ...providers.map(({ name, criteria, report, owner }) => ({
      about: `Provider ${name}`,
      criteria,
      ask: `${report ? `Its type ${report.type} report for the period that ended on ${report.periodEnd}, the record of the review on ${report.reviewed}` : 'Its own report and the record of its review'}, a letter of its own for the time after its period, and how the controls that it expects of its customers are performed.`,
      owner,
    })),
    ...exceptions.map(({ control, criterion, description, status }) => ({
      about: `Exception of the last report, ${control}`,
      criteria: [criterion],
      ask: `${description} Status: ${status}. What was changed and when, and runs of the control from after the change.`,
      owner: controls.find((one) => one.control.id === control)?.control.data.owner ?? null,
    })),
  ];
}

function policyRequest({ policy, criteria }: PolicyReadiness): FurtherRequest {
  const { title, version, approvedBy, approved, owner } = policy.data;
  return {
    about: `${title} ${version}`,
    criteria,
    ask: `The text in force, the record of its approval on ${approved} (${approvedBy}), and how it was made known to those it binds.`,
    owner,
  };
}

function runWords({ span, frequency, runs }: Extract<Population, { kind: 'runs' }>): PopulationWords {
  if (runs === null)
    return { population: `Every ${adjectives[frequency]} run in the period.`, sample: samples[frequency] };
  if (runs <= 1)
    return {
      population: `The ${adjectives[frequency]} run${within(span)}${runs === 0 ? ', if one falls into it' : ''}.`,
      sample: 'The one run.',
    };
  return {
    population: `The ${runs} ${adjectives[frequency]} runs${within(span)}.`,
    sample: runs <= 2 ? 'Commonly both.' : samples[frequency],
  };
}

const adjectives: Readonly<Record<Scheduled, string>> = {
  daily: 'daily',
  weekly: 'weekly',
  monthly: 'monthly',
  quarterly: 'quarterly',
  'semi-annually': 'half-yearly',
  annually: 'yearly',
};

const samples: Readonly<Record<Scheduled, string>> = {
  daily: 'Commonly 20 to 40 days.',
  weekly: 'Commonly 5 to 15 weeks.',
  monthly: 'Commonly 2 to 5 months.',
  quarterly: 'Commonly 2 quarters; keep all at hand.',
  'semi-annually': 'Commonly both.',
  annually: 'The latest.',
};

const eventLists: Readonly<Record<Triggered, string>> = {
  continuous: 'The list of all occurrences',
  'per-change': 'The list of all changes',
  'on-event': 'The list of all occurrences of the event',
  'as-needed': 'The list of all times it was performed',
};

function within(span: { readonly start: string; readonly end: string } | null): string {
  return span ? ` from ${span.start} to ${span.end}` : ' in the period';
}
