import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** The findings of `dev` are for whoever edits the content, in the language of the rules. */
const development = /Findings\.astro/;

/** Names, signs that are no words, and whom a form is for. */
const names =
  /^(?:requester|staff|SOC 2®|AICPA|Vitrine|JSON|CSV|XLSX|OSCAL|CycloneDX|Markdown|Atom|JSON Feed|RSS|PDF|ZIP|SHA-256|FAQ)$/;

const files = ['pages', 'components', 'layouts'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.astro'))
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .filter((name) => !development.test(name)),
);

test('no page or component, of the public site, the gate or its staff, has words of its own: they are in words/', () => {
  expect(files.length).toBeGreaterThan(30);
  const found = files.flatMap((file) =>
    literalWords(readFileSync(join(root, file), 'utf8')).map((words) => `${relative('.', file)}: ${words}`),
  );
  expect(found).toEqual([]);
});

test('the search for words finds them in text, attributes and expressions', () => {
  expect(literalWords('---\n---\n<p>Some words</p>')).toEqual(['Some words']);
  expect(literalWords('---\n---\n<p>{count} controls</p>')).toEqual(['controls']);
  expect(literalWords('---\n---\n<nav aria-label="Main"><a href="/controls/">{label}</a></nav>')).toEqual([
    'Main',
  ]);
  expect(literalWords("---\n---\n<p>{isOpen ? 'Public' : w.onRequest}</p>")).toEqual(['Public']);
  expect(
    literalWords('---\n---\n{total > view.shown && <b>{items.map(({ id }) => <i>{id}</i>)}</b>}'),
  ).toEqual([]);
});

function literalWords(source: string): string[] {
  const markup = source
    .replace(/^---\n[\s\S]*?\n?---\n/, '')
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/g, '')
    .replace(/\{?\/\*[\s\S]*?\*\/\}?|<!--[\s\S]*?-->/g, '');
  const texts = [...markup.matchAll(/(?:(?<!=)>|\})([^<>{}]+)(?=[<{])/g)]
    .map(([, text = '']) => text)
    .filter((text) => !/=>|&&|\|\||\?|===|[()`'"]|^\s*[,;]|=\s*$/.test(text));
  const attributes = [
    ...markup.matchAll(
      /\s(?:aria-label|title|description|alt|placeholder|caption|data-label|note|kind)="([^"]+)"/g,
    ),
  ].map(([, text = '']) => text);
  const strings = [...markup.matchAll(/[?:&(]\s*['"`]\s?([A-Z][a-z]+(?:[ .,'"`][^'"`]*)?)['"`]/g)].map(
    ([, text = '']) => text,
  );
  return [...texts, ...attributes, ...strings]
    .map((text) => text.replace(/&\w+;/g, '').trim())
    .filter((text) => /\p{L}{2}/u.test(text) && !names.test(text));
}
