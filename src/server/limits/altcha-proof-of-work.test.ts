import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createNodePlatform } from '#server/platform/node-platform.ts';
import { createAltchaProofOfWork } from './altcha-proof-of-work.ts';

const easy = { iterations: 2, leastTries: 3, mostTries: 9 };
const keyed = (byte: number) =>
  createAltchaProofOfWork(createNodePlatform(new Uint8Array(32).fill(byte)).hasher, easy);
const proofs = keyed(7);
const now = Date.now();

async function solved(text: string) {
  const challenge = JSON.parse(text);
  return { challenge, solution: await solveChallenge({ challenge, deriveKey }) };
}

test('what a browser has computed is good, in every process with the same key', async () => {
  const payload = JSON.stringify(await solved(await proofs.challenge(now)));
  const good = await proofs.check(payload, now);
  expect(good?.expiresAt).toBeGreaterThan(now);
  expect(await keyed(7).check(payload, now)).toEqual(good);
  expect(await keyed(8).check(payload, now)).toBeNull();
});

test('nothing else is: no work, another’s work, easier work, too late', async () => {
  const first = await solved(await proofs.challenge(now));
  const second = await solved(await proofs.challenge(now));
  const check = (payload: unknown, at = now) => proofs.check(JSON.stringify(payload), at);
  expect(await check({ ...first, solution: { counter: 0, derivedKey: '00' } })).toBeNull();
  expect(await check({ ...first, solution: second.solution })).toBeNull();
  const { parameters, signature } = first.challenge;
  const easier = { parameters: { ...parameters, cost: 1 }, signature };
  expect(await check({ ...first, challenge: easier })).toBeNull();
  const later = { parameters: { ...parameters, expiresAt: parameters.expiresAt + 60 }, signature };
  expect(await check({ ...first, challenge: later })).toBeNull();
  expect(await check(first, now + 31 * 60_000)).toBeNull();
  expect(await check(first)).not.toBeNull();
});

test('no text that is sent in its place breaks anything', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string(), fc.json(), fc.constant('x'.repeat(5_000))), async (text) => {
      expect(await proofs.check(text, now)).toBeNull();
    }),
  );
});
