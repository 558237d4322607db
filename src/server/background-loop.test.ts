import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import type { Log } from '#gate/ports.ts';
import { type BackgroundLoop, createBackgroundLoop } from './background-loop.ts';

const errors: string[] = [];
const log: Log = { info: () => {}, error: (event, facts) => void errors.push(`${event}: ${facts?.error}`) };
let loop: BackgroundLoop;

afterEach(() => loop.stop());

it('never runs two passes at once, and misses no wake', async () => {
  loop = createBackgroundLoop('delivery', log, 60_000);
  let running = 0;
  let most = 0;
  let passes = 0;
  loop.start(async () => {
    most = Math.max(most, ++running);
    await sleep(20);
    running -= 1;
    passes += 1;
  });
  await sleep(10);
  for (let i = 0; i < 50; i += 1) loop.wake();
  await sleep(100);
  expect([most, passes]).toEqual([1, 2]);
  loop.wake();
  await sleep(40);
  expect(passes).toBe(3);
});

it('polls for what became due without a wake', async () => {
  loop = createBackgroundLoop('delivery', log, 10);
  let passes = 0;
  loop.start(async () => {
    passes += 1;
  });
  await sleep(80);
  expect(passes).toBeGreaterThan(3);
});

it('goes on after a pass that failed', async () => {
  loop = createBackgroundLoop('delivery', log, 10);
  let passes = 0;
  loop.start(async () => {
    passes += 1;
    if (passes === 1) throw new Error('database is locked');
  });
  await sleep(60);
  expect(errors).toContain('delivery-failed: database is locked');
  expect(passes).toBeGreaterThan(1);
});

it('stops after the pass that runs', async () => {
  loop = createBackgroundLoop('delivery', log, 1);
  let ended = 0;
  let begun = 0;
  loop.start(async () => {
    begun += 1;
    await sleep(30);
    ended += 1;
  });
  await sleep(10);
  await loop.stop();
  expect([begun, ended]).toEqual([1, 1]);
  loop.wake();
  await sleep(10);
  expect(begun).toBe(1);
});
