import { describe, expect, it } from 'vitest';
import { databaseUrlProblem, describeDatabaseUrl } from './database-url.ts';

describe('databaseUrlProblem', () => {
  it.each([
    'postgres://vitrine:p%40ss@localhost/vitrine',
    'postgresql://vitrine@127.0.0.1:5433/vitrine',
    'postgres://vitrine@[::1]/vitrine',
    'postgres://vitrine@/vitrine?host=/var/run/postgresql',
    'postgres:///vitrine?host=/var/run/postgresql',
    'postgres://u:p@db.example.com/vitrine?sslmode=verify-full',
    'postgres://u:p@db/vitrine?sslmode=disable',
  ])('takes %s', (url) => {
    expect(databaseUrlProblem(url)).toBeNull();
  });

  it.each([
    ['mysql://localhost/vitrine', 'is not postgres://'],
    ['vitrine', 'is not postgres://'],
    ['postgres://u:a b@c@localhost', 'names no database'],
    ['postgres://localhost', 'names no database'],
    ['postgres://localhost/', 'names no database'],
    ['postgres:///vitrine', 'names no host'],
    ['postgres://u@/vitrine', 'names no host'],
    ['postgres://u:p@db.example.com/vitrine', 'does not say how the way to the server is protected'],
    ['postgres://u:p@localhost.example.com/vitrine', 'does not say how'],
    ['postgres://u:p@localhost/vitrine?host=db.example.com', 'does not say how'],
    ['postgres://u:p@db/vitrine?sslmode=require', 'has an sslmode other than verify-full'],
    ['postgres://u:p@db/vitrine?sslmode=prefer', 'has an sslmode other than verify-full'],
    ['postgres://u:p@db/vitrine?sslmode=verify-full&sslrootcert=/nowhere.pem', 'a file as sslrootcert'],
  ])('refuses %s', (url, problem) => {
    expect(databaseUrlProblem(url)).toContain(problem);
  });
});

describe('describeDatabaseUrl', () => {
  it('tells the place and nothing else', () => {
    expect(describeDatabaseUrl('postgres://u:geheim@db.example.com:6432/trust?sslmode=disable')).toBe(
      'trust at db.example.com:6432',
    );
    expect(describeDatabaseUrl('postgres://u:geheim@/trust?host=/run/pg')).toBe('trust at /run/pg');
  });
});
