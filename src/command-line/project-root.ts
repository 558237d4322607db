import { fileURLToPath } from 'node:url';

/** The folder of the Vitrine project itself, wherever it is called from. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));
