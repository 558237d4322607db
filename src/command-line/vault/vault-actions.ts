import type { ExitCode, Invocation } from '../command.ts';
import { addToVault } from './add-to-vault.ts';
import { keygen } from './keygen.ts';
import { listVault } from './list-vault.ts';
import { openFromVault } from './open-from-vault.ts';
import { rotateVault } from './rotate-vault.ts';
import { verifyVault } from './verify-vault.ts';

/** What `vitrine vault` can do, by the word on the command line. */
export const vaultActions: Readonly<Record<string, (invocation: Invocation) => Promise<ExitCode>>> = {
  keygen,
  add: addToVault,
  list: listVault,
  verify: verifyVault,
  open: openFromVault,
  rotate: rotateVault,
};
