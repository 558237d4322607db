import { createHash } from 'node:crypto';
import { type PDFContext, type PDFObject, type PDFRef, PDFStream } from '@cantoo/pdf-lib';
import { type Location, prepareCrossReference } from './cross-reference.ts';
import { numberFrom, reachableFrom, renumberReferences } from './number-objects.ts';
import { streamBody, wrapObject } from './object-body.ts';
import type { NumberedObject, PreparedCrossReference } from './prepared-document.ts';

/** The shared part of every copy. */
export interface SerializedObjects {
  readonly head: Uint8Array;
  readonly sha256: string;
  readonly crossReference: PreparedCrossReference;
  /** Objects that were held back, in the order asked for, with their new numbers. */
  readonly heldBack: readonly NumberedObject[];
  /** New numbers of the reserved references, in the order asked for. */
  readonly reserved: readonly number[];
  /** Number of the first object that `extra` has made. */
  readonly firstExtra: number;
  readonly nextNumber: number;
}

/** What goes where. */
export interface SerializationPlan {
  /** Objects that are numbered but not written: the tail supplies them. Everything else hangs on them. */
  readonly heldBack: readonly PDFRef[];
  /** References without an object yet. */
  readonly reserved: readonly PDFRef[];
  /** Makes further shared objects, ready-made bodies numbered from its argument. */
  readonly extra: (first: number) => readonly NumberedObject[];
}

/**
 * Numbers everything reachable anew from 1 and writes it: streams as they are, all else in object streams. The order of
 * numbers is: plain objects, streams, object streams, extras, held back, reserved.
 */
export function serializeObjects(context: PDFContext, plan: SerializationPlan): SerializedObjects {
  const shared = reachableFrom(context, plan.heldBack, plan.reserved);
  const streams = shared.filter((ref) => context.lookup(ref) instanceof PDFStream);
  const plain = shared.filter((ref) => !(context.lookup(ref) instanceof PDFStream));
  const firstExtra = 1 + shared.length + Math.ceil(plain.length / PACKET);
  const extras = plan.extra(firstExtra);
  const firstLater = firstExtra + extras.length;
  const later = numberFrom(firstLater, [...plan.heldBack, ...plan.reserved]);
  const numbers = new Map([...numberFrom(1, [...plain, ...streams]), ...later]);
  const objectOf = (ref: PDFRef): PDFObject | [] => context.lookup(ref) ?? [];
  renumberReferences([...shared, ...plan.heldBack].flatMap(objectOf), numbers);
  const bodiesOf = (refs: readonly PDFRef[]): Uint8Array[] => refs.flatMap(objectOf).map(serialize);
  const head = writeHead(bodiesOf(plain), bodiesOf(streams), extras);
  return {
    head: head.bytes,
    sha256: createHash('sha256').update(head.bytes).digest('hex'),
    crossReference: prepareCrossReference(head.locations),
    heldBack: bodiesOf(plan.heldBack).map((body, i) => ({ number: firstLater + i, body })),
    reserved: plan.reserved.map((_, i) => firstLater + plan.heldBack.length + i),
    firstExtra,
    nextNumber: firstLater + later.length,
  };
}

/** Objects per object stream: readers unpack a whole one to reach one object. */
const PACKET = 100;
const HEADER = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1');

function writeHead(
  plain: readonly Uint8Array[],
  streams: readonly Uint8Array[],
  extras: readonly NumberedObject[],
): { bytes: Uint8Array; locations: Location[] } {
  const firstPacket = 1 + plain.length + streams.length;
  const locations = plain.map(
    (_, i): Location => ({ stream: firstPacket + Math.floor(i / PACKET), index: i % PACKET }),
  );
  const parts: Uint8Array[] = [HEADER];
  let offset = HEADER.length;
  for (const body of [...streams, ...packAll(plain), ...extras.map((object) => object.body)]) {
    const object = wrapObject(1 + locations.length, body);
    locations.push({ offset });
    parts.push(object);
    offset += object.length;
  }
  return { bytes: Buffer.concat(parts), locations };
}

function packAll(bodies: readonly Uint8Array[]): Uint8Array[] {
  const packets: Uint8Array[] = [];
  for (let i = 0; i < bodies.length; i += PACKET)
    packets.push(packObjects(i + 1, bodies.slice(i, i + PACKET)));
  return packets;
}

/** An object stream (ISO 32000-2, 7.5.7) of objects numbered from `first`. */
function packObjects(first: number, bodies: readonly Uint8Array[]): Uint8Array {
  let at = 0;
  const entries = bodies.map((body, i) => {
    const entry = `${first + i} ${at}`;
    at += body.length + 1;
    return entry;
  });
  const index = `${entries.join(' ')}\n`;
  const content = Buffer.concat([Buffer.from(index), ...bodies.flatMap((body) => [body, SPACE])]);
  return streamBody(`/Type /ObjStm /N ${bodies.length} /First ${index.length}`, content);
}

const SPACE = Uint8Array.of(0x20);

function serialize(object: PDFObject): Uint8Array {
  const bytes = new Uint8Array(object.sizeInBytes());
  object.copyBytesInto(bytes, 0);
  return bytes;
}
