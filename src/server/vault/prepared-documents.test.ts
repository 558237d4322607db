import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { PreparedDocument } from '#server/pdf/prepared-document.ts';
import { createPreparedDocuments, type NotPrepared } from './prepared-documents.ts';

function documentOf(bytes: number): PreparedDocument {
  return {
    head: new Uint8Array(bytes),
    pages: 1,
    sha256: '',
    warnings: [],
    forms: { line: 1, mark: 2, trace: 3, dots: 10 },
    latinFont: 4,
    roots: [],
    catalog: 5,
    nextNumber: 6,
    crossReference: { entries: 6, deflated: new Uint8Array(), adler: 1 },
  };
}

function counting(outcome: (id: string) => PreparedDocument | NotPrepared) {
  const calls: string[] = [];
  let running = 0;
  let most = 0;
  const prepare = async (id: string) => {
    calls.push(id);
    most = Math.max(most, ++running);
    await sleep(5);
    running -= 1;
    return outcome(id);
  };
  return { calls, prepare, most: () => most };
}

const clock = { now: () => 0 };

it('prepares a document once for all who ask for it, and one document at a time', async () => {
  const { calls, prepare, most } = counting(() => documentOf(10));
  const documents = createPreparedDocuments(prepare, clock, 1000);
  const asked = ['a', 'b', 'a', 'c', 'a'].map((id) => documents.get(id));
  const [first, , third] = await Promise.all(asked);
  expect(third).toBe(first);
  expect(calls).toEqual(['a', 'b', 'c']);
  expect(most()).toBe(1);
  expect(await documents.get('a')).toBe(first);
  expect(calls).toHaveLength(3);
});

it('keeps no more than the bound, and lets go of the one used longest ago', async () => {
  const { calls, prepare } = counting(() => documentOf(40));
  const documents = createPreparedDocuments(prepare, clock, 100);
  for (const id of ['a', 'b', 'a', 'c', 'a', 'b']) await documents.get(id);
  expect(calls).toEqual(['a', 'b', 'c', 'b']);
});

it('serves a document that is larger than the bound, without dropping the others for it', async () => {
  const { calls, prepare } = counting((id) => documentOf(id === 'large' ? 101 : 50));
  const documents = createPreparedDocuments(prepare, clock, 100);
  for (const id of ['a', 'large', 'large', 'a']) expect(await documents.get(id)).toHaveProperty('head');
  expect(calls).toEqual(['a', 'large', 'large']);
});

it('remembers a refusal for a minute', async () => {
  const refusal = { refused: 'damaged', message: 'The file is damaged.' };
  const { calls, prepare } = counting(() => refusal);
  let now = 0;
  const documents = createPreparedDocuments(prepare, { now: () => now }, 1000);
  expect(await documents.get('a')).toEqual(refusal);
  now = 59_999;
  expect(await documents.get('a')).toEqual(refusal);
  expect(calls).toHaveLength(1);
  now = 60_000;
  await documents.get('a');
  expect(calls).toHaveLength(2);
});

it('goes on after an outage, which it does not remember', async () => {
  let broken = true;
  const documents = createPreparedDocuments(
    async () => {
      if (broken) throw new Error('disk unplugged');
      return documentOf(1);
    },
    clock,
    1000,
  );
  await expect(documents.get('a')).rejects.toThrow('disk unplugged');
  broken = false;
  expect(await documents.get('a')).toHaveProperty('head');
});
