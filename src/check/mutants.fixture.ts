import type { Place } from '#domain/diagnostic.ts';
import type { SourcePlaces } from '#domain/entry.ts';
import { textAt } from '#domain/fix.ts';
import { systemsOf } from '#frameworks/systems.ts';
import type { Loaded } from '#load/load.ts';
import { singleMutants } from './single-mutants.fixture.ts';
import { vaultMutants } from './vault-mutants.fixture.ts';

/** The content with one thing wrong, and where which rule has to say so. */
export interface Mutant {
  readonly name: string;
  /** New texts by path. */
  readonly edits: Readonly<Record<string, string>>;
  readonly ruleId: string;
  readonly file: string;
  /** Undefined where the finding is about the whole file. */
  readonly line: number | undefined;
  /** New bytes of files in the vault by name; null takes one away. */
  readonly vault?: Readonly<Record<string, Uint8Array | null>>;
  /** Mutants that are alike: a quick run takes some of each group. */
  readonly group?: string;
}

/** Mutants of a whole content folder: each mapping, reference, date and required key once, and one for each other rule. */
export function* mutantsOf(loaded: Loaded): Iterable<Mutant> {
  yield* lostMappings(loaded);
  for (const [source, kind] of sourcesOf(loaded)) {
    yield* brokenValues(loaded, source, kind);
    yield* missingKeys(loaded, source, kind);
  }
  yield* singleMutants(loaded);
  yield* vaultMutants(loaded);
}

type Kind = 'controls' | 'policies' | 'reports' | 'documents' | 'agreements' | 'faq' | 'updates' | 'settings';

function* sourcesOf({ trustCenter }: Loaded): Iterable<readonly [SourcePlaces, Kind]> {
  const { trust, gate, subprocessors, ...entries } = trustCenter;
  for (const source of [trust, gate, subprocessors]) yield [source, 'settings'];
  for (const [kind, list] of Object.entries(entries)) for (const entry of list) yield [entry, kind as Kind];
}

/** Each criterion in scope loses its last mapping, and its carve-out where it has one. */
function* lostMappings({ trustCenter, texts }: Loaded): Iterable<Mutant> {
  const { trust, controls } = trustCenter;
  for (const { criteria, scope, path } of systemsOf(trustCenter)) {
    for (const { id } of criteria) {
      const edits: Record<string, string> = {};
      for (const control of controls) {
        const at = control.data.criteria.indexOf(id);
        const place = control.places.get(`criteria.${at}`);
        // P1.1 exists and is outside of the scope: the list stays well-formed and the criterion goes.
        if (place) edits[control.file] = replaced(texts, control.file, place, 'P1.1');
      }
      const carved = scope.carvedOut.findIndex(({ criterion }) => criterion === id);
      const place = trust.places.get(`${path}.carvedOut.${carved}.criterion`);
      if (place) edits[trust.file] = replaced(texts, trust.file, place, 'P1.1');
      const line = trust.places.get(`${path}.categories`)?.line ?? 0;
      yield { name: `${id} without mapping`, edits, ruleId: 'criterion-coverage', file: trust.file, line };
    }
  }
}

interface Break {
  readonly kinds: readonly Kind[];
  readonly path: RegExp;
  readonly value: string;
  readonly ruleId: string;
  /** Only values that are written so. */
  readonly only?: RegExp;
  /** Only files that say this. */
  readonly where?: RegExp;
}

const every: readonly Kind[] = [
  'controls',
  'policies',
  'reports',
  'documents',
  'agreements',
  'faq',
  'updates',
  'settings',
];

/** What is broken at every place that a path names; the finding has to stand on the line of the value. */
const breaks: readonly Break[] = [
  {
    kinds: ['controls'],
    path: /^(policies|products|risks)\.\d+$/,
    value: 'nowhere-99',
    ruleId: 'known-reference',
  },
  { kinds: ['policies'], path: /^(related\.\d+|agreement)$/, value: 'nowhere-99', ruleId: 'known-reference' },
  {
    kinds: ['reports'],
    path: /^(products\.\d+|agreement|auditorAccessTerms|exceptions\.\d+\.control|subserviceOrganizations\.\d+\.subprocessor)$/,
    value: 'nowhere-99',
    ruleId: 'known-reference',
  },
  {
    kinds: ['documents'],
    path: /^(products\.\d+|agreement|report)$/,
    value: 'nowhere-99',
    ruleId: 'known-reference',
  },
  { kinds: ['faq'], path: /^(controls|policies)\.\d+$/, value: 'nowhere-99', ruleId: 'known-reference' },
  {
    kinds: ['settings'],
    path: /^(scope\.products\.\d+|scope\.carvedOut\.\d+\.(monitoredBy|subserviceOrganization)|facts\.\d+\.control|autoApprove\.\d+\.documents\.\d+|subprocessors\.\d+\.products\.\d+)$/,
    value: 'nowhere-99',
    ruleId: 'known-reference',
  },
  { kinds: ['settings'], path: /^frameworks\.\d+$/, value: 'iso27002', ruleId: 'known-framework' },
  {
    kinds: ['settings'],
    path: /^scope\.carvedOut\.\d+\.criterion$/,
    value: 'CC9.9',
    ruleId: 'known-criterion',
  },
  { kinds: ['controls', 'policies'], path: /^criteria\.\d+$/, value: 'CC9.9', ruleId: 'known-criterion' },
  {
    kinds: ['reports'],
    path: /^(exceptions\.\d+\.criterion|(cuecs\.\d+|subserviceOrganizations\.\d+\.csocs\.\d+)\.criteria\.\d+)$/,
    value: 'CC9.9',
    ruleId: 'known-criterion',
  },
  {
    kinds: ['reports'],
    path: /^(cuecs\.\d+|subserviceOrganizations\.\d+\.csocs\.\d+)\.criteria\.\d+$/,
    value: 'P1.1',
    ruleId: 'report-criteria',
  },
  {
    kinds: ['controls'],
    path: /^pointsOfFocus\.\d+$/,
    value: 'CC6.1/99',
    ruleId: 'point-of-focus-reference',
  },
  { kinds: ['controls'], path: /^mappings\.[^.]+\.\d+$/, value: 'Z.99', ruleId: 'known-framework-reference' },
  { kinds: ['controls'], path: /^criteria\.0$/, value: '"cc6.1"', ruleId: 'reference-spelling' },
  {
    kinds: ['controls'],
    path: /^reviewed$/,
    value: '2024-01-01',
    ruleId: 'control-review',
    where: /^status: implemented$/m,
  },
  {
    kinds: ['controls'],
    path: /^(reviewed|evidence\.\d+\.collected)$/,
    value: '2027-03-01',
    ruleId: 'future-date',
  },
  { kinds: ['policies'], path: /^approved$/, value: '2027-03-01', ruleId: 'future-date' },
  { kinds: ['policies'], path: /^reviewBy$/, value: '2026-11-22', ruleId: 'policy-review' },
  { kinds: ['policies'], path: /^effective$/, value: '2019-01-01', ruleId: 'policy-review' },
  { kinds: ['faq'], path: /^updated$/, value: '2027-03-01', ruleId: 'future-date' },
  { kinds: ['documents'], path: /^expires$/, value: '2026-11-22', ruleId: 'document-expiry' },
  { kinds: ['settings'], path: /^contacts\.expires$/, value: '2026-11-22', ruleId: 'security-txt-expiry' },
  { kinds: ['settings'], path: /^contacts\.expires$/, value: '2028-11-24', ruleId: 'security-txt-expiry' },
  {
    kinds: ['settings'],
    path: /^subprocessors\.\d+\.locations\.\w+\.\d+$/,
    value: 'XX',
    ruleId: 'country-code',
  },
  {
    kinds: every,
    path: /(^|\.)(date|reviewed|approved|effective|updated|reportDate|expires|start|end|since|announced|collected)$/,
    value: 'last spring',
    ruleId: 'front-matter-schema',
    only: /^\d{4}-\d\d-\d\d$/,
  },
  { kinds: every, path: /^version$/, value: '1.10', ruleId: 'front-matter-schema' },
  {
    kinds: every,
    path: /^(visibility|status|kind|type|operation|frequency|opinion|reaccept)$/,
    value: 'whatever',
    ruleId: 'front-matter-schema',
  },
];

function* brokenValues({ texts }: Loaded, source: SourcePlaces, kind: Kind): Iterable<Mutant> {
  for (const [path, place] of source.places) {
    for (const { kinds, path: form, value, ruleId, only, where } of breaks) {
      if (!kinds.includes(kind) || !form.test(path)) continue;
      const text = texts.get(source.file) ?? '';
      if (where && !where.test(text)) continue;
      const written = textAt(text, place);
      // A key stands for a list or map: there is no value to break.
      if (!written || written === path.split('.').at(-1) || (only && !only.test(written))) continue;
      yield {
        name: `${source.file} ${path}: ${value}`,
        edits: { [source.file]: replaced(texts, source.file, place, value) },
        ruleId,
        file: source.file,
        line: place.line,
        group: `${kind} ${path.replaceAll(/\d+/g, 'N')} ${value}`,
      };
    }
  }
}

const required: Readonly<Record<Kind, readonly string[]>> = {
  controls: ['title', 'status', 'owner'],
  policies: ['title', 'version', 'owner', 'approvedBy', 'approved'],
  reports: ['framework', 'status'],
  documents: ['kind', 'title', 'date'],
  agreements: ['title', 'version', 'effective', 'party'],
  faq: ['title'],
  updates: ['title', 'date'],
  settings: [],
};

/** A required key is gone: the finding stands at the front matter's first line, for there is no other. */
function* missingKeys({ texts }: Loaded, source: SourcePlaces, kind: Kind): Iterable<Mutant> {
  for (const key of required[kind]) {
    const place = source.places.get(`${key}#key`);
    if (!place) continue;
    const lines = (texts.get(source.file) ?? '').split('\n');
    lines.splice(place.line - 1, 1);
    const edits = { [source.file]: lines.join('\n') };
    yield {
      name: `${source.file} without ${key}`,
      edits,
      ruleId: 'front-matter-schema',
      file: source.file,
      line: 2,
      group: `${kind} without ${key}`,
    };
  }
}

function replaced(texts: Loaded['texts'], file: string, place: Place, value: string): string {
  const lines = (texts.get(file) ?? '').split('\n');
  const line = lines[place.line - 1] ?? '';
  lines[place.line - 1] =
    line.slice(0, place.column - 1) + value + line.slice((place.endColumn ?? place.column) - 1);
  return lines.join('\n');
}
