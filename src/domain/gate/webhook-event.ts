/** What a webhook can be told of. The names are part of the interface: they stay. */
export const webhookEvents = [
  'request.submitted',
  'request.verified',
  'request.in-review',
  'request.agreed',
  'request.more-info',
  'request.answered',
  'request.approved',
  'request.denied',
  'request.withdrawn',
  'request.overdue',
  'request.renewed',
  'request.expired',
  'grant.started',
  'grant.extended',
  'grant.revoked',
  'document.downloaded',
  'invitation.created',
  'invitation.approved',
  'invitation.declined',
  'invitation.accepted',
  'invitation.extended',
  'invitation.revoked',
] as const;

export type WebhookEvent = (typeof webhookEvents)[number];

/** The event of a webhook that an entry of the audit log is; null: the entry is no news for other systems. */
export function webhookEventOf(auditEvent: string): WebhookEvent | null {
  return Object.hasOwn(byAuditEvent, auditEvent) ? (byAuditEvent[auditEvent] ?? null) : null;
}

const byAuditEvent: Readonly<Record<string, WebhookEvent>> = {
  'request-submitted': 'request.submitted',
  'email-verified': 'request.verified',
  'request-queued': 'request.in-review',
  'agreement-accepted': 'request.agreed',
  'agreement-on-file': 'request.agreed',
  'information-requested': 'request.more-info',
  'information-given': 'request.answered',
  'request-approved': 'request.approved',
  'request-denied': 'request.denied',
  'request-withdrawn': 'request.withdrawn',
  'request-overdue': 'request.overdue',
  'renewal-requested': 'request.renewed',
  'request-expired': 'request.expired',
  'grant-started': 'grant.started',
  'grant-extended': 'grant.extended',
  'grant-revoked': 'grant.revoked',
  'copy-issued': 'document.downloaded',
  'worksheet-issued': 'document.downloaded',
  'invitation-made': 'invitation.created',
  'invitation-approved': 'invitation.approved',
  'invitation-declined': 'invitation.declined',
  'invitation-used': 'invitation.accepted',
  'invitation-extended': 'invitation.extended',
  'invitation-revoked': 'invitation.revoked',
};
