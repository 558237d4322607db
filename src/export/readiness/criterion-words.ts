import type { CriterionReadiness } from '#domain/readiness/criterion-readiness.ts';
import { pointWords } from './gap-words.ts';
import type { AssessedDocument } from './readiness-document.ts';

/** What is said of a criterion below its controls; facts without a value are left out. */
export function criterionFacts(
  { providers, tally }: AssessedDocument,
  one: CriterionReadiness,
): readonly { readonly label: string; readonly values: readonly string[] }[] {
  const { coverage, elsewhere, policies, points, exceptions } = one;
  const names = new Map(providers.map(({ id, name }) => [id.toLowerCase(), name]));
  return [
    {
      label: 'Not applicable',
      values: coverage.notApplicable === null ? [] : [coverage.notApplicable],
    },
    {
      label: 'Carved out',
      values: coverage.carveOuts.map(
        ({ subserviceOrganization: id, csoc, monitoredBy }) =>
          `To ${names.get(id.toLowerCase()) ?? id}, ${csoc ? `its control ${csoc}` : 'its control not named'}; ${monitoredBy ? `monitored by ${monitoredBy}` : 'not monitored'}`,
      ),
    },
    { label: 'Only for other products', values: elsewhere },
    {
      label: 'Policies',
      values: policies.map(
        ({ policy, due, state }) =>
          `${policy.data.title} ${policy.data.version}, approved ${policy.data.approved}, ${state === 'overdue' ? 'review was due' : 'next review'} ${due}`,
      ),
    },
    {
      label: 'Points of focus named',
      values: points.touched.map(({ point, controls }) => `${pointWords(point)} (${controls.join(', ')})`),
    },
    {
      label: 'Points of focus untouched',
      values: tally.points.used ? points.untouched.map(pointWords) : [],
    },
    {
      label: 'Exceptions in the last report',
      values: exceptions.map(({ control, description, status }) => `${control}, ${status}: ${description}`),
    },
  ].filter(({ values }) => values.length > 0);
}
