import { frameworkCatalogue } from '#frameworks/catalogue.ts';
import { catalogueLanguage } from '#site/content-language.ts';
import { controlsInOrder } from '#site/controls-view.ts';
import { controlStatusLabels, frequencyLabels } from '#site/labels.ts';
import { pagePath } from '#site/paths.ts';
import type { PublicControl } from '#site/public/public-control.ts';
import { interfaceWords } from '#site/words/interface-words.ts';
import { coverageNotice } from '../api/criteria.ts';
import type { Sources } from '../sources.ts';
import { frameworkHref, frameworkResources, isCatalogue, itemToken } from './framework-resources.ts';
import { catalogId, statementId } from './oscal-catalog.ts';
import { listed, oneLine, oscalMetadata, oscalPaths, prop, uuidIn } from './oscal-head.ts';

/**
 * `/api/oscal/component-definition.json`: each published control as a component of type `process-procedure`. What implements a
 * criterion is a control that counts for it, and nothing else: planned and partial controls are components without one.
 */
export function oscalComponents(sources: Sources): object {
  const controls = controlsInOrder(sources.content);
  const counting = criteriaByControl(sources.content);
  const stated = new Set(controls.flatMap((control) => statedBy(control).map(({ framework }) => framework)));
  return {
    'component-definition': {
      uuid: uuidIn(sources, 'component-definition'),
      metadata: metadataOf(controls, sources),
      ...listed(
        'components',
        controls.map((control) => componentOf(control, counting.get(control.slug) ?? [], sources)),
      ),
      ...(stated.size > 0 ? { 'back-matter': { resources: frameworkResources([...stated], sources) } } : {}),
    },
  };
}

function metadataOf(controls: readonly PublicControl[], sources: Sources): object {
  const metadata = oscalMetadata(sources, interfaceWords().exports.oscal.controls, coverageNotice());
  const owners = new Map(controls.map(({ owner }) => [roleId(owner), owner]));
  return {
    ...metadata,
    roles: [...metadata.roles, ...[...owners].map(([id, owner]) => ({ id, title: oneLine(owner) }))],
  };
}

/** The criteria for which each control counts in some system, by the control's slug. */
function criteriaByControl({ systems }: Sources['content']): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const { criterion, controls } of systems.flatMap((system) => system.criteria))
    for (const slug of controls) {
      const criteria = found.get(slug) ?? new Set();
      found.set(slug, criteria.add(criterion.id));
    }
  return new Map([...found].map(([slug, criteria]) => [slug, [...criteria]]));
}

/** @param criteria for which the control counts */
function componentOf(control: PublicControl, criteria: readonly string[], sources: Sources): object {
  const { content, index, url } = sources;
  const path = pagePath('controls', control.slug);
  const products = control.products.map((id) => index.product.get(id) ?? id);
  return {
    uuid: uuidIn(sources, 'control', control.slug),
    type: 'process-procedure',
    title: oneLine(`${control.id} ${control.title}`),
    description: sources.markdown(control.text, path) || oneLine(control.title),
    props: [
      ...prop('label', control.id),
      ...prop('status', controlStatusLabels[control.status]),
      ...prop('control-type', control.type),
      ...prop('operation', control.operation),
      ...prop('frequency', control.frequency && frequencyLabels[control.frequency]),
      ...products.flatMap((name) => prop('product', name)),
      ...prop('reviewed', control.reviewed),
      ...prop('review-due', control.reviewDue),
    ],
    links: [
      {
        href: url(path),
        rel: 'reference',
        text: oneLine(interfaceWords().exports.oscal.onSite(control.id, content.company.name)),
      },
    ],
    'responsible-roles': [{ 'role-id': roleId(control.owner) }],
    ...listed('control-implementations', [
      ...soc2Implementation(control, criteria, sources),
      ...statedBy(control).map((stated) => statedImplementation(control, stated, sources)),
    ]),
  };
}

function soc2Implementation(
  control: PublicControl,
  criteria: readonly string[],
  sources: Sources,
): readonly object[] {
  const { content, url } = sources;
  if (criteria.length === 0) return [];
  return [
    {
      uuid: uuidIn(sources, 'implementation', control.slug, 'soc2'),
      source: url(oscalPaths.catalog),
      description: interfaceWords().exports.oscal.mapped(content.company.name),
      'implemented-requirements': criteria.map((criterion) => ({
        uuid: uuidIn(sources, 'requirement', control.slug, 'soc2', criterion),
        'control-id': catalogId(criterion),
        props: prop('label', criterion),
        description: oneLine(control.title),
        statements: [
          {
            'statement-id': statementId(criterion),
            uuid: uuidIn(sources, 'statement', control.slug, 'soc2', criterion),
            description: oneLine(control.title),
            ...listed(
              'props',
              control.pointsOfFocus
                .filter((point) => point.startsWith(`${criterion}/`))
                .flatMap((point) => prop('point-of-focus', point)),
            ),
          },
        ],
      })),
    },
  ];
}

type Stated = ReturnType<typeof statedBy>[number];

/** What the company states for other frameworks; of controls in operation only, and of ids that the catalogues know. */
function statedBy(control: PublicControl) {
  if (control.status !== 'implemented') return [];
  return Object.entries(control.mappings).flatMap(([framework, written]) => {
    if (!isCatalogue(framework)) return [];
    const found = written.flatMap((one) => {
      const item = frameworkCatalogue(framework, catalogueLanguage()).find(one);
      return item.kind === 'item' ? [[item.id, item] as const] : [];
    });
    return found.length === 0 ? [] : [{ framework, items: [...new Map(found).values()] }];
  });
}

function statedImplementation(
  control: PublicControl,
  { framework, items }: Stated,
  sources: Sources,
): object {
  return {
    uuid: uuidIn(sources, 'implementation', control.slug, framework),
    source: frameworkHref(framework, sources),
    description: interfaceWords().exports.oscal.stated(sources.content.company.name),
    'implemented-requirements': items.map(({ id, title }) => ({
      uuid: uuidIn(sources, 'requirement', control.slug, framework, id),
      'control-id': itemToken(framework, id),
      props: [...prop('label', id), ...prop('title', title)],
      description: oneLine(control.title),
    })),
  };
}

function roleId(owner: string): string {
  const words = owner
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return `owner-${words}`;
}
