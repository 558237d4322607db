import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join } from 'node:path';
import { buildSample } from './sample-server.ts';

/** A trust center that was built and is served as plain files, without the gate. */
export interface BuiltSite {
  readonly server: Server;
  readonly url: string;
  /** Folder of the published files. */
  readonly files: string;
}

/** Builds the content of a folder into another and serves the result; throws with what the build printed when it fails. */
export async function builtSite(content: string, dist: string): Promise<BuiltSite> {
  buildSample(dist, { content });
  const files = join(dist, 'client');
  const server = createServer((request, response) => {
    const path = join(files, decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
    const file = existsSync(path) && statSync(path).isDirectory() ? join(path, 'index.html') : path;
    if (!existsSync(file)) return response.writeHead(404).end();
    const type = types[extname(file)] ?? 'application/octet-stream';
    return response.writeHead(200, { 'content-type': type }).end(readFileSync(file));
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  return { server, url: `http://127.0.0.1:${port}`, files };
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
