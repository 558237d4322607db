import type { StaffRole } from './gate-catalogue.ts';

export type StaffAction = 'read-requests' | 'decide' | 'read-audit' | 'read-outbox';

/** What each role may do. `sales` works through invitations and sees nothing of the queue. */
const permitted: Record<StaffRole, readonly StaffAction[]> = {
  sales: [],
  auditor: ['read-requests', 'read-audit', 'read-outbox'],
  approver: ['read-requests', 'decide', 'read-audit', 'read-outbox'],
  admin: ['read-requests', 'decide', 'read-audit', 'read-outbox'],
};

/** Whether a role may do something. */
export function may(role: StaffRole, action: StaffAction): boolean {
  return permitted[role].includes(action);
}
