import type { StaffAction } from '#domain/gate/staff-role.ts';

/** The pages of staff in the order of their menu, each with what one has to be allowed to do to open it. */
export const staffPlaces = [
  { href: '/admin', name: 'requests', needs: 'read-requests' },
  { href: '/admin/invitations', name: 'invitations', needs: 'read-invitations' },
  { href: '/admin/companies', name: 'companies', needs: 'read-accounts' },
  { href: '/admin/outbox', name: 'outbox', needs: 'read-outbox' },
  { href: '/admin/webhooks', name: 'webhooks', needs: 'read-outbox' },
  { href: '/admin/audit', name: 'audit', needs: 'read-audit' },
  { href: '/admin/trace', name: 'trace', needs: 'decide' },
  { href: '/admin/people', name: 'people', needs: 'manage-people' },
  { href: '/admin/staff', name: 'staff', needs: 'manage-staff' },
] as const satisfies readonly { href: `/${string}`; name: string; needs: StaffAction }[];

type StaffPlace = (typeof staffPlaces)[number]['href'];

/** Where somebody who has just signed in begins to work: the first page that is open to them. */
export function staffHome(actions: readonly StaffAction[]): StaffPlace {
  return staffPlaces.find(({ needs }) => actions.includes(needs))?.href ?? '/admin';
}
