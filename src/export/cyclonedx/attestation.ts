import { frameworkNotice } from '#frameworks/catalogue.ts';
import { catalogueLanguage } from '#site/content-language.ts';
import { controlsInOrder } from '#site/controls-view.ts';
import { pagePath } from '#site/paths.ts';
import type { PublicControl } from '#site/public/public-control.ts';
import type { PublicReport } from '#site/public/public-report.ts';
import { reportsView } from '#site/report-view.ts';
import { reportTitle, standingWords } from '#site/report-words.ts';
import { interfaceWords } from '#site/words/interface-words.ts';
import { coverageNotice } from '../api/criteria.ts';
import { nameUuid } from '../oscal/name-uuid.ts';
import type { Sources } from '../sources.ts';
import { requirementRef, soc2Standard } from './soc2-standard.ts';

/** Where the file is published. */
export const attestationPath = '/api/cdxa.json';

/**
 * `/api/cdxa.json`: a CycloneDX 1.6 attestation (ECMA-424). The company declares which documented controls it maps to which
 * criterion; it is its own assessor and gives no score. The auditor signs nothing here, so reports are listed as
 * evidence that can be asked for, and under no claim: which controls were tested is known from the report alone.
 */
export function cyclonedxAttestation(sources: Sources): object {
  const { content, site } = sources;
  const counting = countingControls(sources);
  const controls = controlsInOrder(content).filter(({ slug }) => counting.has(slug));
  const reports = reportsView(content).current;
  const words = interfaceWords().exports.attestation;
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${nameUuid(site, 'cdxa', content.today)}`,
    version: 1,
    metadata: {
      timestamp: `${content.today}T00:00:00Z`,
      supplier: organization(sources),
      properties: [{ name: 'vitrine:notice', value: coverageNotice() }],
    },
    declarations: {
      assessors: [{ 'bom-ref': 'assessor', thirdParty: false, organization: organization(sources) }],
      attestations: content.systems.map((system) => ({
        summary: `${words.summary(content.company.name, system.id)} ${coverageNotice()}`,
        assessor: 'assessor',
        map: system.criteria
          .filter((coverage) => coverage.controls.length > 0)
          .map((coverage) => ({
            requirement: requirementRef(coverage.criterion.id),
            claims: coverage.controls.map(claimRef),
            conformance: { rationale: words.rationale },
          })),
      })),
      claims: controls.map((control) => claimOf(control, sources)),
      evidence: reports.map((report) => evidenceOf(report, sources)),
      targets: { organizations: [{ 'bom-ref': 'target', ...organization(sources) }] },
    },
    definitions: { standards: [soc2Standard(sources, frameworkNotice('soc2', catalogueLanguage()))] },
  };
}

/** Slugs of the published controls that count for a criterion in some system. */
function countingControls({ content }: Sources): ReadonlySet<string> {
  return new Set(content.systems.flatMap(({ criteria }) => criteria.flatMap(({ controls }) => controls)));
}

function organization({ content, site }: Sources): object {
  const { company } = content;
  return {
    name: company.legalName,
    url: [company.url, `${site}/`],
    contact: [{ name: interfaceWords().exports.attestation.contact, email: company.securityEmail }],
  };
}

function claimOf(control: PublicControl, sources: Sources): object {
  const path = pagePath('controls', control.slug);
  return {
    'bom-ref': claimRef(control.slug),
    target: 'target',
    predicate: `${control.id}: ${control.title}`,
    reasoning: sources.markdown(control.text, path),
    externalReferences: [{ type: 'documentation', url: sources.url(path) }],
  };
}

function evidenceOf(report: PublicReport, sources: Sources): object {
  const href = sources.url(pagePath('reports', report.slug));
  const words = interfaceWords().exports.attestation;
  return {
    'bom-ref': `report:${report.slug}`,
    description: words.evidence(reportTitle(report), standingWords(report), sources.content.today),
    data: [{ name: reportTitle(report), contents: { url: href } }],
    ...(report.reportDate ? { created: `${report.reportDate}T00:00:00Z` } : {}),
  };
}

function claimRef(slug: string): string {
  return `claim:${slug}`;
}
