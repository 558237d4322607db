import type { z } from 'astro/zod';
import type { Diagnostic } from '#domain/diagnostic.ts';
import type { Entry } from '#domain/entry.ts';
import { mdxCodeDiagnostics } from './mdx-code.ts';
import { parseYaml, type YamlProblem } from './parse-yaml.ts';
import { splitFrontMatter } from './split-front-matter.ts';
import { validate } from './validate.ts';

/** A Markdown file read into an entry, or only its id where the file was refused; the findings tell why. */
export interface ParsedEntry<Data> {
  readonly id: string;
  readonly entry: Entry<Data> | null;
  readonly diagnostics: readonly Diagnostic[];
}

const idForm = /^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/;

/** Parses the text of one content file: front matter by the kind's schema, the id from the file name where it is not written. */
export function parseEntry<Schema extends z.ZodType<{ id?: string | undefined }>>(
  schema: Schema,
  file: string,
  text: string,
): ParsedEntry<z.infer<Schema>> {
  const fallbackId = fileId(file);
  const split = splitFrontMatter(text);
  if (split.kind === 'refused') {
    const { message, hint, place } = split;
    return refused(fallbackId, [
      { ruleId: 'front-matter-format', severity: 'error', message, hint, file, place },
    ]);
  }
  const yaml = parseYaml(split.yaml, split.yamlLine);
  const source = { file, places: yaml.places, ...(yaml.comments ? { comments: yaml.comments } : {}) };
  if (yaml.problems.length > 0 && yaml.value === undefined)
    return refused(fallbackId, yamlDiagnostics(file, yaml.problems));
  const checked = validate(schema, yaml.value ?? {}, { ...source, text });
  const diagnostics = [...yamlDiagnostics(file, yaml.problems), ...checked.diagnostics];
  if (file.endsWith('.mdx')) diagnostics.push(...mdxCodeDiagnostics(file, split.body, split.bodyLine));
  const id = writtenId(yaml.value) ?? fallbackId;
  if (!idForm.test(id)) diagnostics.push(badId(file, id));
  if (!checked.data || !idForm.test(id)) return { id, entry: null, diagnostics };
  const entry = { ...source, id, data: checked.data, body: split.body, bodyLine: split.bodyLine };
  return { id, entry, diagnostics };
}

/** The id that a file has when its front matter names none: the file's name without its ending. */
export function fileId(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.mdx?$/, '');
}

function writtenId(value: unknown): string | null {
  const id = (value as { id?: unknown } | null)?.id;
  return typeof id === 'string' && id !== '' ? id : null;
}

function badId(file: string, id: string): Diagnostic {
  return {
    ruleId: 'id-format',
    severity: 'error',
    message: `The file's name gives the id \`${id}\`, but an id has letters, digits, dots and hyphens only.`,
    hint: 'Rename the file, or write `id:` in its front matter.',
    file,
    place: { line: 1, column: 1 },
  };
}

/** Broken YAML as findings at their places. */
export function yamlDiagnostics(file: string, problems: readonly YamlProblem[]): Diagnostic[] {
  return problems.map(({ message, hint, place }) => ({
    ruleId: 'yaml-syntax',
    severity: 'error',
    message,
    ...(hint ? { hint } : {}),
    file,
    place,
  }));
}

function refused<Data>(id: string, diagnostics: readonly Diagnostic[]): ParsedEntry<Data> {
  return { id, entry: null, diagnostics };
}
