import { createHash, type Hash } from 'node:crypto';
import { z } from 'astro/zod';

/**
 * A backup is JSON Lines: a head; for each table a line that names it and its columns, its rows as arrays, and a line with
 * their number and SHA-256; and an end with the SHA-256 of every line before it. Hashes are over the lines as UTF-8,
 * line ends (LF) included. Arrays are rows, objects are everything else. It is the same for both databases.
 */
export const backupFormat = 'vitrine-backup-1';

const count = z.number().int().nonnegative();
const hash = z.string().regex(/^[0-9a-f]{64}$/);

export const headSchema = z.object({
  format: z.literal(backupFormat),
  /** Epoch milliseconds. */
  takenAt: count,
  /** The last migration that the database had. */
  migration: z.string(),
});

export const tableSchema = z.object({ table: z.string(), columns: z.array(z.string()).min(1) });
export const tableEndSchema = z.object({ endOfTable: z.string(), rows: count, sha256: hash });
export const endSchema = z.object({ endOfBackup: z.literal(true), rows: count, sha256: hash });
export const rowSchema = z.array(z.union([z.string(), z.number().int(), z.null()]));

export type BackupHead = z.infer<typeof headSchema>;
export type BackupRow = z.infer<typeof rowSchema>;

/** A hash of lines that grows; `digest` leaves it open for more. */
export interface LineHash {
  readonly add: (line: string) => void;
  readonly digest: () => string;
}

export function lineHash(): LineHash {
  const sha256: Hash = createHash('sha256');
  return {
    add: (line) => void sha256.update(`${line}\n`, 'utf8'),
    digest: () => sha256.copy().digest('hex'),
  };
}
