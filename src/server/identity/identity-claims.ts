type Claims = Readonly<Record<string, unknown>>;

/** The address that the provider has confirmed, or null. Only the JSON value `true` counts (OpenID Connect Core 5.1). */
export function confirmedEmail(claims: Claims): string | null {
  const { email, email_verified: isConfirmed } = claims;
  return isConfirmed === true && typeof email === 'string' ? email : null;
}

/** A claim of the ID token and the values of it that let somebody in. */
export type RequiredClaim = { readonly claim: string; readonly values: readonly string[] };

/**
 * Reads `claim=value` pairs, separated by commas: `hd=example.com`. Several values of one claim are alternatives.
 * @returns null for what is no such list
 */
export function readRequiredClaims(text: string): readonly RequiredClaim[] | null {
  const required = new Map<string, string[]>();
  for (const pair of text.split(',')) {
    const [, claim, value] = /^\s*([\w.:/-]+)\s*=\s*(\S(?:.*\S)?)\s*$/.exec(pair) ?? [];
    if (claim === undefined || value === undefined) return null;
    required.set(claim, [...(required.get(claim) ?? []), value]);
  }
  return [...required].map(([claim, values]) => ({ claim, values }));
}

/** Whether the claims hold every one that is required, to the character; a list holds what is in it. */
export function holdsRequired(claims: Claims, required: readonly RequiredClaim[]): boolean {
  return required.every(({ claim, values }) => {
    const held: readonly unknown[] = [Object.hasOwn(claims, claim) ? claims[claim] : []].flat();
    return held.some((value) => typeof value === 'string' && values.includes(value));
  });
}

/** Those groups of a person that a setting names: no others are kept. A single text counts as a list of one. */
export function groupsIn(claims: Claims, claim: string, known: readonly string[]): readonly string[] {
  const values: readonly unknown[] = [Object.hasOwn(claims, claim) ? claims[claim] : []].flat();
  return known.filter((group) => values.includes(group));
}
