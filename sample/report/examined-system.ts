import type { Control } from '#domain/content/control.ts';
import type { Report } from '#domain/content/report.ts';
import { type Category, type Criterion, type CriterionId, criteriaInScope } from '#domain/criterion.ts';
import type { Entry } from '#domain/entry.ts';
import type { TrustCenter } from '#domain/trust-center.ts';
import { soc2TscRev2022 } from '#frameworks/soc2.ts';

type Attestation = Extract<Report, { framework: 'soc1' | 'soc2' | 'soc3' }>;
export type ExaminedControl = Entry<Control>;

/** What one SOC 2 report is about: its front matter, its criteria and the implemented controls that the content maps to them. */
export interface ExaminedSystem {
  readonly report: Attestation;
  readonly criteria: readonly Criterion[];
  readonly controls: readonly ExaminedControl[];
}

/** Reads the system of a report from the content. Planned and partial controls and those of other products are not in it. */
export function examinedSystem(content: TrustCenter, reportId: string): ExaminedSystem {
  const report = content.reports.find(({ id }) => id === reportId)?.data;
  if (report?.framework !== 'soc2') throw new Error(`content/reports has no SOC 2 report ${reportId}.`);
  const controls = content.controls.filter(
    ({ data }) =>
      data.status === 'implemented' &&
      data.visibility === 'public' &&
      data.products.some((id) => report.products.includes(id)),
  );
  return {
    report,
    criteria: criteriaInScope(soc2TscRev2022, report.categories as readonly Category[]),
    controls,
  };
}

/** The controls that a criterion is met with, by id. */
export function controlsFor(system: ExaminedSystem, criterion: CriterionId): readonly ExaminedControl[] {
  return system.controls
    .filter(({ data }) => data.criteria.some((id) => id === criterion))
    .toSorted((a, b) => a.id.localeCompare(b.id));
}

/** The criterion under which a control is described in full: that of its exception, else the first one it is mapped to. */
export function homeOf(system: ExaminedSystem, control: ExaminedControl): string {
  const exception = system.report.exceptions.find((found) => found.control === control.id);
  return exception?.criterion ?? control.data.criteria[0] ?? '';
}

/** The first paragraph of a control's text, with the list that it announces, without links: the statement that a report quotes. */
export function statementOf(control: ExaminedControl): string {
  const [paragraph = '', next = ''] = control.body.trim().split(/\n\n/);
  const items = next.split('\n').map((line) => line.replace(/^(?:-|\d+\.) /, '').replace(/[,.;]$/, ''));
  const text = paragraph.endsWith(':') ? `${paragraph} ${items.join('; ')}.` : paragraph;
  const plain = text
    .replace(/\[([^\]]+)\]\([^)]+\)/g, '$1')
    .replaceAll('`', '')
    .replace(/\s+/g, ' ');
  return plain.replace(/,? (?:see )?\((?:[A-Z]{2}-\d\d(?:, )?)+\)/g, '');
}
