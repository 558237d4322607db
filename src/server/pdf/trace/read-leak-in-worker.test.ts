import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { prepareDocument } from '../prepare-document.ts';
import { longPdf } from '../sample-pdfs.fixture.ts';
import { stampDocument } from '../stamp-document.ts';
import { joinBytes } from '../verify-prepared.ts';
import { createLeakReader } from './read-leak-in-worker.ts';

const copyId = '7K2Q9XWM31AB';
let leaked: Uint8Array;
beforeAll(async () => {
  const prepared = await prepareDocument(await longPdf(2), 2);
  if ('refused' in prepared) throw new Error(prepared.message);
  const marks = { name: 'Jane Doe', email: 'jane@acme.example', company: 'Acme', at: new Date(0), copyId };
  leaked = joinBytes(stampDocument(prepared, marks));
});

test('reads the marks of a copy beside the server’s own thread', async () => {
  expect(await createLeakReader().read(leaked, [])).toMatchObject({
    kind: 'traced',
    pages: 2,
    found: [{ copyId, text: [1, 2], properties: true }],
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});

test('one file at a time, and the next one after it', async () => {
  const reader = createLeakReader();
  const [first, second] = await Promise.all([reader.read(leaked, []), reader.read(leaked, [])]);
  expect([first?.kind, second]).toMatchObject(['traced', { kind: 'refused', code: 'busy' }]);
  expect((await reader.read(leaked, [])).kind).toBe('traced');
});

test('what is no document, crashes or hangs costs its own answer alone', async () => {
  const reader = createLeakReader();
  expect(await reader.read(new TextEncoder().encode('no document'), [])).toMatchObject({
    code: 'not-a-document',
  });
  const script = (name: string, code: string) => {
    const file = join(tmpdir(), `vitrine-${process.pid}-${name}.mjs`);
    writeFileSync(file, code);
    return pathToFileURL(file);
  };
  const crashing = createLeakReader({ script: script('crash', 'throw new Error("x")') });
  expect(await crashing.read(leaked, [])).toMatchObject({ code: 'not-a-document' });
  const hanging = createLeakReader({ script: script('hang', 'for (;;);'), timeoutMs: 300 });
  expect(await hanging.read(leaked, [])).toMatchObject({ code: 'too-slow' });
});
