import type { AttestationReport } from '#domain/content/report.ts';
import { isAttestation } from '#domain/content/report.ts';
import type { Entry } from '#domain/entry.ts';
import { currentReport, seriesOf } from '#domain/report-standing.ts';
import type { System } from '#frameworks/systems.ts';
import type { Content } from './rule.ts';

/** The latest issued SOC 2 report of each series that is about the system's products. */
export function currentReports(
  { trustCenter: { reports } }: Content,
  { scope }: System,
): readonly Entry<AttestationReport>[] {
  const series = [...new Set(reports.map(seriesOf))];
  return series.flatMap((name) => {
    const report = currentReport(reports, name);
    if (!report || !isAttestation(report.data) || report.data.framework !== 'soc2') return [];
    const { products } = report.data;
    const meant =
      products.length === 0 ||
      scope.products.length === 0 ||
      products.some((product) => scope.products.includes(product));
    return meant ? [{ ...report, data: report.data }] : [];
  });
}
