/** Failures that nobody can be named for, counted per minute. The names are part of the log's format: they stay. */
export const failureKinds = [
  ...['unknown-verification-link', 'unknown-staff-link', 'unknown-renewal-link'],
  ...['unknown-subscription-link', 'unknown-unsubscribe-link'],
  ...[
    'unknown-invitation-link',
    'used-invitation-link',
    'expired-invitation-link',
    'revoked-invitation-link',
  ],
  ...['provider-sign-in-used', 'provider-sign-in-invalid', 'provider-sign-in-declined'],
  ...['provider-sign-in-unconfirmed-email', 'provider-sign-in-outsider', 'provider-sign-in-unavailable'],
] as const;

export type FailureKind = (typeof failureKinds)[number];
