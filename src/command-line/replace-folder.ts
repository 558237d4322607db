import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Puts a fresh folder in the place of another in one step; if that fails, the older one stands where it stood.
 * @param remove gets the older folder under another name
 */
export function replaceFolder(fresh: string, target: string, remove = removeNow): void {
  const old = `${target}.old-${process.pid}`;
  const beside = `${target}.new-${process.pid}`;
  mkdirSync(dirname(target), { recursive: true });
  try {
    moveBeside(fresh, beside);
    if (existsSync(target)) renameSync(target, old);
    renameSync(beside, target);
  } catch (error) {
    if (existsSync(old) && !existsSync(target)) renameSync(old, target);
    throw error;
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
  if (existsSync(old)) remove(old);
}

function removeNow(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** A rename cannot cross file systems, a copy can: what follows is a rename on one. */
function moveBeside(fresh: string, beside: string): void {
  try {
    renameSync(fresh, beside);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    cpSync(fresh, beside, { recursive: true });
  }
}
