import { isAttestation } from '#domain/content/report.ts';
import { wordsOf } from '#domain/documentation.ts';
import type { Entry } from '#domain/entry.ts';
import type { Facts, TrustCenter } from '#domain/trust-center.ts';

/** What must not be published: names and hashes to be found as whole tokens, and texts to be found in passages of words. */
export interface HiddenContent {
  /** Exact strings: staff addresses, vault file names, hashes of gated files, page counts in their published form. */
  readonly tokens: ReadonlyMap<string, string>;
  /** Sizes in bytes of the files whose hashes are among the tokens; null where one is not known. */
  readonly gatedSizes: ReadonlySet<number> | null;
  /** Texts that are gated, internal or drafts, with what they are in words. */
  readonly texts: readonly { readonly text: string; readonly what: string }[];
  /** Texts that are public: a passage that stands in both is no leak. */
  readonly published: readonly string[];
}

/** Collects from the content what the public site must not hold (SECURITY.md, statement 1). */
export function hiddenContent(
  trustCenter: TrustCenter,
  facts: Facts,
  drafts: readonly { file: string; text: string }[],
): HiddenContent {
  const { controls, policies, documents, faq, updates } = trustCenter;
  const bodied = [...controls, ...policies, ...documents, ...faq, ...updates];
  const isPublic = (entry: Entry<{ visibility: string }>) => entry.data.visibility === 'public';
  const hidden = bodied.filter((entry) => !isPublic(entry));
  return {
    tokens: tokens(trustCenter, facts),
    gatedSizes: gatedSizes(trustCenter, facts),
    texts: [
      ...hidden.map((entry) => ({
        text: entry.body,
        what: `the ${entry.data.visibility} text of ${entry.file}`,
      })),
      ...hidden
        .filter((entry) => entry.data.visibility === 'internal')
        .map((entry) => ({ text: entry.data.title, what: `the title of the internal ${entry.file}` })),
      ...controls.flatMap((control) =>
        control.data.evidence.map(({ title }) => ({
          text: title,
          what: `evidence of ${control.id}, which is internal`,
        })),
      ),
      ...gatedReportTexts(trustCenter),
      ...hiddenFacts(trustCenter).flatMap(({ label, value, visibility }) =>
        [`${label}: ${value}`, value].map((text) => ({
          text,
          what: `the ${visibility} fact ${label} of trust.yaml`,
        })),
      ),
      ...drafts.map(({ file, text }) => ({ text, what: `the draft ${file}` })),
    ],
    published: [
      ...bodied.filter(isPublic).flatMap((entry) => [entry.body, ...publicStrings(entry.data)]),
      ...trustCenter.reports.map((report) => report.body),
      ...publicStrings(publicSettings(trustCenter)),
      ...publicStrings(trustCenter.subprocessors.data),
    ],
  };
}

function hiddenFacts({ trust }: TrustCenter) {
  return trust.data.facts.filter(({ visibility = 'public' }) => visibility !== 'public');
}

/** `trust.yaml` without what it keeps to the company: facts that are not public, and reasons for changes of rules. */
function publicSettings({ trust }: TrustCenter) {
  const { checks: _, facts, ...settings } = trust.data;
  return { ...settings, facts: facts.filter(({ visibility = 'public' }) => visibility === 'public') };
}

function tokens({ gate, reports, documents }: TrustCenter, facts: Facts): Map<string, string> {
  const found = new Map<string, string>();
  for (const { email } of gate.data.staff) found.set(email.toLowerCase(), 'a staff address of gate.yaml');
  for (const name of facts.vaultFiles) found.set(name.toLowerCase(), 'the name of a file in the vault');
  for (const { file, data } of [...reports, ...documents]) {
    if (!data.file || !('vault' in data.file)) continue;
    found.set(data.file.sha256, `the hash of the gated file of ${file}`);
    found.set(data.file.vault.replace(/\.age$/, '').toLowerCase(), `the name of the gated file of ${file}`);
  }
  return found;
}

/** By the encrypted files, which tell how long their clear text is. */
function gatedSizes({ reports, documents }: TrustCenter, { vault }: Facts): ReadonlySet<number> | null {
  const sizes = new Set<number>();
  for (const { data } of [...reports, ...documents]) {
    if (!data.file || !('vault' in data.file)) continue;
    const form = vault.kind === 'examined' ? vault.files.get(data.file.vault)?.form : undefined;
    if (form?.kind !== 'age') return null;
    sizes.add(form.clearBytes);
  }
  return sizes;
}

function* gatedReportTexts({ reports }: TrustCenter) {
  for (const { data, file } of reports) {
    if (!isAttestation(data)) continue;
    const exceptions = data.exceptions.flatMap(({ description, response, sample }) => [
      description,
      response,
      sample ?? '',
    ]);
    for (const text of [...exceptions, data.basis ?? ''])
      yield { text, what: `an exception or basis in ${file}, which is gated` };
    for (const cuec of data.cuecs) {
      if (!cuec.public) yield { text: cuec.text, what: `the gated CUEC ${cuec.id} of ${file}` };
    }
  }
}

/** Every string in a value of the content, evidence left out: it is never published. */
export function publicStrings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, item]) => (key === 'evidence' ? [] : publicStrings(item)));
}

/** Passages of eight words, or the whole text where it is shorter but long enough to mean something. */
export const passageLength = 8;
const shortestText = 4;

/** The passages of a text by which it would be recognised, in lower case. */
export function passagesOf(text: string): string[] {
  const words = wordsOf(text);
  if (words.length < shortestText) return [];
  if (words.length <= passageLength) return [words.join(' ')];
  return words
    .slice(0, words.length - passageLength + 1)
    .map((_, index) => words.slice(index, index + passageLength).join(' '));
}
