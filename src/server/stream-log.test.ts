import { expect, it } from 'vitest';
import { createStreamLog } from './stream-log.ts';

function linesOf(format: 'text' | 'json'): string {
  const lines: string[] = [];
  const log = createStreamLog(format, { now: () => Date.UTC(2026, 10, 23, 9, 30) }, (line) =>
    lines.push(line),
  );
  log.info('request', { method: 'GET', status: 200 });
  log.error('request-failed', { error: 'two words\nevent=forged' });
  return lines.join('');
}

it('writes one line an event, which no value can break', () => {
  expect(linesOf('text')).toMatchInlineSnapshot(`
    "2026-11-23T09:30:00.000Z request method=GET status=200
    2026-11-23T09:30:00.000Z ERROR request-failed error="two words\\nevent=forged"
    "
  `);
  expect(linesOf('json')).toMatchInlineSnapshot(`
    "{"time":"2026-11-23T09:30:00.000Z","level":"info","event":"request","method":"GET","status":200}
    {"time":"2026-11-23T09:30:00.000Z","level":"error","event":"request-failed","error":"two words\\nevent=forged"}
    "
  `);
});
