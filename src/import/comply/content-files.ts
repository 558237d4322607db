import { stringify } from 'yaml';
import type { Visibility } from '#domain/content/fields.ts';
import { type Category, categories } from '#domain/criterion.ts';
import { minimumWords, wordsOf } from '#domain/documentation.ts';
import { unambiguousDay } from '#domain/unambiguous-day.ts';
import { frameworkIds } from '#frameworks/catalogue.ts';
import { convertBody } from './convert-body.ts';
import { cronFrequency } from './cron-frequency.ts';
import type { ComplyDocument, ComplyProject } from './read-project.ts';
import { trustYaml } from './trust-yaml.ts';

/** How a project is turned into content. */
export interface ImportChoices {
  /** The company's name; null takes that of comply.yml. */
  readonly company: string | null;
  /** The role that owns policies and controls; null leaves a place to fill in. */
  readonly owner: string | null;
  /** The status of controls, which comply does not know. */
  readonly status: 'planned' | 'partial' | 'implemented';
  /** Who may read the policies. Narratives and procedures, which tell how systems are built, are internal in any case. */
  readonly visibility: Visibility;
}

/** The content of a project: texts by path, and what a person has to look at. */
export interface ImportedContent {
  readonly files: ReadonlyMap<string, string>;
  readonly notes: readonly string[];
}

/**
 * Turns a comply project into Vitrine's content. A policy or narrative becomes a policy file with its references as written, and
 * where it has any, a control that carries it out; a procedure becomes a control of its own. Nothing becomes public but the
 * controls' own words, unless the choices say so: policies, narratives and procedures are internal.
 */
export function contentFiles(project: ComplyProject, choices: ImportChoices): ImportedContent {
  const company = choices.company ?? project.company;
  const context: Context = { company, choices, ids: new Set(), policyIds: new Set(), files: new Map() };
  for (const document of project.documents) {
    if (document.kind === 'procedure') addProcedure(document, context);
    else addPolicy(document, context);
  }
  context.files.set('trust.yaml', trustYaml(company, categoriesOf(project)));
  return { files: context.files, notes: notesOf(project, context) };
}

interface Context {
  readonly company: string | null;
  readonly choices: ImportChoices;
  /** Ids taken, in lower case: they are unique whatever the case. */
  readonly ids: Set<string>;
  readonly policyIds: Set<string>;
  readonly files: Map<string, string>;
}

const ownerPlace = '[role that owns this]';

function addPolicy(document: ComplyDocument, context: Context): void {
  const title = document.metadata.name ?? document.name;
  const revisions = document.metadata.majorRevisions ?? [];
  const version = `${Math.max(1, revisions.length)}.0`;
  const approved = lastRevision(document);
  const { criteria, mappings } = referencesOf(document);
  const id = freeId(document.name, context.policyIds);
  const folder = document.kind === 'narrative' ? 'policies/narratives' : 'policies';
  const front = {
    ...(id === document.name ? {} : { id }),
    title,
    version,
    owner: context.choices.owner ?? ownerPlace,
    approvedBy: '[name of the approver]',
    ...(approved ? { approved } : {}),
    ...(criteria.length > 0 ? { criteria } : {}),
    visibility: document.kind === 'narrative' ? 'internal' : context.choices.visibility,
    ...(revisions.length > 1 ? { history: historyOf(document) } : {}),
  };
  context.files.set(
    `${folder}/${id}.md`,
    markdown(front, convertBody(document.body, title, context.company)),
  );
  if (criteria.length === 0 && Object.keys(mappings).length === 0) return;
  const control = freeId(document.metadata.acronym ?? document.name, context.ids);
  const dated = `version ${version}${approved ? ` of ${approved}` : ''}`;
  const isNarrative = document.kind === 'narrative';
  context.files.set(
    `controls/${control}.md`,
    markdown(
      {
        title: isNarrative ? `The company works as its ${title} describes` : `${title} is followed`,
        criteria,
        ...(Object.keys(mappings).length > 0 ? { mappings } : {}),
        status: context.choices.status,
        owner: context.choices.owner ?? ownerPlace,
        policies: [id],
      },
      isNarrative
        ? `${context.company ?? 'The company'} works as its ${title} describes (${dated}); it says who does what, and with which systems.\n`
        : `The ${title} (${dated}) sets the rules that people at ${context.company ?? 'the company'} follow here; it says who carries them out and when.\n`,
      `comply names ${document.path} for these criteria and knows no status: say below what is done, by whom and how often.`,
    ),
  );
}

function addProcedure(document: ComplyDocument, context: Context): void {
  const { metadata } = document;
  const title = metadata.name ?? document.name;
  const id = freeId(metadata.id ?? document.name, context.ids);
  const frequency = metadata.cron === undefined ? 'on-event' : cronFrequency(metadata.cron);
  const { criteria, mappings } = referencesOf(document);
  context.files.set(
    `controls/procedures/${id}.md`,
    markdown(
      {
        title,
        ...(criteria.length > 0 ? { criteria } : {}),
        ...(Object.keys(mappings).length > 0 ? { mappings } : {}),
        status: context.choices.status,
        owner: context.choices.owner ?? ownerPlace,
        ...(frequency ? { frequency } : {}),
        operation: 'manual',
        visibility: 'internal',
      },
      convertBody(document.body, title, context.company),
      ...(criteria.length === 0
        ? ['comply does not say which criteria this procedure serves: name them.']
        : []),
    ),
  );
}

function markdown(
  front: Readonly<Record<string, unknown>>,
  body: string,
  ...comments: readonly string[]
): string {
  const yaml = stringify(front, { lineWidth: 0, version: '1.2', schema: 'core' });
  return `---\n${comments.map((words) => `# ${words}\n`).join('')}${yaml}---\n\n${body}`;
}

/** References as written: `TSC` are criteria, other standards are mappings where Vitrine has their catalogue. */
function referencesOf({ metadata }: ComplyDocument) {
  const satisfies = Object.entries(metadata.satisfies ?? {});
  const mappings = satisfies.flatMap(([standard, ids]) => {
    const framework = frameworkOf(standard);
    return framework ? [[framework, ids] as const] : [];
  });
  return { criteria: metadata.satisfies?.TSC ?? [], mappings: Object.fromEntries(mappings) };
}

function frameworkOf(standard: string): string | undefined {
  const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');
  return frameworkIds.find((id) => id !== 'soc2' && plain(standard).startsWith(plain(id)));
}

function lastRevision({ metadata }: ComplyDocument): string | null {
  const days = (metadata.majorRevisions ?? []).flatMap(({ date }) => unambiguousDay(date ?? '') ?? []);
  return days.sort().at(-1) ?? null;
}

function historyOf({ metadata }: ComplyDocument) {
  return (metadata.majorRevisions ?? []).flatMap(({ date, comment }, index) => {
    const day = unambiguousDay(date ?? '');
    return day ? [{ version: `${index + 1}.0`, date: day, summary: comment?.trim() || 'Revised' }] : [];
  });
}

/** An id in the letters that ids have, and not taken whatever the case. */
function freeId(wanted: string, taken: Set<string>): string {
  const plain = wanted.replace(/[^A-Za-z0-9.-]+/g, '-').replace(/^[.-]+|[.-]+$/g, '') || 'document';
  let id = plain;
  for (let number = 2; taken.has(id.toLowerCase()); number++) id = `${plain}-${number}`;
  taken.add(id.toLowerCase());
  return id;
}

const letters: Readonly<Record<string, Category>> = {
  CC: 'security',
  A: 'availability',
  C: 'confidentiality',
  PI: 'processing-integrity',
  P: 'privacy',
};

/** The categories whose criteria the project's standard lists; without a standard, those that documents name. */
function categoriesOf({ criteria, documents }: ComplyProject): readonly Category[] {
  const ids =
    criteria.length > 0 ? criteria : documents.flatMap(({ metadata }) => metadata.satisfies?.TSC ?? []);
  const found = new Set(ids.map((id) => letters[/^[A-Z]+/.exec(id.trim().toUpperCase())?.[0] ?? '']));
  const named = categories.filter((category) => category === 'security' || found.has(category));
  return named;
}

function notesOf(project: ComplyProject, { files, choices, company }: Context): string[] {
  const { documents, skipped } = project;
  const of = (kind: ComplyDocument['kind']) => documents.filter((document) => document.kind === kind);
  const controls = [...files.keys()].filter((file) => /^controls\/[^/]+$/.test(file)).length;
  const short = documents.filter(({ body }) => wordsOf(body).length < minimumWords);
  const undated = documents.filter((document) => document.kind !== 'procedure' && !lastRevision(document));
  const unmapped = of('procedure').filter((document) => referencesOf(document).criteria.length === 0);
  const others = documents.flatMap(({ metadata }) =>
    Object.keys(metadata.satisfies ?? {}).filter((standard) => standard !== 'TSC' && !frameworkOf(standard)),
  );
  const unread = documents.flatMap((document) => document.unread);
  return [
    'trust.yaml: everything in [brackets] and under .invalid is to be filled in',
    ...(company
      ? []
      : [
          'the name of the company is not in comply.yml: texts say "the company" (--company NAME fills it in)',
        ]),
    `${count(controls, 'control')} for policies and narratives: written as \`${choices.status}\`, for comply knows no status; each should say what is done, by whom and how often`,
    ...(choices.owner
      ? []
      : [
          'owners of policies and controls, and approvers of policies, are to be named (--owner ROLE fills in owners)',
        ]),
    `${count(of('policy').length, 'policy', 'policies')} ${choices.visibility}, ${count(of('narrative').length, 'narrative')} and ${count(of('procedure').length, 'procedure')} internal: decide for each what readers may see`,
    ...(unmapped.length > 0
      ? [`${count(unmapped.length, 'procedure')} without criteria: ${paths(unmapped)}`]
      : []),
    ...(short.length > 0 ? [`nothing or next to nothing is written yet: ${paths(short)}`] : []),
    ...(undated.length > 0
      ? [`no date of a revision can be read, so the check asks for \`approved\`: ${paths(undated)}`]
      : []),
    ...(others.length > 0
      ? [`references to ${[...new Set(others)].join(', ')} were left out: Vitrine has no such catalogue`]
      : []),
    ...(unread.length > 0
      ? [`keys without a place here were left out: ${[...new Set(unread)].join(', ')}`]
      : []),
    ...skipped.map(({ path, reason }) => `${path} was left out: ${reason}`),
  ];
}

function paths(documents: readonly ComplyDocument[]): string {
  return documents.map(({ path }) => path).join(', ');
}

function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}
