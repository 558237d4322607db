import { addMonths, type CalendarDay } from '../calendar-day.ts';
import type { Control } from '../content/control.ts';
import type { AttestationReport } from '../content/report.ts';
import type { SystemScope } from '../content/trust-settings.ts';
import type { Entry } from '../entry.ts';
import type { Gap } from './gap.ts';

/** A subservice organization that is carved out of a system, with the report of its own that is on file. */
export interface Provider {
  readonly id: string;
  readonly name: string;
  readonly service: string | null;
  /** The role that owns the control which monitors it; null where the scope names none. */
  readonly owner: string | null;
  /** The criteria that it serves, as named by its controls and by the scope. */
  readonly criteria: readonly string[];
  readonly csocs: AttestationReport['subserviceOrganizations'][number]['csocs'];
  /** Its own report; null where none is recorded. */
  readonly report: NonNullable<AttestationReport['subserviceOrganizations'][number]['report']> | null;
}

/**
 * The providers that the scope carves out or that a report names with the carve-out method. The first report given that names
 * any speaks for all: the examination ahead, then the last report.
 */
export function providersOf(
  { carvedOut }: SystemScope,
  reports: readonly (Entry<AttestationReport> | undefined)[],
  controls: readonly Entry<Control>[],
): readonly Provider[] {
  const named = reports
    .map(
      (report) => report?.data.subserviceOrganizations.filter(({ method }) => method === 'carve-out') ?? [],
    )
    .find((organizations) => organizations.length > 0);
  const fromReport = (named ?? []).map(({ name, service, subprocessor, csocs, report }) => ({
    id: subprocessor ?? name,
    owner: ownerOf(subprocessor ?? name, carvedOut, controls),
    name,
    service,
    criteria: criteriaOf(
      subprocessor ?? name,
      csocs.flatMap(({ criteria }) => criteria),
      carvedOut,
    ),
    csocs,
    report: report ?? null,
  }));
  const known = new Set(fromReport.map(({ id }) => id.toLowerCase()));
  const others = new Set(
    carvedOut
      .map(({ subserviceOrganization }) => subserviceOrganization)
      .filter((id) => !known.has(id.toLowerCase())),
  );
  const fromScope = [...others].map((id) => ({
    id,
    owner: ownerOf(id, carvedOut, controls),
    name: id,
    service: null,
    criteria: criteriaOf(id, [], carvedOut),
    csocs: [],
    report: null,
  }));
  return [...fromReport, ...fromScope];
}

/** A provider without its own report on file, or with one that ended over twelve months ago. */
export function* providerGaps(
  { id, name, criteria, owner, report }: Provider,
  inScope: readonly string[],
  today: CalendarDay,
): Iterable<Gap> {
  if (report && today <= addMonths(report.periodEnd, 12)) return;
  yield {
    kind: 'provider-report',
    subject: { kind: 'provider', id, title: name },
    criteria: inScope.filter((criterion) => criteria.includes(criterion)),
    owner,
    periodEnd: report?.periodEnd ?? null,
  };
}

function ownerOf(
  id: string,
  carvedOut: SystemScope['carvedOut'],
  controls: readonly Entry<Control>[],
): string | null {
  const monitors = carvedOut
    .filter(({ subserviceOrganization }) => subserviceOrganization.toLowerCase() === id.toLowerCase())
    .map(({ monitoredBy }) => monitoredBy?.toLowerCase());
  return controls.find((control) => monitors.includes(control.id.toLowerCase()))?.data.owner ?? null;
}

function criteriaOf(
  id: string,
  named: readonly string[],
  carvedOut: SystemScope['carvedOut'],
): readonly string[] {
  const left = carvedOut
    .filter(({ subserviceOrganization }) => subserviceOrganization.toLowerCase() === id.toLowerCase())
    .map(({ criterion }) => criterion);
  return [...new Set([...named, ...left])];
}
