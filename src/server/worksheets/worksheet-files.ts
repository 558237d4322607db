import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Worksheets } from '#gate/ports.ts';

/**
 * The worksheets that the build left beside the gate's catalogue. A file that is not the one of the catalogue is none.
 * @param folder `dist/gate/worksheets`
 */
export function createWorksheetFiles(folder: string): Worksheets {
  return {
    async read({ worksheet }) {
      if (!worksheet) return null;
      const bytes = await readFile(join(folder, worksheet.file)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
      const isSame = bytes !== null && createHash('sha256').update(bytes).digest('hex') === worksheet.sha256;
      return isSame ? bytes : null;
    },
  };
}
