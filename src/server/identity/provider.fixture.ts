import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type AccountClaims, type Configuration, Provider } from 'oidc-provider';

/** For tests: a certified OpenID Connect provider on a free port, and a browser that signs in there. */
export interface RunningProvider {
  readonly issuer: string;
  /** Who signs in next. */
  claims: AccountClaims;
  /** Follows the redirects and forms of the provider from its sign-in page until it sends the browser back; that address. */
  readonly signIn: (startUrl: string) => Promise<string>;
  /** Called before each answer of the token endpoint. */
  readonly calls: string[];
  readonly close: () => Promise<void>;
}

export const clientId = 'vitrine';
export const clientSecret = 'a secret of at least thirty-two characters';
export const redirectUri = 'https://gate.ostermere.example/admin/sign-in/callback';

export async function startProvider(
  changes: Partial<Configuration> = {},
  redirect = redirectUri,
): Promise<RunningProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const calls: string[] = [];
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirect],
        post_logout_redirect_uris: ['https://gate.ostermere.example/admin/sign-in'],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], groups: ['groups'] },
    scopes: ['openid', 'email', 'groups'],
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true } },
    cookies: { keys: ['for tests'] },
    findAccount: (_, id) => ({ accountId: id, claims: async () => ({ ...running.claims, sub: id }) }),
    ...changes,
  });
  // Its own warnings about plain http and development keys are no news in a test.
  const handle = provider.callback();
  server.on('request', (request, response) => {
    calls.push(`${request.method} ${request.url?.split('?')[0]}`);
    void handle(request, response);
  });
  const running: RunningProvider = {
    issuer,
    claims: { sub: 'ada', email: 'approver@ostermere.example', email_verified: true },
    calls,
    signIn: (startUrl) => signIn(startUrl, issuer),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return running;
}

async function signIn(startUrl: string, issuer: string): Promise<string> {
  const jar = new Map<string, string>();
  let at = startUrl;
  let form: URLSearchParams | null = null;
  for (let step = 0; step < 12; step += 1) {
    const response: Response = await fetch(at, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: form }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    const location = response.headers.get('location');
    if (location !== null) {
      at = new URL(location, at).href;
      form = null;
      if (!at.startsWith(issuer)) return at;
      continue;
    }
    const page = await response.text();
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
    const action = /action="([^"]+)"/.exec(page)?.[1];
    if (!prompt || !action)
      throw new Error(`the provider answered ${response.status}: ${page.slice(0, 300)}`);
    at = new URL(action, at).href;
    form = new URLSearchParams({ prompt, login: 'ada', password: 'any' });
  }
  throw new Error('the provider sent the browser round in circles');
}
