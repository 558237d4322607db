import { z } from 'astro/zod';
import { databaseUrlProblem } from '#server/database/database-url.ts';

/** The database that several servers share, and the same one as the owner of its tables. */
export const databaseVariables = {
  DATABASE_URL: databaseUrl().optional(),
  MIGRATION_DATABASE_URL: databaseUrl().optional(),
};

function databaseUrl() {
  return z.string().superRefine((text, context) => {
    const message = databaseUrlProblem(text);
    if (message !== null) context.addIssue({ code: 'custom', message });
  });
}
