import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { readParts, writeParts } from './parts-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'vitrine-parts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'sub', 'parts');

test('what is written is read again', () => {
  const part = fc.record({
    facts: fc.record({ path: fc.string({ unit: 'grapheme' }), size: fc.nat() }),
    bytes: fc.uint8Array(),
  });
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      writeParts(file, parts);
      const read = readParts(file)?.map(({ facts, bytes }) => ({ facts, bytes: Uint8Array.from(bytes) }));
      expect(read).toEqual(parts);
    }),
    { numRuns: 50 },
  );
});

test('a file that is damaged anywhere, cut off or missing counts as none', () => {
  writeParts(file, [{ facts: 'a', bytes: Buffer.from('bytes') }]);
  const whole = readFileSync(file);
  for (let at = 0; at < whole.length; at++) {
    const damaged = Buffer.from(whole);
    damaged.writeUInt8((whole[at] ?? 0) ^ 1, at);
    writeFileSync(file, damaged);
    expect(readParts(file), `byte ${at}`).toBeNull();
    writeFileSync(file, whole.subarray(0, at));
    expect(readParts(file), `cut at ${at}`).toBeNull();
  }
  expect(readParts(join(folder, 'missing'))).toBeNull();
});
