/** Everything that the audit log tells of. The names are part of its format: they stay. */
export const auditEventNames = [
  ...['request-submitted', 'email-verified', 'verification-failed', 'request-queued'],
  ...['information-requested', 'information-given', 'request-approved', 'request-denied'],
  ...['request-withdrawn', 'request-overdue', 'request-expired', 'mail-resent', 'language-chosen'],
  ...['agreement-accepted', 'agreement-text-differed', 'agreement-on-file', 'certificate-made'],
  ...[
    'grant-started',
    'grant-extended',
    'grant-revoked',
    'expiry-reminded',
    'expiry-told',
    'renewal-requested',
  ],
  ...['copy-issued', 'worksheet-issued', 'download-refused', 'leak-traced'],
  ...['invitation-made', 'invitation-approved', 'invitation-declined', 'invitation-resent'],
  ...['invitation-extended', 'invitation-revoked', 'invitation-used', 'invitation-not-counted'],
  ...['sign-in-requested', 'requester-signed-in', 'signed-out'],
  ...['staff-sign-in-requested', 'staff-signed-in', 'staff-sign-in-failed'],
  ...['staff-signed-out', 'staff-ended', 'staff-restored'],
  ...['subscription-requested', 'subscribed', 'subscription-changed', 'unsubscribed'],
  ...['publication-announced', 'versions-announced'],
  ...['message-dead', 'message-retried', 'message-discarded'],
  ...['webhook-dead', 'webhook-stopped', 'webhook-resumed', 'webhook-retried', 'webhook-discarded'],
  ...['person-exported', 'person-erased', 'retention-applied', 'failures-counted'],
  ...['audit-anchored', 'backup-taken', 'backup-restored'],
] as const;

export type AuditEventName = (typeof auditEventNames)[number];
