import { access, constants, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { causeOf, type Finding, fine, problem, warning } from './finding.ts';

const mebi = 1024 * 1024;

/** Whether the data folder can be written to and has room. */
export async function checkDisk(dataFolder: string): Promise<Finding> {
  const folder = resolve(dataFolder);
  try {
    const there = await access(folder, constants.W_OK).then(
      () => folder,
      (error) => {
        if (error.code !== 'ENOENT') throw error;
        return dirname(folder);
      },
    );
    await access(there, constants.W_OK);
    const { bavail, bsize } = await statfs(there);
    const free = Math.floor((bavail * bsize) / mebi);
    const hint =
      'Without room nothing can be requested, signed or downloaded. Free some, or move VITRINE_DATA.';
    if (free < 100) return problem('disk', `${folder} has ${free} MiB left.`, hint);
    if (free < 1024) return warning('disk', `${folder} has ${free} MiB left.`, hint);
    return fine('disk', `${folder} can be written to and has ${Math.floor(free / 1024)} GiB left.`);
  } catch (error) {
    return problem(
      'disk',
      `${folder}: ${causeOf(error)}`,
      'The user of the server needs to be able to write there.',
    );
  }
}
