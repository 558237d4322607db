import type { Diagnostic, Fix, Place, Severity } from '#domain/diagnostic.ts';
import { fingerprintsOf } from './fingerprints.ts';
import { type CheckReport, pathOf, type Reporter, type RuleDescription, type Tool } from './report.ts';

/**
 * SARIF 2.1.0 (OASIS): one run, every rule described, each finding at its place. GitHub and other code-scanning tools read it.
 * Files are relative to the root of the repository, columns count UTF-16 units.
 */
export const sarifReporter: Reporter = (report, { tool, hash }) => {
  const index = new Map(tool.rules.map(({ id }, at) => [id, at]));
  const fingerprints = fingerprintsOf(report, hash);
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: driver(tool) },
        invocations: [{ executionSuccessful: true }],
        originalUriBaseIds: { [root]: { description: { text: 'The root of the git repository.' } } },
        columnKind: 'utf16CodeUnits',
        results: report.diagnostics.map((diagnostic, at) => ({
          ...result(diagnostic, report, index.get(diagnostic.ruleId)),
          // Not `primaryLocationLineHash`: GitHub computes that one itself and complains about another's.
          partialFingerprints: { 'vitrineFinding/v1': fingerprints[at] },
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};

const root = '%SRCROOT%';

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

function driver({ version, rules, rulePages }: Tool) {
  return {
    name: 'Vitrine',
    semanticVersion: version,
    ...(rulePages ? { informationUri: `${rulePages}/README.md` } : {}),
    rules: rules.map((rule) => descriptor(rule, rulePages)),
  };
}

/** `helpUri` has to be absolute, so it is there only where the pages have a public address; `help` says the same in place. */
function descriptor({ id, severity, title, rationale, area }: RuleDescription, rulePages: string | null) {
  return {
    id,
    shortDescription: { text: plain(title) },
    fullDescription: { text: plain(rationale) },
    help: { text: plain(`${title} ${rationale}`), markdown: braces(`**${title}**\n\n${rationale}`) },
    ...(rulePages ? { helpUri: `${rulePages}/${id}.md` } : {}),
    defaultConfiguration: { level: levels[severity] },
    properties: {
      tags: ['trust-center', area],
      'problem.severity': severity === 'info' ? 'recommendation' : severity,
    },
  };
}

function result(diagnostic: Diagnostic, report: CheckReport, ruleIndex: number | undefined) {
  const { ruleId, severity, message, hint, file, place, related = [], fix } = diagnostic;
  const words = hint ? `${message} ${hint}` : message;
  return {
    ruleId,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: levels[severity],
    message: { text: plain(words), markdown: braces(words) },
    locations: [{ physicalLocation: location(pathOf(report, file), place) }],
    ...(related.length > 0
      ? {
          relatedLocations: related.map((other, at) => ({
            id: at + 1,
            message: { text: plain(other.message) },
            physicalLocation: location(pathOf(report, other.file), other.place),
          })),
        }
      : {}),
    ...(fix ? { fixes: [edit(pathOf(report, file), fix)] } : {}),
  };
}

/** An edit that viewers offer: it takes out one range and puts a text in its place. */
function edit(path: string, { place, replacement }: Fix) {
  const replacements = [{ deletedRegion: region(place), insertedContent: { text: replacement } }];
  return {
    description: { text: plain(`Write ${replacement}`) },
    artifactChanges: [{ artifactLocation: artifact(path), replacements }],
  };
}

function location(path: string, place: Place | null) {
  return { artifactLocation: artifact(path), ...(place ? { region: region(place) } : {}) };
}

function artifact(path: string) {
  return { uri: path.toWellFormed().split('/').map(encodeURIComponent).join('/'), uriBaseId: root };
}

function region({ line, column, endLine, endColumn }: Place) {
  return {
    startLine: line,
    startColumn: column,
    ...(endLine !== undefined && endColumn !== undefined ? { endLine, endColumn } : {}),
  };
}

/** Plain text as §3.11 wants it: braces are doubled, `](` would start a link, and viewers swallow backticks. */
function plain(text: string): string {
  return braces(text.replaceAll('`', '"').replaceAll('](', '] ('));
}

/** Braces stand for arguments in every message; doubled, they are braces (§3.11.5). */
function braces(text: string): string {
  return text.replaceAll('{', '{{').replaceAll('}', '}}');
}
