import { spawn } from 'node:child_process';

/**
 * Removes a folder in a process of its own, which goes on when this one has ended: removing ten thousand files takes as long
 * as writing them, and the new site stands already.
 */
export function removeLater(folder: string): void {
  const script = 'require("node:fs").rmSync(process.argv[1], { recursive: true, force: true })';
  spawn(process.execPath, ['-e', script, folder], { detached: true, stdio: 'ignore' }).unref();
}
