/** Values that have exactly one spelling: no fractions, no `undefined`, no dates. */
export type CanonicalValue = string | number | boolean | null | readonly CanonicalValue[] | CanonicalObject;

interface CanonicalObject {
  readonly [key: string]: CanonicalValue;
}

/**
 * One spelling for one value: keys sorted by UTF-16 code unit, no white space, numbers are safe integers only (the
 * subset of RFC 8785 on which every implementation agrees). The text is well-formed Unicode: a lone surrogate is
 * written as an escape.
 * @throws TypeError for anything else; what is hashed must not depend on a runtime's taste
 */
export function canonicalJson(value: CanonicalValue): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return integer(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`${typeof value} has no canonical form`);
  const members = Object.keys(value)
    // Without a comparison it is by UTF-16 code unit.
    .sort()
    .map(
      (key) => `${JSON.stringify(key)}:${canonicalJson((value as CanonicalObject)[key] as CanonicalValue)}`,
    );
  return `{${members.join(',')}}`;
}

function integer(value: number): string {
  if (!Number.isSafeInteger(value)) throw new TypeError(`${value} is not a safe integer`);
  return String(value === 0 ? 0 : value);
}
