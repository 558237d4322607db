import type { CalendarDay } from '#domain/calendar-day.ts';

/** A file as it lies in a zip. */
export interface ZipMember {
  readonly path: string;
  /** What is stored: the file itself, or its DEFLATE form. */
  readonly data: Uint8Array;
  readonly isDeflated: boolean;
  /** Of the file, CRC-32. */
  readonly crc: number;
  /** Of the file, in bytes. */
  readonly size: number;
}

/**
 * A zip (PKWARE APPNOTE 6.3.9, without ZIP64) of members that are compressed already, in their order, each dated at noon of a day.
 * @throws RangeError where there is more than the format holds
 */
export function zipBytes(members: readonly ZipMember[], day: CalendarDay): Uint8Array {
  const named = members.map((member) => ({ ...member, name: new TextEncoder().encode(member.path) }));
  const sizeOf = ({ name, data }: Named) => localSize + name.length + data.length;
  const directory = named.reduce((sum, member) => sum + sizeOf(member), 0);
  const end = named.reduce((sum, { name }) => sum + centralSize + name.length, directory);
  if (named.length > 0xffff || end > 0xffffffff)
    throw new RangeError(
      `${named.length} files with ${end} bytes do not fit into a zip (at most 65,535 and 4 GB).`,
    );
  const bytes = new Uint8Array(end + endSize);
  const write = writerOf(bytes);
  const date = dosDate(day);
  const starts = named.map((member) => {
    const start = write.at();
    write.words(0x04034b50, ...[20, utf8Names, member.isDeflated ? 8 : 0, noon, date].map(short));
    write.words(member.crc, member.data.length, member.size, short(member.name.length), short(0));
    write.bytes(member.name);
    write.bytes(member.data);
    return start;
  });
  for (const [at, member] of named.entries()) {
    write.words(0x02014b50, ...[20, 20, utf8Names, member.isDeflated ? 8 : 0, noon, date].map(short));
    write.words(member.crc, member.data.length, member.size);
    write.words(...[member.name.length, 0, 0, 0, 0].map(short), 0, starts[at] ?? 0);
    write.bytes(member.name);
  }
  write.words(0x06054b50, ...[0, 0, named.length, named.length].map(short));
  write.words(end - directory, directory, short(0));
  return bytes;
}

type Named = ZipMember & { readonly name: Uint8Array };

const localSize = 30;
const centralSize = 46;
const endSize = 22;
/** Bit 11: names are UTF-8. */
const utf8Names = 1 << 11;
const noon = 12 << 11;

function dosDate(day: CalendarDay): number {
  const [year = 1980, month = 1, date = 1] = day.split('-').map(Number);
  return ((year - 1980) << 9) | (month << 5) | date;
}

interface Short {
  readonly short: number;
}

function short(value: number): Short {
  return { short: value };
}

/** Writes one after the other: numbers of four bytes, numbers of two, and bytes; little-endian. */
function writerOf(target: Uint8Array) {
  const view = new DataView(target.buffer);
  let at = 0;
  return {
    at: () => at,
    words: (...values: readonly (number | Short)[]) => {
      for (const value of values) {
        if (typeof value === 'number') view.setUint32(at, value, true);
        else view.setUint16(at, value.short, true);
        at += typeof value === 'number' ? 4 : 2;
      }
    },
    bytes: (bytes: Uint8Array) => {
      target.set(bytes, at);
      at += bytes.length;
    },
  };
}
