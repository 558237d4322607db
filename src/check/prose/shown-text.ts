import { isAttestation, type Report } from '#domain/content/report.ts';
import type { Entry, SourcePlaces } from '#domain/entry.ts';
import type { TrustCenter } from '#domain/trust-center.ts';
import { outlineOf } from './outline.ts';
import { fieldPassage, type Passage } from './passage.ts';

/** A passage and who may read it: anybody, or people behind the gate. */
export interface ShownPassage extends Passage {
  readonly audience: 'public' | 'gated';
}

const memo = new WeakMap<TrustCenter, readonly ShownPassage[]>();

/**
 * Every text that somebody outside the company may read: bodies and the values of front matter and settings that pages
 * show. Internal entries, evidence and gate.yaml are not among them. Built once for a trust center.
 */
export function shownText(trustCenter: TrustCenter): readonly ShownPassage[] {
  const known = memo.get(trustCenter) ?? [...allPassages(trustCenter)];
  memo.set(trustCenter, known);
  return known;
}

/** Every entry that has a body, whatever its kind and visibility. */
export function allEntries(trustCenter: TrustCenter): readonly Entry<unknown>[] {
  const { controls, policies, reports, documents, agreements, faq, updates } = trustCenter;
  return [...controls, ...policies, ...reports, ...documents, ...agreements, ...faq, ...updates];
}

function* allPassages(trustCenter: TrustCenter): Iterable<ShownPassage> {
  const { trust, subprocessors, reports, documents, agreements } = trustCenter;
  for (const entry of agreements) yield* entryPassages(entry, 'public', [['title', entry.data.title]]);
  for (const { entry, fields } of titled(trustCenter)) {
    if (entry.data.visibility !== 'internal') yield* entryPassages(entry, entry.data.visibility, fields);
  }
  for (const entry of documents) {
    const { visibility, title, summary, method, scope } = entry.data;
    if (visibility === 'internal') continue;
    yield* shown('public', entry, [['title', title]]);
    const scopes = [scope ?? []].flat();
    const fields: Field[] = [
      ['summary', summary],
      ['method', method],
    ];
    yield* entryPassages(entry, visibility, [...fields, ...each('scope', scopes)]);
  }
  for (const entry of reports) {
    if (entry.data.visibility !== 'internal') yield* reportPassages(entry);
  }
  yield* shown('public', trust, settingsFields(trust));
  yield* shown(
    'public',
    subprocessors,
    subprocessors.data.subprocessors.map(({ purpose }, index) => [`subprocessors.${index}.purpose`, purpose]),
  );
}

type Field = readonly [path: string, text: string | undefined];

function titled({ controls, policies, faq, updates }: TrustCenter) {
  return [
    ...controls.map((entry) => ({
      entry,
      fields: [
        ['title', entry.data.title],
        ['owner', entry.data.owner],
      ] as Field[],
    })),
    ...policies.map((entry) => ({
      entry,
      fields: [
        ['title', entry.data.title],
        ['summary', entry.data.summary],
        ['owner', entry.data.owner],
        ['approvedBy', entry.data.approvedBy],
      ] as Field[],
    })),
    ...faq.map((entry) => ({ entry, fields: [['title', entry.data.title]] as Field[] })),
    ...updates.map((entry) => ({
      entry,
      fields: [
        ['title', entry.data.title],
        ['summary', entry.data.summary],
      ] as Field[],
    })),
  ];
}

function* entryPassages(entry: Entry<unknown>, audience: 'public' | 'gated', fields: readonly Field[]) {
  yield* shown(audience, entry, fields);
  yield* bodyPassages(entry, audience);
}

const bodies = new WeakMap<Entry<unknown>, readonly ShownPassage[]>();

/** The passages of a body; the same objects each time, for what rules keep by passage. */
function bodyPassages(entry: Entry<unknown>, audience: 'public' | 'gated'): readonly ShownPassage[] {
  const known = bodies.get(entry) ?? outlineOf(entry).passages.map((passage) => ({ ...passage, audience }));
  bodies.set(entry, known);
  return known;
}

function* shown(audience: 'public' | 'gated', source: SourcePlaces, fields: readonly Field[]) {
  for (const [path, text] of fields) {
    if (text) yield { ...fieldPassage(source, path, text), audience };
  }
}

/** A report's body is its public summary; exceptions, basis and most CUECs are behind the gate. */
function* reportPassages(entry: Entry<Report>): Iterable<ShownPassage> {
  yield* entryPassages(entry, 'public', [['title', entry.data.title]]);
  const { data } = entry;
  if (!isAttestation(data)) return yield* shown('public', entry, [['scope', data.scope]]);
  yield* shown('public', entry, [
    ['periodNote', data.periodNote],
    ['standard', data.standard],
    ['auditor.name', data.auditor?.name],
  ]);
  for (const [index, { service, csocs }] of data.subserviceOrganizations.entries()) {
    const path = `subserviceOrganizations.${index}`;
    yield* shown('public', entry, [[`${path}.service`, service]]);
    yield* shown(
      'public',
      entry,
      csocs.map(({ text }, at) => [`${path}.csocs.${at}.text`, text]),
    );
  }
  for (const [index, cuec] of data.cuecs.entries())
    yield* shown(cuec.public ? 'public' : 'gated', entry, [[`cuecs.${index}.text`, cuec.text]]);
  yield* shown('gated', entry, gatedFields(data));
}

function gatedFields(data: Extract<Report, { exceptions: unknown }>): Field[] {
  return [
    ['basis', data.basis],
    ...data.exceptions.flatMap(({ description, response, sample }, index): Field[] => [
      [`exceptions.${index}.description`, description],
      [`exceptions.${index}.response`, response],
      [`exceptions.${index}.sample`, sample],
    ]),
  ];
}

function settingsFields({ data, places }: TrustCenter['trust']): Field[] {
  const { company, site, products, scope, notClaimed, facts, risks } = data;
  const flat = places.has('scope.framework');
  return [
    ['company.name', company.name],
    ['company.legalName', company.legalName],
    ['company.description', company.description],
    ['company.address', company.address],
    ['site.title', site.title],
    ...products.flatMap(({ name, description }, index): Field[] => [
      [`products.${index}.name`, name],
      [`products.${index}.description`, description],
    ]),
    ...scope.map(({ system }, index): Field => [flat ? 'scope.system' : `scope.${index}.system`, system]),
    ...each(
      'notClaimed',
      notClaimed.map(({ note }) => note),
      'note',
    ),
    ...each(
      'risks',
      risks.map(({ title }) => title),
      'title',
    ),
    ...facts.flatMap(({ label, value }, index): Field[] => [
      [`facts.${index}.label`, label],
      [`facts.${index}.value`, value],
    ]),
  ];
}

function each(path: string, texts: readonly string[], key?: string): Field[] {
  return texts.map((text, index) => [key ? `${path}.${index}.${key}` : `${path}.${index}`, text]);
}
