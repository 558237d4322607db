import type { Example } from '#check/rule.ts';
import type { DescribedRule } from './described-rules.ts';
import { exampleText } from './example-text.ts';
import { ruleAreas } from './rule-areas.ts';

/** The page of one rule, in Markdown. */
export function rulePage(rule: DescribedRule): string {
  const { id, title, severity, area, since, rationale, hint, examples } = rule;
  const areaTitle = ruleAreas.find((other) => other.id === area)?.title ?? area;
  const bad = examples.filter(({ findings }) => findings.length > 0);
  const good = examples.filter(({ findings }) => findings.length === 0);
  const parts = [
    generatedNote,
    `# ${id}`,
    title,
    `Severity: **${severity}** unless changed. Area: [${areaTitle}](README.md#${area}). Since version ${since}.`,
    '## Why',
    rationale,
    ...(hint ? ['## What to do', hint] : []),
    ...section(id, 'Found', bad),
    ...section(id, 'Fine', good),
    ...changes(rule),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** What stands on top of every generated page. */
export const generatedNote = '<!-- Written by `npm run docs` from the rules themselves; edit those. -->';

function section(id: string, title: string, examples: readonly Example[]): string[] {
  if (examples.length === 0) return [];
  return [`## ${title}`, ...examples.flatMap((example) => exampleText(id, example))];
}

function changes({ id, severity, changes }: DescribedRule): string[] {
  if (changes === 'nowhere')
    return [
      '## Change or silence',
      'This is found while files are read, and what it finds is refused: no setting changes that.',
    ];
  const lower = severity === 'info' ? '"off"' : severity === 'warning' ? 'info' : 'warning';
  const settings = [
    '## Change or silence',
    'For all of the content, in `trust.yaml`; `until` may be left out:',
    `\`\`\`yaml\nchecks:\n  ${id}: { severity: ${lower}, reason: "why", until: 2027-01-31 }\n\`\`\``,
  ];
  if (changes === 'trust.yaml') return settings;
  const place =
    id === 'unknown-key'
      ? 'For one Markdown file, in its body; for a YAML file or at one place of front matter, as a comment there:'
      : 'At one place, as a comment before it: of a Markdown file before the block, of a YAML file or front matter before the key or item, or at the end of its line; `allow-file` is for the whole file:';
  const comment = id === 'unknown-key' ? 'allow-file' : 'allow';
  return [
    ...settings,
    place,
    `\`\`\`markdown\n[//]: # (${comment} ${id} until 2027-01-31: why)\n\`\`\``,
    `\`\`\`yaml\n# (allow ${id} until 2027-01-31: why)\n\`\`\``,
  ];
}
