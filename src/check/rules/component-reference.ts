import type { Place } from '#domain/diagnostic.ts';
import { nearest } from '#domain/nearest.ts';
import { systemsOf } from '#frameworks/systems.ts';
import { type OutlineComponent, outlineOf } from '../prose/outline.ts';
import { allEntries } from '../prose/shown-text.ts';
import type { Content, Example, Finding, Rule } from '../rule.ts';

/** Components of MDX are ones that Vitrine has, and what they name exists. */
export const componentReference: Rule = {
  id: 'component-reference',
  severity: 'error',
  title: 'Components in MDX exist, and so do the controls, criteria and facts that they name.',
  rationale:
    'A component becomes a link to what it names. Where that is missing, the page keeps the words and drops the link; of a component that does not exist only the text stays.',
  examples: examples(),
  *check(content) {
    for (const entry of allEntries(content.trustCenter)) {
      if (!entry.file.endsWith('.mdx')) continue;
      for (const component of outlineOf(entry).components) yield* checkOne(content, component, entry.file);
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const policy = (body: string) => ({
    'policies/access-control.mdx': `---
title: Access control policy
version: "1.0"
owner: Head of Security
approvedBy: Board of Directors
approved: 2026-01-15
---
## Purpose

${body}
`,
  });

  return [
    {
      title: 'What does not exist',
      files: policy(
        'As <Control id="ALL-02" /> says for <Criterion id="CC9.9" />, see <Fact label="Backups" /> and <Chart />.',
      ),
      findings: [
        'policies/access-control.mdx:10 `<Control>` names `ALL-02`, which does not exist.',
        'policies/access-control.mdx:10 `<Criterion>` names `CC9.9`, which is not in scope.',
        'policies/access-control.mdx:10 `<Fact>` names `Backups`, which does not exist.',
        'policies/access-control.mdx:10 There is no component `<Chart>`; only its text is shown.',
      ],
    },
    {
      title: 'What does',
      files: policy('<Note>As <Control id="ALL-01" /> says for <Criterion id="CC6.1" />.</Note>'),
      findings: [],
    },
  ];
}

const components = ['Control', 'Criterion', 'Fact', 'Note'];

function* checkOne(content: Content, component: OutlineComponent, file: string): Iterable<Finding> {
  const { name, attributes, place } = component;
  if (!components.includes(name)) {
    const [close] = nearest(name, components, 1);
    yield {
      message: `There is no component \`<${name}>\`; only its text is shown.`,
      hint: close ? `Did you mean \`<${close}>\`?` : `Components are: ${components.join(', ')}.`,
      file,
      place,
      severity: 'warning',
    };
    return;
  }
  const key = name === 'Fact' ? 'label' : 'id';
  if (name === 'Note') return;
  const written = attributes.get(key);
  if (written === undefined)
    yield {
      message: `\`<${name}>\` has no \`${key}\`.`,
      hint: `Write \`<${name} ${key}="…" />\`.`,
      file,
      place,
    };
  else yield* checkTarget(content, name, written, file, place);
}

function* checkTarget(
  content: Content,
  name: string,
  written: string,
  file: string,
  place: Place,
): Iterable<Finding> {
  const known = targets(content, name);
  const plain = written
    .replace(/\s+/gu, name === 'Fact' ? ' ' : '')
    .trim()
    .toLowerCase();
  if (known.some((one) => one.toLowerCase() === plain)) return;
  const [close] = nearest(written, known, 1);
  const why = name === 'Criterion' ? 'is not in scope' : 'does not exist';
  yield {
    message: `\`<${name}>\` names \`${written}\`, which ${why}.`,
    ...(close ? { hint: `Did you mean \`${close}\`?` } : {}),
    file,
    place,
  };
}

function targets({ trustCenter }: Content, name: string): readonly string[] {
  if (name === 'Control') return trustCenter.controls.map(({ id }) => id);
  if (name === 'Fact') return trustCenter.trust.data.facts.map(({ label }) => label);
  return systemsOf(trustCenter).flatMap(({ criteria }) => criteria.map(({ id }) => id));
}
