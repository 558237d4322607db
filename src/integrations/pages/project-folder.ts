import { join } from 'node:path';

/** The folder of Vitrine itself, which holds the sources of the pages. */
export const projectFolder = join(import.meta.dirname, '../../..');
