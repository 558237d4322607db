/** Where somebody goes who has just confirmed an address. */
export function nextPath(
  next: { readonly kind: 'agree'; readonly requestId: string } | { readonly kind: 'status' | 'access' },
): `/${string}` {
  return next.kind === 'agree' ? `/agree/${next.requestId}` : `/${next.kind}`;
}
