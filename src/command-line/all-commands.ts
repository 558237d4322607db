import { auditCommand } from './audit.ts';
import { backupCommand } from './backup.ts';
import { buildCommand } from './build.ts';
import { calendarCommand } from './calendar.ts';
import { checkCommand } from './check.ts';
import type { Command } from './command.ts';
import { devCommand } from './dev.ts';
import { doctorCommand } from './doctor.ts';
import { diffCommand } from './diff.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { readinessCommand } from './readiness.ts';
import { requestsCommand } from './requests.ts';
import { restoreCommand } from './restore.ts';
import { serveCommand } from './serve.ts';
import { traceCommand } from './trace.ts';
import { vaultCommand } from './vault.ts';
import { verifyCommand } from './verify.ts';

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
  auditCommand,
  traceCommand,
  vaultCommand,
  verifyCommand,
  backupCommand,
  restoreCommand,
  doctorCommand,
];
