export interface GateTable {
  readonly name: string;
  /** Columns of the primary key. */
  readonly key: readonly string[];
  /** Nothing may change or delete its rows: the log, and what it is evidence of. */
  readonly appendOnly?: true;
  /** Columns of it that erasing may empty; a trigger allows nothing else. */
  readonly erasable?: readonly string[];
  /** Not in a backup. */
  readonly fleeting?: true;
}

/** Every table of the gate as the newest migration leaves it; one that refers to another comes after it. */
export const gateTables: readonly GateTable[] = [
  { name: 'access_request', key: ['id'] },
  { name: 'request_document', key: ['request_id', 'document_id'] },
  { name: 'verification', key: ['id'] },
  // An old backup must not bring back what was ended since; people sign in again.
  { name: 'session', key: ['token_hash'], fleeting: true },
  {
    name: 'acceptance',
    key: ['id'],
    appendOnly: true,
    erasable: [
      ...['email', 'name', 'title', 'company', 'statements', 'client_address', 'user_agent'],
      ...['reason', 'reference'],
    ],
  },
  { name: 'certificate', key: ['acceptance_id'] },
  { name: 'agreement_text', key: ['sha256'], appendOnly: true },
  { name: 'access_grant', key: ['id'] },
  {
    name: 'issued_copy',
    key: ['copy_id'],
    appendOnly: true,
    erasable: ['email', 'client_address', 'user_agent'],
  },
  { name: 'message', key: ['id'] },
  { name: 'audit_entry', key: ['seq'], appendOnly: true },
  { name: 'personal_data', key: ['reference'] },
  { name: 'rate_counter', key: ['key'], fleeting: true },
  { name: 'failure_counter', key: ['kind', 'minute'] },
  { name: 'invitation', key: ['id'] },
  { name: 'invited_request', key: ['request_id'] },
  { name: 'ended_staff', key: ['email'] },
  { name: 'server_fact', key: ['name'] },
  { name: 'sent_notice', key: ['name'] },
  { name: 'renewal_link', key: ['link_hash'] },
  { name: 'known_text', key: ['kind', 'id'] },
  { name: 'known_change', key: ['id'] },
  { name: 'subscription', key: ['id'] },
  { name: 'subscription_proof', key: ['link_hash'] },
  { name: 'unsubscribe_link', key: ['link_hash'] },
  { name: 'webhook_call', key: ['id'] },
  { name: 'webhook_stop', key: ['endpoint'] },
];
