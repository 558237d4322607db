import { expect, test } from 'vitest';
import { may, type StaffAction } from '#domain/gate/staff-role.ts';
import { staffHome, staffPlaces } from './staff-places.ts';

const actionsOf = (role: Parameters<typeof may>[0]): StaffAction[] =>
  [...new Set(staffPlaces.map(({ needs }) => needs))].filter((action) => may(role, action));

test('each role begins where it may work', () => {
  expect(staffHome(actionsOf('sales'))).toBe('/admin/invitations');
  for (const role of ['approver', 'admin', 'auditor'] as const)
    expect(staffHome(actionsOf(role))).toBe('/admin');
});

test('whoever may do nothing hears so at the door', () => {
  expect(staffHome([])).toBe('/admin');
});
