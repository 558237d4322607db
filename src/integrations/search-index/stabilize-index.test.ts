import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { createIndex } from 'pagefind';
import { expect, test } from 'vitest';
import { type CborValue, decodeCbor, encodeCbor } from './cbor.ts';
import { stabilizeIndex } from './stabilize-index.ts';

/** An index of a dozen pages with two filters of many values, each file in base64 by its path. */
async function indexed(): Promise<ReadonlyMap<string, string>> {
  const { index } = await createIndex({ forceLanguage: 'en' });
  if (!index) throw new Error('no index');
  for (let page = 0; page < 12; page++) {
    await index.addCustomRecord({
      url: `/page-${page}/`,
      content: `The words of page ${page}, which is one of twelve.`,
      language: 'en',
      filters: { kind: [`Kind ${page}`], series: [`CC${page % 9}`], owner: [`Owner ${page % 4}`] },
    });
  }
  const { files } = await index.getFiles();
  const stable = stabilizeIndex(new Map(files.map(({ path, content }) => [path, content])));
  return new Map([...stable].map(([path, bytes]) => [path, Buffer.from(bytes).toString('base64')]));
}

test('two indexes of the same pages have the same files, and each is named where it is looked for', async () => {
  const [first, second] = [await indexed(), await indexed()];
  expect([...first.keys()].toSorted()).toEqual([...second.keys()].toSorted());
  for (const [path, bytes] of first) expect(second.get(path), path).toBe(bytes);

  const entry = JSON.parse(Buffer.from(first.get('pagefind-entry.json') ?? '', 'base64').toString());
  const meta = first.get(`pagefind.${entry.languages.en.hash}.pf_meta`);
  const overview = gunzipSync(Buffer.from(meta ?? '', 'base64')).toString('latin1');
  const filters = [...first.keys()].filter((path) => path.endsWith('.pf_filter'));
  expect(filters).toHaveLength(3);
  for (const path of filters) expect(overview).toContain(path.slice('filter/'.length, -'.pf_filter'.length));
});

test('what is written as CBOR is read again', () => {
  const { value } = fc.letrec<{ value: CborValue }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.nat(2 ** 32 - 1),
      fc.string({ unit: 'grapheme' }),
      fc.array(tie('value')),
    ),
  }));
  fc.assert(
    fc.property(value, (one) => {
      expect(decodeCbor(encodeCbor(one))).toEqual(one);
    }),
  );
});

test.each([[[0xf6]], [[0x01, 0x02]], [[0x1b, 0, 0, 0, 0, 0, 0, 0, 1]], [[0x82, 0x01]]])(
  'bytes %j are refused',
  (bytes) => {
    expect(() => decodeCbor(Uint8Array.from(bytes))).toThrow(RangeError);
  },
);
