import type { Route } from '#server/http/routes.ts';

/**
 * The route of a request as a label of measurements: few values, whatever visitors ask for, and no id, name or secret in
 * them.
 * @param isFile whether a built file answers at this path
 */
export function routeLabel({ kind, label }: Route, isFile: boolean): string {
  if (kind === 'health') return label;
  if (kind === 'static') return isFile ? 'static' : 'unknown';
  const [, first = '', second, third] = label.split('/');
  if (first !== 'admin') return second === undefined ? `/${first}` : `/${first}/…`;
  if (second === undefined) return '/admin';
  if (!adminPages.has(second)) return '/admin/other';
  return third === undefined ? `/admin/${second}` : `/admin/${second}/…`;
}

const adminPages: ReadonlySet<string> = new Set([
  'audit',
  'companies',
  'invitations',
  'outbox',
  'people',
  'requests',
  'sign-in',
  'webhooks',
]);
