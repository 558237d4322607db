import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createTraffic } from './traffic.ts';

/** What came first: the way being free, or a longer while. */
const first = (way: Promise<void>, ms: number) =>
  Promise.race([way.then(() => 'way'), sleep(ms).then(() => 'while')]);

it('work goes on at once where nobody waits for an answer', async () => {
  const traffic = createTraffic(10_000);
  const response = new EventEmitter();
  traffic.began(response);
  response.emit('close');
  expect(await first(traffic.makeWay(), 1_000)).toBe('way');
});

it('work steps back while somebody waits, and goes on after a moment all the same', async () => {
  const patient = createTraffic(10_000);
  patient.began(new EventEmitter());
  expect(await first(patient.makeWay(), 50)).toBe('while');
  const brief = createTraffic(10);
  brief.began(new EventEmitter());
  expect(await first(brief.makeWay(), 10_000)).toBe('way');
});
