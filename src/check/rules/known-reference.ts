import type { SourcePlaces } from '#domain/entry.ts';
import { entryIds, type KnownIds, listedIds, unknownReference } from '../known-ids.ts';
import type { Content, Example, Rule } from '../rule.ts';

/** A reference names something that exists: a control, policy, product, risk, report, document, agreement or subprocessor. */
export const knownReference: Rule = {
  id: 'known-reference',
  severity: 'error',
  title: 'Every id that a file refers to exists and is published from this content.',
  rationale:
    'A reviewer follows a reference from a criterion to a control to a policy. One that leads nowhere is a claim without its ground, and usually a renamed file that nobody noticed.',
  examples: examples(),
  *check(content) {
    const known = knownThings(content);
    for (const [source, references] of allReferences(content, known)) {
      for (const { to, path, id } of references) {
        if (id === undefined) continue;
        const finding = unknownReference(to, id, source, path, content.facts.texts.get(source.file));
        if (finding) yield finding;
      }
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const control = (policies: string) => `---
title: Access is reviewed
criteria: [CC6.2]
status: implemented
owner: Head of Security
policies: [${policies}]
---
Role owners review all access to production each quarter and record what they removed and why it was removed.
`;

  const policy = (front = '') => `---
${front}title: Access control policy
version: "1.0"
owner: Head of Security
approvedBy: Board of Directors
approved: 2026-01-15
---
## Purpose

Access follows the role.
`;

  return [
    {
      title: 'A policy that does not exist',
      files: { 'controls/AC-05.md': control('acces-control'), 'policies/access-control.md': policy() },
      findings: ['controls/AC-05.md:6 There is no policy `acces-control`.'],
    },
    {
      title: 'A policy that is a draft',
      files: {
        'controls/AC-05.md': control('access-control'),
        'policies/access-control.md': policy('draft: true\n'),
      },
      findings: [
        'controls/AC-05.md:6 The policy `access-control` is a draft, and a draft counts for nothing.',
      ],
    },
    {
      title: 'An id in another case',
      files: { 'controls/AC-05.md': control('Access-Control'), 'policies/access-control.md': policy() },
      findings: ['controls/AC-05.md:6 `Access-Control` is written `access-control` where it is defined.'],
    },
    {
      title: 'A policy that is there',
      files: { 'controls/AC-05.md': control('access-control'), 'policies/access-control.md': policy() },
      findings: [],
    },
  ];
}

interface Reference {
  readonly to: KnownIds;
  readonly path: string;
  readonly id: string | undefined;
}

type References = readonly [SourcePlaces, readonly Reference[]];

function knownThings(content: Content) {
  const { trust, subprocessors, ...entries } = content.trustCenter;
  return {
    control: entryIds(content, 'control', ['control'], entries.controls),
    policy: entryIds(content, 'policy', ['policy'], entries.policies),
    report: entryIds(content, 'report', ['report'], entries.reports),
    document: entryIds(
      content,
      'report or document',
      ['report', 'document'],
      [...entries.reports, ...entries.documents],
    ),
    agreement: entryIds(content, 'agreement', ['agreement'], entries.agreements),
    product: listedIds(
      'product',
      trust,
      trust.data.products.map(({ id }) => id),
    ),
    risk: listedIds(
      'risk',
      trust,
      trust.data.risks.map(({ id }) => id),
    ),
    subprocessor: listedIds(
      'subprocessor',
      subprocessors,
      subprocessors.data.subprocessors.map(({ id }) => id),
    ),
  };
}

type Known = ReturnType<typeof knownThings>;

function* allReferences(content: Content, known: Known): Iterable<References> {
  const { controls, policies, reports, documents, faq } = content.trustCenter;
  for (const entry of controls) {
    const { policies: named, products, risks } = entry.data;
    yield [
      entry,
      [
        ...each(known.policy, 'policies', named),
        ...each(known.product, 'products', products),
        ...each(known.risk, 'risks', risks),
      ],
    ];
  }
  for (const entry of policies) {
    yield [
      entry,
      [
        ...each(known.policy, 'related', entry.data.related),
        one(known.agreement, 'agreement', entry.data.agreement),
      ],
    ];
  }
  for (const entry of reports) yield [entry, reportReferences(entry.data, known)];
  for (const entry of documents) {
    const { products, agreement, report } = entry.data;
    yield [
      entry,
      [
        ...each(known.product, 'products', products),
        one(known.agreement, 'agreement', agreement),
        one(known.report, 'report', report),
      ],
    ];
  }
  for (const entry of faq) {
    yield [
      entry,
      [
        ...each(known.control, 'controls', entry.data.controls),
        ...each(known.policy, 'policies', entry.data.policies),
      ],
    ];
  }
  yield* settingsReferences(content, known);
}

function reportReferences(
  report: Content['trustCenter']['reports'][number]['data'],
  known: Known,
): Reference[] {
  const shared = [
    ...each(known.product, 'products', report.products),
    one(known.agreement, 'agreement', report.agreement),
  ];
  if (!('exceptions' in report)) return shared;
  return [
    ...shared,
    one(known.agreement, 'auditorAccessTerms', report.auditorAccessTerms),
    ...report.exceptions.map(({ control }, index) =>
      one(known.control, `exceptions.${index}.control`, control),
    ),
    ...report.subserviceOrganizations.map(({ subprocessor }, index) =>
      one(known.subprocessor, `subserviceOrganizations.${index}.subprocessor`, subprocessor),
    ),
  ];
}

function* settingsReferences({ trustCenter }: Content, known: Known): Iterable<References> {
  const { trust, gate, subprocessors } = trustCenter;
  const scopes = trust.data.scope.flatMap((system, index) => {
    const path = trust.places.has('scope.framework') ? 'scope' : `scope.${index}`;
    return [
      ...each(known.product, `${path}.products`, system.products),
      ...system.carvedOut.flatMap((carveOut, at) => [
        one(known.control, `${path}.carvedOut.${at}.monitoredBy`, carveOut.monitoredBy),
        one(
          known.subprocessor,
          `${path}.carvedOut.${at}.subserviceOrganization`,
          carveOut.subserviceOrganization,
        ),
      ]),
    ];
  });
  yield [
    trust,
    [
      ...scopes,
      ...trust.data.facts.map(({ control }, index) => one(known.control, `facts.${index}.control`, control)),
    ],
  ];
  yield [
    gate,
    gate.data.autoApprove.flatMap((rule, index) =>
      each(known.document, `autoApprove.${index}.documents`, rule.documents),
    ),
  ];
  yield [
    subprocessors,
    subprocessors.data.subprocessors.flatMap((entry, index) => [
      ...each(known.product, `subprocessors.${index}.products`, entry.products),
      one(known.subprocessor, `subprocessors.${index}.replaces`, entry.replaces),
    ]),
  ];
}

function each(to: KnownIds, path: string, ids: readonly string[]): Reference[] {
  return ids.map((id, index) => ({ to, path: `${path}.${index}`, id }));
}

function one(to: KnownIds, path: string, id: string | undefined): Reference {
  return { to, path, id };
}
