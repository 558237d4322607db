import type { TrustCenter } from '#domain/trust-center.ts';
import { soc2Type1 } from './report/soc2-type1.ts';
import { soc2Type2 } from './report/soc2-type2.ts';
import type { SampleDocument } from './sample-document.ts';
import { accessibilityReport } from './short/accessibility-report.ts';
import { shortDocuments } from './short/short-documents.ts';

/** Every PDF of the sample company. Controls, exceptions, CUECs and CSOCs come from the content, so they agree with it. */
export function allDocuments(content: TrustCenter): readonly SampleDocument[] {
  return [soc2Type2(content), soc2Type1(content), ...shortDocuments(), accessibilityReport()];
}
