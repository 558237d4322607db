import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { freePort } from '../src/server/free-port.fixture.ts';
import {
  clientId,
  clientSecret,
  type RunningProvider,
  startProvider,
} from '../src/server/identity/provider.fixture.ts';
import { type RunningServer, startServer } from './sample-server.ts';

/** The built sample beside an OpenID Connect provider, which vouches for its staff. */
export interface ProviderSite {
  readonly server: RunningServer;
  readonly provider: RunningProvider;
  /** Reached at another port than this says, as behind a proxy. */
  readonly publicUrl: string;
  readonly dataFolder: string;
  /** Asks the server and follows nothing. */
  readonly ask: (path: string, cookie?: string, init?: RequestInit) => Promise<Response>;
  readonly close: () => Promise<void>;
}

/** @param env what is set beside the provider's address and the client's secret */
export async function providerSite(
  dist: string,
  env: Readonly<Record<string, string>>,
): Promise<ProviderSite> {
  // The provider tells that it is not for production.
  for (const level of ['info', 'warn'] as const) vi.spyOn(console, level).mockReturnValue();
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-provider-'));
  const dataFolder = join(folder, 'data');
  const publicUrl = `http://localhost:${await freePort()}`;
  const provider = await startProvider({}, `${publicUrl}/admin/sign-in/callback`);
  const client = { OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret };
  const server = await startServer({ dist, dataFolder, env: { VITRINE_URL: publicUrl, ...client, ...env } });
  return {
    server,
    provider,
    publicUrl,
    dataFolder,
    ask: (path, cookie = '', init = {}) =>
      fetch(server.url + path, { redirect: 'manual', ...init, headers: { cookie, ...init.headers } }),
    async close() {
      await server.stop();
      await provider.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What an answer gives a browser to send back. */
export function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}
