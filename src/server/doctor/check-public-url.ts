import { isLocalUrl } from '../settings/local-url.ts';
import { clockVerdict } from './check-database.ts';
import { causeOf, type Finding, fine, lookSeconds, problem, warning } from './finding.ts';

/** Asks the public address from here, as a visitor would, and looks at what the proxies in front made of the answers. */
export async function checkPublicUrl(url: string): Promise<Finding[]> {
  const signal = () => AbortSignal.timeout(lookSeconds * 1000);
  try {
    const gate = await fetch(`${url}/request`, { redirect: 'manual', signal: signal() });
    const health = await fetch(`${url}/readyz`, { redirect: 'manual', signal: signal() });
    await Promise.all([gate.body?.cancel(), health.body?.cancel()]);
    return [reached(url, gate), ready(health), ...headerFindings(url, gate), ...clock(gate)];
  } catch (error) {
    return [
      warning(
        'public-url',
        `${url} does not answer from this machine (${causeOf(error)}).`,
        'Start the server, and look at name, certificate and proxy; a network that hides its own public address from inside also looks like this.',
      ),
    ];
  }
}

function reached(url: string, { status }: Response): Finding {
  if (status === 200) return fine('public-url', `${url}/request answers.`);
  return problem(
    'public-url',
    `${url}/request answers ${status}.`,
    'The proxy has to pass the gate’s paths on: deploy/nginx.conf and deploy/Caddyfile name them.',
  );
}

function ready({ status }: Response): Finding {
  if (status === 200) return fine('ready', 'The server says that it is ready.');
  if (status === 404) return fine('ready', '/readyz is not public, which is as it should be behind a proxy.');
  return problem(
    'ready',
    `/readyz answers ${status}.`,
    'Look at the database above, and into the server’s log.',
  );
}

function headerFindings(url: string, { headers }: Response): Finding[] {
  const hint = 'A proxy takes it away or writes its own: pass the server’s headers on unchanged.';
  const wanted: readonly (readonly [string, RegExp])[] = [
    ['content-security-policy', /frame-ancestors 'none'/],
    ['cache-control', /no-store/],
    ['referrer-policy', /no-referrer/],
    ['x-content-type-options', /nosniff/],
    ...(isLocalUrl(url) ? [] : [['strict-transport-security', /max-age=\d{7,}/] as const]),
  ];
  const wrong = wanted.filter(([name, value]) => !value.test(headers.get(name) ?? '')).map(([name]) => name);
  if (wrong.length === 0) return [fine('headers', 'The security headers arrive unchanged.')];
  return wrong.map((name) => problem('headers', `${name} is missing or weakened at ${url}/request.`, hint));
}

function clock({ headers }: Response): Finding[] {
  const date = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(date)
    ? []
    : [clockVerdict('clock-http', 'the public address', Math.round((Date.now() - date) / 1000))];
}
