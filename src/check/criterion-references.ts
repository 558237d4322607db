import { isAttestation } from '#domain/content/report.ts';
import type { SourcePlaces } from '#domain/entry.ts';
import type { Content } from './rule.ts';

/** A reference to a SOC 2 criterion: the file, the key path, and what stands there, case and spaces forgiven. */
export type CriterionReferenceAt = readonly [source: SourcePlaces, path: string, written: string];

/** Every reference to a SOC 2 criterion in the content, file by file. */
export function* criterionReferences({ trustCenter }: Content): Iterable<CriterionReferenceAt> {
  for (const entry of trustCenter.controls) {
    yield* each(entry, 'criteria', entry.data.criteria);
    yield* each(entry, 'soc2', entry.data.soc2);
  }
  for (const entry of trustCenter.policies) yield* each(entry, 'criteria', entry.data.criteria);
  for (const entry of trustCenter.reports) {
    if (!isAttestation(entry.data) || entry.data.framework !== 'soc2') continue;
    const { affectedCriteria, exceptions, subserviceOrganizations, cuecs } = entry.data;
    yield* each(entry, 'affectedCriteria', affectedCriteria);
    for (const [index, { criterion }] of exceptions.entries())
      yield [entry, `exceptions.${index}.criterion`, criterion];
    for (const [index, { criteria }] of cuecs.entries())
      yield* each(entry, `cuecs.${index}.criteria`, criteria);
    for (const [index, { csocs }] of subserviceOrganizations.entries()) {
      for (const [at, { criteria }] of csocs.entries())
        yield* each(entry, `subserviceOrganizations.${index}.csocs.${at}.criteria`, criteria);
    }
  }
  yield* scopeReferences(trustCenter.trust);
}

function* scopeReferences(trust: Content['trustCenter']['trust']): Iterable<CriterionReferenceAt> {
  const flat = trust.places.has('scope.framework');
  for (const [index, system] of trust.data.scope.entries()) {
    const path = flat ? 'scope' : `scope.${index}`;
    for (const [at, { criterion }] of system.carvedOut.entries())
      yield [trust, `${path}.carvedOut.${at}.criterion`, criterion];
    for (const [at, { criterion }] of system.notApplicable.entries())
      yield [trust, `${path}.notApplicable.${at}.criterion`, criterion];
  }
}

function* each(
  source: SourcePlaces,
  path: string,
  written: readonly string[],
): Iterable<CriterionReferenceAt> {
  for (const [index, value] of written.entries()) yield [source, `${path}.${index}`, value];
}
