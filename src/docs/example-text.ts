import { secretsIn } from '#check/prose/secret-forms.ts';
import { visibleText } from '#check/reporters/visible-text.ts';
import type { Example } from '#check/rule.ts';
import { exampleFindings } from './example-findings.ts';

/** An example as Markdown: its files, what git remembers of them, the day, and what the rule finds. */
export function exampleText(ruleId: string, example: Example): string[] {
  const { title, files, committed, today, findings } = example;
  const shown = Object.entries(files).map(([path, text]) =>
    text === null ? `\`${path}\` is not there.` : fileText(path, text),
  );
  const earlier = Object.entries(committed ?? {}).map(
    ([path, text]) => `As git has it from when this version began:\n\n${fileText(path, text ?? '')}`,
  );
  return [
    `### ${title}`,
    ...(shown.length === 0 ? ['The small sound trust center as it is.'] : shown),
    ...earlier,
    ...(today ? [`The day is ${today}.`] : []),
    ...(findings.length > 0 ? [fenced('text', exampleFindings(ruleId, example))] : []),
  ];
}

function fileText(path: string, text: string): string {
  return `\`${path}\`\n\n${fenced(languageOf(path), text)}`;
}

function languageOf(path: string): string {
  if (/\.mdx?$/.test(path)) return 'markdown';
  return /\.ya?ml$/.test(path) ? 'yaml' : 'text';
}

/** A fenced block that its content cannot close. */
function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  const lines = visibleText(text).replace(/\n+$/, '').split('\n').map(withoutSecrets);
  return `${fence}${language}\n${lines.join('\n')}\n${fence}`;
}

/** What looks like a secret is cut: scanners would take the page for a leak of this repository. */
function withoutSecrets(line: string): string {
  return secretsIn(line)
    .toSorted((a, b) => b.from - a.from)
    .reduce((text, { from, to }) => `${text.slice(0, Math.min(from + 4, to))}…${text.slice(to)}`, line);
}
