import { join, resolve } from 'node:path';
import { type Invocation, textOption } from './command.ts';
import { projectRoot } from './project-root.ts';

/** The option of every command that reads a build. */
export const distOption = { dist: { type: 'string' } } as const;

/** Its help line. */
export const distHelp = '  --dist DIR           the build (default: dist)';

/** The folder of the build, absolute. */
export function distFolder(invocation: Invocation): string {
  const written = textOption(invocation, 'dist');
  return written === undefined ? join(projectRoot, 'dist') : resolve(written);
}
