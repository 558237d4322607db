/** Every kind of mail that the gate sends. The names stand in the outbox and in the log: they stay. */
export const mailKinds = [
  ...['verify-request', 'verify-sign-in', 'verify-staff-sign-in'],
  ...['request-queued', 'request-overdue', 'request-withdrawn', 'information-given', 'download-refused'],
  ...['information-requested', 'request-approved', 'request-denied', 'agreement-accepted'],
  ...['access-open', 'access-resent', 'access-ends-soon', 'access-ended', 'grant-extended', 'grant-revoked'],
  ...['invitation', 'invitation-waits', 'invitation-decided'],
  ...['invited-verified', 'invited-signed', 'invited-approved', 'invited-downloaded'],
  ...['subscription-proof', 'news', 'new-version', 'audit-anchor'],
] as const;

export type MailKind = (typeof mailKinds)[number];
