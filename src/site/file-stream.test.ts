import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attachment, streamOf } from './file-stream.ts';

const ready = () => Promise.resolve();

test('property: the stream is the parts, one after the other', async () => {
  const part = fc.uint8Array({ maxLength: 200_000 });
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 4 }), async (parts) => {
      const got = new Uint8Array(await new Response(streamOf(parts, ready)).arrayBuffer());
      expect(Buffer.compare(Buffer.from(got), Buffer.concat(parts))).toBe(0);
    }),
    { numRuns: 30 },
  );
});

test('nothing is read before somebody asks, and what is given away is a copy', async () => {
  const head = new Uint8Array(100_000).fill(1);
  const reader = streamOf([head], ready).getReader();
  const first = await reader.read();
  expect(first.value?.length).toBe(65_536);
  first.value?.fill(9);
  expect(head[0]).toBe(1);
});

test('the name of a file stays one parameter, whatever is in it', () => {
  expect(attachment('Ostermere SOC 2 "2026".pdf')).toBe(
    `attachment; filename="Ostermere SOC 2 _2026_.pdf"; filename*=UTF-8''Ostermere%20SOC%202%20%222026%22.pdf`,
  );
  expect(attachment('Bericht für 東京.pdf')).toMatch(
    /^attachment; filename="Bericht f_r __\.pdf"; filename\*=UTF-8''Bericht%20f%C3%BCr%20/,
  );
});

test('a reader that takes nothing is not sent ahead of', async () => {
  let release = () => {};
  const full = new Promise<void>((resolve) => {
    release = resolve;
  });
  const reader = streamOf([new Uint8Array(200_000)], () => full).getReader();
  let taken = false;
  const first = reader.read().then(() => {
    taken = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(taken).toBe(false);
  release();
  await first;
  expect(taken).toBe(true);
});
