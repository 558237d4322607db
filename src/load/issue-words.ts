import type { z } from 'astro/zod';
import type { Diagnostic, Fix, Place } from '#domain/diagnostic.ts';
import { placeOf, type SourcePlaces } from '#domain/entry.ts';
import { fixAt, fixValue, textAt } from '#domain/fix.ts';
import { nearest } from '#domain/nearest.ts';
import { unambiguousDay } from '#domain/unambiguous-day.ts';
import { safeValue } from './safe-value.ts';

type Issue = z.core.$ZodIssue;

/** A file that is being read: where its values stand, and its text. */
export interface ReadSource extends SourcePlaces {
  readonly text: string;
}

/** Zod's issues in the words of the people who edit content: what is wrong at which line, and what to write instead. */
export function issueDiagnostics(issues: readonly Issue[], source: ReadSource, input: unknown): Diagnostic[] {
  return issues.flatMap((issue) => describe(deepest(issue), source, input));
}

/** An unknown key is a warning with the nearest known one; its value is ignored. */
export function unknownKeyDiagnostics(
  issue: Extract<Issue, { code: 'unrecognized_keys' }>,
  source: SourcePlaces,
  known: readonly string[],
): Diagnostic[] {
  return issue.keys.map((key) => {
    const path = [...issue.path, key].join('.');
    const [close] = nearest(key, known, 1);
    return {
      ruleId: 'unknown-key',
      severity: 'warning',
      message: `\`${path}\` is not a key that Vitrine knows; it is ignored.`,
      hint: close ? `Did you mean \`${close}\`?` : `Known keys here: ${known.join(', ')}.`,
      file: source.file,
      place: source.places.get(`${path}#key`) ?? placeOf(source, path),
    } satisfies Diagnostic;
  });
}

/** In a union, the branch that came furthest tells what was meant. */
function deepest(issue: Issue): Issue {
  if (issue.code !== 'invalid_union') return issue;
  const branches = (issue.errors as Issue[][]).filter((branch) => branch.length > 0);
  const best = branches.sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0]?.[0];
  if (!best) return issue;
  return deepest({ ...best, path: [...issue.path, ...best.path] } as Issue);
}

function depth(branch: readonly Issue[]): number {
  return Math.max(...branch.map((issue) => issue.path.length));
}

function describe(issue: Issue, source: ReadSource, input: unknown): Diagnostic[] {
  const path = issue.path.map(String).join('.');
  const given = valueAt(input, issue.path);
  const place: Place | null = placeOf(source, path);
  const fix = place && given !== undefined ? fixFor(issue, given, source.text, place) : undefined;
  const words = wordsFor(issue, path, given, fix);
  return [
    {
      ruleId: 'front-matter-schema',
      severity: 'error',
      message: words.message,
      ...(words.hint ? { hint: words.hint } : {}),
      file: source.file,
      place,
      ...(fix ? { fix } : {}),
    },
  ];
}

function fixFor(issue: Issue, given: unknown, text: string, place: Place): Fix | undefined {
  if (issue.message === 'version-number') {
    const written = textAt(text, place);
    return written && /^\d+(?:\.\d+)*$/.test(written) ? fixAt(text, place, `"${written}"`) : undefined;
  }
  if (typeof given !== 'string') return undefined;
  const oneOf = issue.code === 'invalid_value' ? issue.values.map(String) : undefined;
  const safe = safeValue(oneOf ? 'one-of' : issue.message, given, oneOf);
  if (!safe) return undefined;
  const quoted = fixValue(text, place, given, safe.value);
  return quoted && safe.unquoted ? { ...quoted, replacement: safe.value } : quoted;
}

interface Words {
  readonly message: string;
  readonly hint?: string;
}

function wordsFor(issue: Issue, path: string, given: unknown, fix: Fix | undefined): Words {
  const name = path === '' ? 'The file' : `\`${path}\``;
  if (given === undefined) return missing(issue, name);
  const shown = show(given);
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue, name, given, fix);
    case 'invalid_value': {
      const values = issue.values.map(String);
      const [close] = nearest(String(given), values, 1);
      return {
        message: `${name} is ${shown}; expected ${list(values)}.`,
        ...(close ? { hint: `Did you mean \`${close}\`?` } : {}),
      };
    }
    case 'too_small':
      return typeof given === 'number'
        ? { message: `${name} is ${shown}; expected ${issue.minimum} or more.` }
        : { message: `${name} is empty.`, hint: 'Give a value, or leave the key out.' };
    case 'too_big':
      return {
        message: `${name} is ${typeof given === 'number' ? shown : 'too long'}; expected ${issue.maximum} or less.`,
      };
    case 'invalid_format':
    case 'custom':
      return formatWords(issue.message, name, given);
    case 'invalid_union':
      return { message: `${name} is ${shown}, which is not a value that fits here.` };
    default:
      return { message: `${name} is ${shown}: ${issue.message}.` };
  }
}

function missing(issue: Issue, name: string): Words {
  if (issue.code === 'invalid_value') {
    return { message: `${name} is missing.`, hint: `Add it: ${list(issue.values.map(String))}.` };
  }
  if (issue.code === 'invalid_union') {
    const options = (issue as { options?: unknown[] }).options?.map(String);
    return { message: `${name} is missing.`, ...(options ? { hint: `Add it: ${list(options)}.` } : {}) };
  }
  return { message: `${name} is missing.`, hint: `Add ${name}.` };
}

function wrongType(
  issue: Extract<Issue, { code: 'invalid_type' }>,
  name: string,
  given: unknown,
  fix: Fix | undefined,
): Words {
  if (issue.message === 'version-number') return versionWords(name, given, fix);
  const expected = typeNames[issue.expected] ?? issue.expected;
  return {
    message: `${name} is ${show(given)}; expected ${expected}.`,
    hint: typeHint(issue.expected, given, name),
  };
}

function typeHint(expected: string, given: unknown, name: string): string {
  switch (expected) {
    case 'string':
      if (typeof given !== 'object') return `Put quotes around it: "${String(given)}".`;
      return 'Write one text. A text that starts with [ or { has to be in quotes.';
    case 'array':
      return typeof given === 'string'
        ? `Write a list, also for one entry: [${given.slice(0, 60)}].`
        : 'Write a list: [one, two].';
    case 'number':
    case 'int':
      return 'Write a whole number in digits, without quotes.';
    case 'boolean':
      return 'Write true or false, without quotes.';
    default:
      return name === 'The file'
        ? 'Write `key: value` lines.'
        : `Write its keys below it, indented by two spaces: ${name.replaceAll('`', '')}: { key: value }.`;
  }
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'keys with values',
  record: 'keys with values',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

function formatWords(code: string, name: string, given: unknown): Words {
  const shown = show(given);
  switch (code) {
    case 'date': {
      const meant = unambiguousDay(String(given));
      return {
        message: `${name} is ${shown}; a date is a calendar day YYYY-MM-DD that exists.`,
        hint: meant ? `Write ${meant}.` : 'Write it like 2026-06-30.',
      };
    }
    case 'id':
      return { message: `${name} is ${shown}; an id has letters, digits, dots and hyphens only.` };
    case 'interval':
      return {
        message: `${name} is ${shown}; expected a time span.`,
        hint: 'Write it like `12 months`, `1 year` or `90 days`.',
      };
    case 'country':
      return {
        message: `${name} is ${shown}; expected a country code of two capital letters (ISO 3166-1), like DE or US.`,
      };
    case 'url':
      return { message: `${name} is ${shown}; expected an address that starts with https:// or http://.` };
    case 'email':
      return { message: `${name} is ${shown}; expected an e-mail address.` };
    case 'colour':
      return {
        message: `${name} is ${shown}; expected a color like "#0f5c63".`,
        hint: 'Quote it: # starts a comment in YAML.',
      };
    case 'sha256':
      return { message: `${name} is not a SHA-256 hash: 64 hexadecimal digits in lower case.` };
    case 'vault-file':
      return {
        message: `${name} is ${shown}; expected the name of an age file in the vault, like report.pdf.age.`,
      };
    case 'domain':
      return { message: `${name} is ${shown}; expected a domain in lower case, like example.com.` };
    case 'history-from':
      return {
        message: `${name} is ${shown}; expected \`none\` or a day.`,
        hint: 'Write `none`, or the first day whose state may be shown, like 2026-06-30.',
      };
    case 'empty-list':
      return { message: `${name} is an empty list; it needs at least one entry.` };
    default:
      return { message: `${name} is ${shown}: ${code}.` };
  }
}

function versionWords(name: string, given: unknown, fix: Fix | undefined): Words {
  return {
    message: `${name} is the number ${show(given)}; a version is text, since 1.10 as a number is 1.1.`,
    hint: fix
      ? `Put quotes around it: ${fix.replacement}.`
      : `Put quotes around it, like "${String(given)}".`,
  };
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (value === null || typeof value !== 'object') return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

function show(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value !== null && typeof value === 'object') return 'a group of keys';
  const text = String(value);
  return `\`${text.length > 60 ? `${text.slice(0, 57)}…` : text}\``;
}

function list(values: readonly string[]): string {
  const shown = values.map((value) => `\`${value}\``);
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`;
}
