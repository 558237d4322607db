import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { zipMembers } from './zip-members.ts';

const zip = Buffer.from(
  zipSync({ 'a/b.txt': strToU8('text '.repeat(50)), 'c.png': [strToU8('stored'), { level: 0 }] }),
);

test('the files of a zip are read, packed and stored ones', () => {
  expect(zipMembers(zip).map(({ name, size, content }) => [name, size, content().toString('utf8')])).toEqual([
    ['a/b.txt', 250, 'text '.repeat(50)],
    ['c.png', 6, 'stored'],
  ]);
});

test('what cannot be looked into is an error, not an empty zip', () => {
  expect(() => zipMembers(Buffer.from('no zip'))).toThrow('no zip');
  expect(() => zipMembers(zip.subarray(0, zip.length - 30))).toThrow();
  const directory = zip.lastIndexOf('PK\x01\x02');
  const changed = (offset: number, value: number) => {
    const copy = Buffer.from(zip);
    copy.writeUInt16LE(value, directory + offset);
    return copy;
  };
  expect(() => zipMembers(changed(24, 7)).map(({ content }) => content())).toThrow('another size');
  expect(() => zipMembers(changed(8, 1))).toThrow('encrypted');
  expect(() => zipMembers(changed(10, 99))).toThrow('is not looked into (99)');
});
