import { auditCommand } from './audit.ts';
import { buildCommand } from './build.ts';
import { checkCommand } from './check.ts';
import type { Command } from './command.ts';
import { devCommand } from './dev.ts';
import { requestsCommand } from './requests.ts';
import { serveCommand } from './serve.ts';
import { vaultCommand } from './vault.ts';

/** Every command, in the order of the help. */
export const allCommands: readonly Command[] = [
  checkCommand,
  buildCommand,
  serveCommand,
  devCommand,
  requestsCommand,
  auditCommand,
  vaultCommand,
];
