import { auditCommand } from './audit.ts';
import { backupCommand } from './backup.ts';
import { buildCommand } from './build.ts';
import { calendarCommand } from './calendar.ts';
import { checkCommand } from './check.ts';
import type { Command } from './command.ts';
import { devCommand } from './dev.ts';
import { diffCommand } from './diff.ts';
import { doctorCommand } from './doctor.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { migrateCommand } from './migrate.ts';
import { peopleCommand } from './people.ts';
import { readinessCommand } from './readiness.ts';
import { requestsCommand } from './requests.ts';
import { restoreCommand } from './restore.ts';
import { serveCommand } from './serve.ts';
import { traceCommand } from './trace.ts';
import { vaultCommand } from './vault.ts';
import { verifyCommand } from './verify.ts';
import { webhooksCommand } from './webhooks.ts';

/** Every command, in the order of the help. */
export const allCommands: readonly Command[] = [
  checkCommand,
  buildCommand,
  serveCommand,
  devCommand,
  readinessCommand,
  calendarCommand,
  diffCommand,
  importCommand,
  exportCommand,
  requestsCommand,
  webhooksCommand,
  auditCommand,
  peopleCommand,
  traceCommand,
  vaultCommand,
  verifyCommand,
  migrateCommand,
  backupCommand,
  restoreCommand,
  doctorCommand,
];
