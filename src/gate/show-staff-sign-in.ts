import type { GateParts } from './gate-parts.ts';
import { allowsMailedLinks } from './staff-access.ts';

export interface StaffSignInView {
  /** Name of the OpenID Connect provider, or null. */
  readonly provider: string | null;
  /** Whether a mailed link may be asked for. */
  readonly links: boolean;
}

/** The ways in which staff can sign in here. */
export function showStaffSignIn(parts: GateParts): StaffSignInView {
  return { provider: parts.ports.identityProvider?.name ?? null, links: allowsMailedLinks(parts) };
}

/** Where the browser ends its session at the provider too, which signing out here does not; null: nowhere. */
export async function endAtProvider({ ports, catalogue }: GateParts): Promise<string | null> {
  const returnTo = `${catalogue.site.gateUrl}/admin/sign-in`;
  return (await ports.identityProvider?.endUrl(returnTo)) ?? null;
}
