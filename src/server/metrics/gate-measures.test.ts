import { afterEach, expect, it } from 'vitest';
import { routeOf } from '#server/http/routes.ts';
import { exposition } from './exposition.ts';
import { createGateMeasures } from './gate-measures.ts';
import { createHistogram } from './instruments.ts';
import { type MetricsServer, startMetricsServer } from './metrics-server.ts';
import { routeLabel } from './route-label.ts';

let server: MetricsServer | undefined;
afterEach(() => server?.close());

it('escapes labels, and writes what Prometheus reads', () => {
  const labels = { path: 'a"b\\c\nd' };
  const text = exposition([
    { name: 'x_total', help: 'One\nline.', type: 'counter', samples: [{ labels, value: 2 }] },
  ]);
  expect(text).toBe('# HELP x_total One\\nline.\n# TYPE x_total counter\nx_total{path="a\\"b\\\\c\\nd"} 2\n');
});

it('counts a value in every bucket that holds it', () => {
  const histogram = createHistogram('x_seconds', 'X.', [0.1, 1]);
  for (const value of [0.05, 0.1, 0.5, 3]) histogram.observe(value);
  expect(histogram.family().samples.map(({ value }) => value)).toEqual([2, 3, 4, 3.65, 4]);
});

it('gives routes few labels, whatever visitors ask for, without ids and secrets', () => {
  const label = (path: string, isFile = false) => routeLabel(routeOf(path), isFile);
  expect(label('/verify/SECRET')).toBe('/verify/…');
  expect(label('/admin/sign-in/SECRET')).toBe('/admin/sign-in/…');
  expect(label('/admin/requests/r-4f7k')).toBe('/admin/requests/…');
  expect(label('/admin/wp-login.php')).toBe('/admin/other');
  expect(label('/download/soc2')).toBe('/download/…');
  expect([label('/controls', true), label('/nowhere'), label('/healthz')]).toEqual([
    'static',
    'unknown',
    '/healthz',
  ]);
});

it('counts answers, mail and stamps, and says where the database stands', async () => {
  const measures = createGateMeasures({ now: () => 1_000_000 });
  measures.observeAnswer({ method: 'GET', route: '/request', status: 200, seconds: 0.02 });
  const mailer = measures.countMail({
    send: async ({ to }) => (to === 'x' ? Promise.reject(new Error('no')) : undefined),
  });
  const message = { id: '1', to: 'x', subject: '', text: '', html: '' };
  await expect(mailer.send(message)).rejects.toThrow('no');
  await mailer.send({ ...message, to: 'ada@acme.example' });
  const stamper = measures.timeStamps({ stamp: async () => ({ refused: 'damaged', message: 'x' }) });
  await stamper.stamp('soc2', {
    name: 'Ada',
    email: 'ada@acme.example',
    company: 'Acme',
    issuedAt: 0,
    copyId: 'C',
  });
  const outbox = { pending: 3, dead: 1, oldestAt: 940_000 };
  const requests = [{ status: 'in-review', count: 2 }];
  const text = measures.text({ outbox, requests, auditSeq: 17, isWritable: false });
  for (const line of [
    'vitrine_http_requests_total{method="GET",route="/request",status="200"} 1',
    'vitrine_mail_attempts_total{outcome="failed"} 1',
    'vitrine_mail_attempts_total{outcome="sent"} 1',
    'vitrine_stamp_duration_seconds_count{outcome="refused"} 1',
    'vitrine_outbox_messages{state="dead"} 1',
    'vitrine_outbox_oldest_seconds 60',
    'vitrine_requests{state="in-review"} 2',
    'vitrine_audit_head_seq 17',
    'vitrine_database_up 1',
    'vitrine_database_writable 0',
  ])
    expect(text.split('\n')).toContain(line);
  expect(text).not.toMatch(/ada|acme/i);
  expect(measures.text(null)).toContain('vitrine_database_up 0\n');
  measures.stop();
});

it('answers /metrics alone, on its own port', async () => {
  server = await startMetricsServer({ host: '127.0.0.1', port: 0 }, async () => 'x 1\n');
  const url = `http://127.0.0.1:${server.port}`;
  expect(await (await fetch(`${url}/metrics`)).text()).toBe('x 1\n');
  expect((await fetch(`${url}/`)).status).toBe(404);
  expect((await fetch(`${url}/metrics`, { method: 'POST' })).status).toBe(404);
});
