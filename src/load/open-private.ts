import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PrivateSettings, privateSettingsSchema } from '#domain/content/private-settings.ts';
import { isAttestation, type Report } from '#domain/content/report.ts';
import { compareDiagnostics, type Diagnostic, type Place } from '#domain/diagnostic.ts';
import type { Entry, SourcePlaces } from '#domain/entry.ts';
import { placeOf } from '#domain/entry.ts';
import { nearest } from '#domain/nearest.ts';
import type { TrustCenter } from '#domain/trust-center.ts';
import { deepFreeze } from './deep-freeze.ts';
import type { VaultTools } from './examine-vault.ts';
import type { Loaded } from './load.ts';
import { yamlDiagnostics } from './parse-entry.ts';
import { parseYaml } from './parse-yaml.ts';
import { privateFile } from './private-file.ts';
import { validate } from './validate.ts';

/**
 * Opens `vault/private.yaml.age`, where there is one, and adds what it says to the trust center. Its text is kept nowhere: findings
 * about it name lines, and reporters have nothing to show. Without a key the rest is still checked, and a finding says what is missing.
 */
export async function openPrivate(loaded: Loaded, toolsOf: () => Promise<VaultTools>): Promise<Loaded> {
  if (!loaded.facts.files.includes(privateFile)) return loaded;
  const tools = await toolsOf();
  const opened = await open(loaded.root, tools);
  if (opened.kind === 'closed') return closed(loaded, opened.finding);
  const yaml = parseYaml(opened.text);
  const source = { file: privateFile, places: yaml.places, text: opened.text };
  const checked =
    yaml.problems.length === 0 ? validate(privateSettingsSchema, yaml.value ?? {}, source) : null;
  const findings = [
    ...[...yamlDiagnostics(privateFile, yaml.problems), ...(checked?.diagnostics ?? [])].map((found) =>
      withoutQuotes(found, opened.text),
    ),
    ...(checked?.data ? unknownReports(checked.data, loaded.trustCenter, source) : []),
  ];
  if (!checked?.data) return { ...closed(loaded), diagnostics: sorted(loaded, findings) };
  return {
    ...loaded,
    trustCenter: deepFreeze(merged(loaded.trustCenter, checked.data)),
    facts: deepFreeze({ ...loaded.facts, privateSettings: 'read' }),
    diagnostics: sorted(loaded, findings),
  };
}

/** A finding stands in the log of a public repository's checks: what it quotes of the secret text is left out. */
function withoutQuotes(found: Diagnostic, text: string): Diagnostic {
  const blank = (words: string) =>
    words.replace(/[`“]([^`”]+)[`”]/g, (quoted, inner) => (text.includes(inner) ? '`…`' : quoted));
  const { message, hint } = found;
  return { ...found, message: blank(message), ...(hint ? { hint: blank(hint) } : {}) };
}

type Opened =
  | { readonly kind: 'opened'; readonly text: string }
  | { readonly kind: 'closed'; readonly finding: Diagnostic };

async function open(root: string, { key, decrypt }: VaultTools): Promise<Opened> {
  if (key.kind === 'none') return refused('warning', 'There is no key to open it with.', keyHint);
  if (key.kind === 'unusable')
    return refused('error', `The key in ${key.source} cannot be used: ${key.why}.`, keyHint);
  const decrypted = await decrypt(readFileSync(join(root, privateFile)));
  if (decrypted.kind === 'decrypted')
    return { kind: 'opened', text: new TextDecoder().decode(decrypted.bytes).replaceAll('\r\n', '\n') };
  return decrypted.code === 'damaged'
    ? refused('error', 'It is damaged: it does not decrypt.', 'Take the last good version from git.')
    : refused('error', `It is encrypted to other recipients than the key in ${key.source}.`, rotateHint);
}

const keyHint =
  'Set VITRINE_VAULT_IDENTITY or VITRINE_VAULT_IDENTITY_FILE as for the server. A build refuses to go on without it.';
const rotateHint =
  'Run `npx vitrine vault rotate` with a key that opens it, or encrypt it anew: age -R vault/recipients.txt.';

function refused(severity: Diagnostic['severity'], what: string, hint: string): Opened {
  const message = `${what} Staff, rules, exceptions and CUECs in it were not read.`;
  return { kind: 'closed', finding: finding(severity, message, hint, null) };
}

/** Nobody knows what `gate.yaml` would say together with it: rules about it are silent, as where it is broken. */
function closed(loaded: Loaded, found?: Diagnostic): Loaded {
  const { trustCenter, facts } = loaded;
  return {
    ...loaded,
    trustCenter: deepFreeze({ ...trustCenter, gate: { ...trustCenter.gate, refused: true } }),
    facts: deepFreeze({ ...facts, privateSettings: 'unread' }),
    diagnostics: found ? sorted(loaded, [found]) : loaded.diagnostics,
  };
}

function merged(trustCenter: TrustCenter, added: PrivateSettings): TrustCenter {
  const { gate, reports } = trustCenter;
  const { staff, autoApprove, block, notify } = gate.data;
  return {
    ...trustCenter,
    gate: {
      ...gate,
      data: {
        ...gate.data,
        staff: [...staff, ...added.staff],
        autoApprove: [...autoApprove, ...added.autoApprove],
        block: { ...block, domains: [...block.domains, ...added.block.domains] },
        notify: { ...notify, email: [...notify.email, ...added.notify.email] },
      },
    },
    reports: reports.map((report) => withPrivate(report, added.reports[report.id])),
  };
}

function withPrivate(
  report: Entry<Report>,
  added: PrivateSettings['reports'][string] | undefined,
): Entry<Report> {
  const { data } = report;
  if (!added || !isAttestation(data)) return report;
  const cuecs = added.cuecs.map((cuec) => ({ ...cuec, public: false }));
  return {
    ...report,
    data: {
      ...data,
      ...(added.basis === undefined ? {} : { basis: added.basis }),
      exceptions: [...data.exceptions, ...added.exceptions],
      cuecs: [...data.cuecs, ...cuecs],
    },
  };
}

function unknownReports(
  { reports }: PrivateSettings,
  trustCenter: TrustCenter,
  source: SourcePlaces,
): readonly Diagnostic[] {
  const known = trustCenter.reports.filter(({ data }) => isAttestation(data)).map(({ id }) => id);
  return Object.keys(reports)
    .filter((id) => !known.includes(id))
    .map((id) => {
      const [close] = nearest(id, known, 1);
      const hint = close ? `Did you mean \`${close}\`?` : 'Only SOC reports have exceptions and CUECs.';
      return finding('error', `There is no SOC report \`${id}\`.`, hint, placeOf(source, `reports.${id}`));
    });
}

function finding(
  severity: Diagnostic['severity'],
  message: string,
  hint: string,
  place: Place | null,
): Diagnostic {
  return { ruleId: 'private-settings', severity, message, hint, file: privateFile, place };
}

function sorted(loaded: Loaded, findings: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...loaded.diagnostics, ...findings].sort(compareDiagnostics);
}
