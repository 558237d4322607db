import { expect, test } from 'vitest';
import { readDatabaseSettings } from '../settings.ts';
import { refusedCombinations, refusedDatabases } from './refused-combinations.ts';

const named = (given: Record<string, string>) => refusedCombinations(given).map(({ variable }) => variable);

test('nothing is refused where nothing is set', () => {
  expect(named({})).toEqual([]);
});

test.each([
  [{ SMTP_URL: 'smtp://a' }, ['MAIL_FROM']],
  [{ DATABASE_URL: 'postgres://a' }, ['VITRINE_SECRET']],
  [{ MIGRATION_DATABASE_URL: 'postgres://a' }, ['MIGRATION_DATABASE_URL']],
  [{ OIDC_NAME: 'Login' }, ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET']],
  [{ STAFF_MAIL_LINKS: 'yes' }, []],
  [
    { OIDC_ISSUER: 'a', OIDC_CLIENT_ID: 'b', OIDC_CLIENT_SECRET: 'c', OIDC_ROLES: 'approver=x' },
    ['OIDC_ROLES'],
  ],
])('%o lacks %o', (given, expected) => {
  expect(named(given as Record<string, string>)).toEqual(expected);
});

test('work on the database alone asks for what concerns the database alone', () => {
  const others = { SMTP_URL: 'smtp://a', OIDC_NAME: 'Login', PORT: 'none', VITRINE_SECRET: 'short' };
  expect(readDatabaseSettings({ ...others, DATABASE_URL: 'postgres://localhost/vitrine' })).toEqual({
    kind: 'settings',
    settings: {
      dataFolder: 'data',
      databaseUrl: 'postgres://localhost/vitrine',
      migrationDatabaseUrl: null,
    },
  });
  const owner = { MIGRATION_DATABASE_URL: 'postgres://localhost/vitrine' };
  expect(readDatabaseSettings({ ...others, ...owner })).toEqual({
    kind: 'refused',
    problems: refusedDatabases(owner),
  });
});
