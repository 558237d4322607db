import type { StaffRole } from './gate-catalogue.ts';

export type StaffAction =
  | 'read-requests'
  | 'decide'
  | 'read-audit'
  | 'read-outbox'
  | 'manage-outbox'
  | 'invite'
  | 'read-invitations'
  | 'read-accounts'
  | 'manage-people'
  | 'manage-staff';

/** What each role may do. `sales` works through invitations, sees its own ones with their companies, and nothing of the queue. */
const permitted: Record<StaffRole, readonly StaffAction[]> = {
  sales: ['invite', 'read-invitations', 'read-accounts'],
  auditor: ['read-requests', 'read-audit', 'read-outbox', 'read-invitations', 'read-accounts'],
  approver: [...deciding()],
  admin: [...deciding(), 'manage-people', 'manage-staff'],
};

/** Whether a role may do something. */
export function may(role: StaffRole, action: StaffAction): boolean {
  return permitted[role].includes(action);
}

function deciding(): readonly StaffAction[] {
  return [
    'read-requests',
    'decide',
    'read-audit',
    'read-outbox',
    'manage-outbox',
    'invite',
    'read-invitations',
    'read-accounts',
  ];
}
