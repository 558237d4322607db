import type { IncomingMessage } from 'node:http';
import { largestLeak } from '#gate/leak-ports.ts';
import { largestBody } from './request-body.ts';

/** Whether somebody with this session of staff may send a file. Asked before the file is read. */
export type MayUpload = (staffSession: string | undefined) => Promise<boolean>;

/**
 * How long a body may be: that of a form, but on the one page that takes a file, for those who may send one. Nobody else can make
 * the server hold megabytes.
 */
export async function bodyLimit(request: IncomingMessage, mayUpload: MayUpload | undefined): Promise<number> {
  const [path] = (request.url ?? '').split('?');
  if (path !== '/admin/trace' || mayUpload === undefined) return largestBody;
  return (await mayUpload(staffSession(request))) ? largestLeak + largestBody : largestBody;
}

function staffSession({ headers }: IncomingMessage): string | undefined {
  return /(?:^|;\s*)(?:__Host-)?vitrine-staff=([\w-]+)/.exec(headers.cookie ?? '')?.[1];
}
