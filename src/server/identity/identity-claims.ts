type Claims = Readonly<Record<string, unknown>>;

/** The address that the provider has confirmed, or null. Only the JSON value `true` counts (OpenID Connect Core 5.1). */
export function confirmedEmail(claims: Claims): string | null {
  const { email, email_verified: isConfirmed } = claims;
  return isConfirmed === true && typeof email === 'string' ? email : null;
}

/** Those groups of a person that a setting names: no others are kept. A single text counts as a list of one. */
export function groupsIn(claims: Claims, claim: string, known: readonly string[]): readonly string[] {
  const values: readonly unknown[] = [Object.hasOwn(claims, claim) ? claims[claim] : []].flat();
  return known.filter((group) => values.includes(group));
}
