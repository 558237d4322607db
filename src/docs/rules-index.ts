import type { DescribedRule } from './described-rules.ts';
import { ruleAreas } from './rule-areas.ts';
import { generatedNote } from './rule-page.ts';

/** The index of all rules by area, in Markdown. */
export function rulesIndex(rules: readonly DescribedRule[]): string {
  const areas = ruleAreas.map(
    ({ id, title, about }) =>
      `<a id="${id}"></a>\n\n## ${title}\n\n${about}\n\n| rule | severity | what must be true |\n|---|---|---|\n${rules
        .filter(({ area }) => area === id)
        .map(row)
        .join('\n')}`,
  );
  return `${[generatedNote, introduction(rules.length), ...areas].join('\n\n')}\n`;
}

function row({ id, severity, title }: DescribedRule): string {
  return `| [${id}](${id}.md) | ${severity} | ${title.replaceAll('|', '\\|')} |`;
}

function introduction(count: number): string {
  return `# Rules

\`npx vitrine check\` looks at the content with ${count} rules. Each has a permanent id and a page here with its reason, with examples of what it finds and of what is fine, and with
the way to change it. The examples are the rules' tests.

- An **error** fails the check and the build. A **warning** fails them with \`--strict\`. An **info** is a note that \`--notes\` shows.
- A severity is changed in \`trust.yaml\` under \`checks\`, with a reason and, if you like, a last day. A single place is silenced by a comment: in Markdown
  \`[//]: # (allow rule-id until 2027-01-31: why)\` before the block, in YAML (settings files and front matter) \`# (allow rule-id until 2027-01-31: why)\` in a line of its own before a key or item, which covers it with
  everything below it, or at the end of a line, which covers that line. \`allow-file\` covers the file. The reason is needed, the day may be left out. Exceptions that are out of date or silence nothing
  are found themselves: [expired-suppression](expired-suppression.md), [useless-suppression](useless-suppression.md).
- In the examples the files are laid over a small sound trust center: \`trust.yaml\` of the company Acme with the category security in scope, and one control that names every criterion. The day is 2026-11-23
  where none is given.
- Editors and other tools: [docs/guides/editors.md](../guides/editors.md).`;
}
