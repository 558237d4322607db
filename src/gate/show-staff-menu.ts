import { may, type StaffAction } from '#domain/gate/staff-role.ts';
import type { GateParts } from './gate-parts.ts';
import { readAsStaff, type StaffCaller } from './staff-access.ts';

/** What a signed-in member of staff may open and do; nobody signed in: nothing. For navigation: every page checks anew. */
export async function showStaffMenu(
  parts: GateParts,
  caller: StaffCaller,
): Promise<{ readonly email: string | null; readonly actions: readonly StaffAction[] }> {
  const shown = await readAsStaff(parts, caller, 'read-accounts', async (_, { email, role }) => ({
    kind: 'menu' as const,
    email,
    actions: staffActions.filter((action) => may(role, action)),
  }));
  return shown.kind === 'menu' ? shown : { email: null, actions: [] };
}

const staffActions: readonly StaffAction[] = [
  'read-requests',
  'read-invitations',
  'read-accounts',
  'read-audit',
  'read-outbox',
  'decide',
  'invite',
  'manage-outbox',
  'manage-people',
  'manage-staff',
];
