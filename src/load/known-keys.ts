import type { z } from 'astro/zod';

/** The keys that a schema knows at a path, through optional, default, list and union wrappers. */
export function knownKeys(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  const found = path.reduce<Def[]>((defs, key) => defs.flatMap((def) => step(def, key)), unwrap(schema));
  return [...new Set(found.flatMap((def) => Object.keys(def.shape ?? {})))];
}

/** The parts of Zod's definitions that are walked here. */
interface Def {
  readonly type: string;
  readonly shape?: Record<string, z.ZodType>;
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
}

function step(def: Def, key: PropertyKey): Def[] {
  const next = def.shape?.[String(key)] ?? def.element ?? def.valueType;
  return next ? unwrap(next) : [];
}

function unwrap(schema: z.ZodType): Def[] {
  const def = schema.def as unknown as Def & { innerType?: z.ZodType; in?: z.ZodType; options?: z.ZodType[] };
  if (def.innerType) return unwrap(def.innerType);
  if (def.type === 'pipe' && def.in) return unwrap(def.in);
  if (def.options) return def.options.flatMap(unwrap);
  return [def];
}
