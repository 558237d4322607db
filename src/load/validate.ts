import type { z } from 'astro/zod';
import type { Diagnostic } from '#domain/diagnostic.ts';
import { issueDiagnostics, type ReadSource, unknownKeyDiagnostics } from './issue-words.ts';
import { knownKeys } from './known-keys.ts';

/** The typed value, or null where it was refused; in both cases with everything that is wrong or unknown. */
export interface Validated<Data> {
  readonly data: Data | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Parses plain data by a strict schema. Unknown keys are warnings and do not refuse the file; all else does. */
export function validate<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  source: ReadSource,
): Validated<z.infer<Schema>> {
  const warnings: Diagnostic[] = [];
  let input = value;
  let parsed = schema.safeParse(input);
  // Each round may uncover unknown keys deeper inside; the depth of the content bounds the rounds.
  for (let round = 0; round < 10 && !parsed.success; round++) {
    const unknown = parsed.error.issues.filter((issue) => issue.code === 'unrecognized_keys');
    if (unknown.length === 0) break;
    for (const issue of unknown) {
      warnings.push(...unknownKeyDiagnostics(issue, source, knownKeys(schema, issue.path)));
      input = without(input, issue.path, issue.keys);
    }
    parsed = schema.safeParse(input);
  }
  if (parsed.success) return { data: parsed.data, diagnostics: warnings };
  return { data: null, diagnostics: [...warnings, ...issueDiagnostics(parsed.error.issues, source, input)] };
}

function without(value: unknown, path: readonly PropertyKey[], keys: readonly string[]): unknown {
  const [head, ...rest] = path;
  if (head === undefined) {
    return Object.fromEntries(Object.entries(value as object).filter(([key]) => !keys.includes(key)));
  }
  if (Array.isArray(value))
    return value.map((item, index) => (index === head ? without(item, rest, keys) : item));
  const record = value as Record<PropertyKey, unknown>;
  return { ...record, [head]: without(record[head], rest, keys) };
}
