import { type CatalogueId, type CatalogueItem, frameworkCatalogue } from './catalogue.ts';

/** One part of a framework under which its own text gathers units, such as a family or a chapter. */
export interface UnitGroup {
  /** Unique in its framework and fit for an anchor. */
  readonly id: string;
  /** In public-domain words or our own; null where the number stands alone. */
  readonly title: string | null;
  readonly items: readonly CatalogueItem[];
}

/**
 * The catalogue of a framework in groups, in its order. A heading that only gathers the numbers below it (PCI DSS `1.1`
 * over `1.1.1`) is an item like the others here; `isHeading` tells.
 */
export function unitGroups(framework: CatalogueId): readonly UnitGroup[] {
  const items = Map.groupBy(frameworkCatalogue(framework).items, ({ id }) => groupOf(framework, id));
  return [...items].map(([id, list]) => ({ id, title: titleOf(framework, id, list), items: list }));
}

/** Ids of items that have numbered items below them: they are counted through those. */
export function headingIds(framework: CatalogueId): ReadonlySet<string> {
  const { items } = frameworkCatalogue(framework);
  const parents = new Set(items.flatMap(({ id }) => (id.includes('.') ? [id.replace(/\.[^.]*$/, '')] : [])));
  return new Set(items.flatMap(({ id }) => (parents.has(id) ? [id] : [])));
}

function groupOf(framework: CatalogueId, id: string): string {
  switch (framework) {
    case 'iso27001':
      return id.startsWith('A.') ? id.slice(0, 3) : beforeDot(id);
    case 'nist-csf':
      return beforeDot(id);
    case 'nist-800-53':
      return id.split('-')[0] ?? id;
    case 'hipaa':
      return hipaaGroup(id);
    case 'gdpr':
      return gdprChapter(Number(id.replace(/\D+/g, '')));
    case 'ccpa':
      return id.startsWith('1798.8') ? '1798.8x' : '1798.1xx';
    case 'pci-dss':
      return beforeDot(id);
    default:
      return framework satisfies never;
  }
}

function beforeDot(id: string): string {
  return id.split('.')[0] ?? id;
}

function hipaaGroup(id: string): string {
  const section = id.slice(0, 7);
  if (section < '164.400') return section;
  return section < '164.500' ? '164.4xx' : '164.5xx';
}

function gdprChapter(article: number): string {
  return gdprChapters.findLast(([first]) => article >= first)?.[1] ?? 'I';
}

function titleOf(framework: CatalogueId, group: string, items: readonly CatalogueItem[]): string | null {
  if (framework === 'pci-dss') return items.find(({ id }) => id === group)?.title ?? null;
  return titles[framework]?.[group] ?? null;
}

/** First article of each chapter of Regulation (EU) 2016/679. */
const gdprChapters: readonly (readonly [first: number, chapter: string])[] = [
  [1, 'I'],
  [5, 'II'],
  [12, 'III'],
  [24, 'IV'],
  [44, 'V'],
  [51, 'VI'],
  [60, 'VII'],
  [77, 'VIII'],
  [85, 'IX'],
  [92, 'X'],
  [94, 'XI'],
];

// NIST and the Code of Federal Regulations are in the public domain, GDPR's headings may be reused; those of ISO are our own words.
const titles: Partial<Readonly<Record<CatalogueId, Readonly<Record<string, string>>>>> = {
  iso27001: {
    'A.5': 'Annex A: the organization',
    'A.6': 'Annex A: people',
    'A.7': 'Annex A: places',
    'A.8': 'Annex A: technology',
    '4': 'Surroundings and scope',
    '5': 'Leadership',
    '6': 'Planning',
    '7': 'Means and documents',
    '8': 'Carrying it out',
    '9': 'Measuring it',
    '10': 'Making it better',
  },
  'nist-csf': {
    GV: 'Govern',
    ID: 'Identify',
    PR: 'Protect',
    DE: 'Detect',
    RS: 'Respond',
    RC: 'Recover',
  },
  'nist-800-53': {
    AC: 'Access Control',
    AT: 'Awareness and Training',
    AU: 'Audit and Accountability',
    CA: 'Assessment, Authorization, and Monitoring',
    CM: 'Configuration Management',
    CP: 'Contingency Planning',
    IA: 'Identification and Authentication',
    IR: 'Incident Response',
    MA: 'Maintenance',
    MP: 'Media Protection',
    PE: 'Physical and Environmental Protection',
    PL: 'Planning',
    PM: 'Program Management',
    PS: 'Personnel Security',
    PT: 'Personally Identifiable Information Processing and Transparency',
    RA: 'Risk Assessment',
    SA: 'System and Services Acquisition',
    SC: 'System and Communications Protection',
    SI: 'System and Information Integrity',
    SR: 'Supply Chain Risk Management',
  },
  hipaa: {
    '164.306': 'Security standards: general rules',
    '164.308': 'Administrative safeguards',
    '164.310': 'Physical safeguards',
    '164.312': 'Technical safeguards',
    '164.314': 'Organizational requirements',
    '164.316': 'Policies, procedures and documentation',
    '164.4xx': 'Breach notification',
    '164.5xx': 'Privacy',
  },
  gdpr: {
    I: 'General provisions',
    II: 'Principles',
    III: 'Rights of the data subject',
    IV: 'Controller and processor',
    V: 'Transfers to third countries or international organisations',
    VI: 'Independent supervisory authorities',
    VII: 'Cooperation and consistency',
    VIII: 'Remedies, liability and penalties',
    IX: 'Specific processing situations',
    X: 'Delegated acts and implementing acts',
    XI: 'Final provisions',
  },
  ccpa: {
    '1798.8x': 'Customer Records Act',
    '1798.1xx': 'California Consumer Privacy Act',
  },
};
