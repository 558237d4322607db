import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AuditEntry, type AuditEvent, chain, verifyChain } from './audit-chain.ts';
import { type CanonicalValue, canonicalJson } from './canonical-json.ts';

const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const word = fc.string({ unit: 'binary', maxLength: 12 });
const value: fc.Arbitrary<CanonicalValue> = fc.letrec<{ value: CanonicalValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    word,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(word, tie('value'), { maxKeys: 3 }),
  ),
})).value;
const event: fc.Arbitrary<AuditEvent> = fc.record({
  at: fc.nat(),
  event: word,
  actor: word,
  request: fc.option(word),
  data: fc.dictionary(word, value, { maxKeys: 3 }),
  personal: fc.dictionary(word, word, { maxKeys: 2 }),
});
const log = fc.array(event, { minLength: 1, maxLength: 12 }).map((events) => {
  const entries: AuditEntry[] = [];
  for (const one of events) entries.push(chain(entries.at(-1) ?? null, one, digest));
  return entries;
});
const at = (entries: readonly AuditEntry[], position: number) => position % entries.length;
const anchorOf = (entries: readonly AuditEntry[]) => ({
  seq: entries.length,
  hash: entries.at(-1)?.hash ?? '',
});

describe('a chain', () => {
  test('property: is consistent as written, also after a round trip through JSON', () => {
    fc.assert(
      fc.property(log, (entries) => {
        const copies = JSON.parse(JSON.stringify(entries)) as AuditEntry[];
        expect(verifyChain(copies, digest, anchorOf(entries))).toMatchObject({
          kind: 'consistent',
          to: entries.length,
        });
      }),
    );
  });

  test('property: any altered field is found at its entry or the next', () => {
    const change = fc.oneof(
      ...(['at', 'event', 'actor', 'request', 'data', 'personal', 'prev', 'hash', 'seq'] as const).map(
        (field) => fc.constant(field),
      ),
    );
    fc.assert(
      fc.property(log, fc.nat(), change, event, (entries, position, field, other) => {
        const index = at(entries, position);
        const altered = structuredClone(entries);
        const replacement = { ...other, seq: 99, prev: 'x', hash: 'y' }[field];
        fc.pre(canonicalJson(replacement) !== canonicalJson(entries[index]?.[field] ?? null));
        Object.assign(altered[index] ?? {}, { [field]: replacement });
        const verdict = verifyChain(altered, digest);
        expect(verdict).toMatchObject({ kind: 'broken', seq: index + 1 });
      }),
    );
  });

  test('property: a deleted, inserted or moved entry is found', () => {
    fc.assert(
      fc.property(log, fc.nat(), fc.nat(), event, (entries, position, target, other) => {
        const index = at(entries, position);
        const forged = chain(entries[index - 1] ?? null, other, digest);
        expect(verifyChain(entries.toSpliced(index, 1), digest, anchorOf(entries)).kind).toBe('broken');
        expect(verifyChain(entries.toSpliced(index, 0, forged), digest).kind).toBe('broken');
        const to = at(entries, target);
        fc.pre(to !== index);
        const moved = entries.toSpliced(index, 1).toSpliced(to, 0, ...entries.slice(index, index + 1));
        expect(verifyChain(moved, digest)).toMatchObject({ kind: 'broken', seq: Math.min(index, to) + 1 });
      }),
    );
  });

  test('property: a cut end or a full rewrite is found against an anchor, and only there', () => {
    fc.assert(
      fc.property(log, fc.nat(), (entries, position) => {
        const cut = entries.slice(0, at(entries, position));
        expect(verifyChain(cut, digest)).toMatchObject({ kind: 'consistent', anchored: false });
        expect(verifyChain(cut, digest, anchorOf(entries))).toMatchObject({
          kind: 'broken',
          seq: cut.length + 1,
        });
        const rewritten: AuditEntry[] = [];
        for (const one of entries)
          rewritten.push(chain(rewritten.at(-1) ?? null, { ...one, at: one.at + 1 }, digest));
        expect(verifyChain(rewritten, digest).kind).toBe('consistent');
        expect(verifyChain(rewritten, digest, anchorOf(entries)).kind).toBe('broken');
      }),
    );
  });
});

describe('canonical JSON', () => {
  test('sorts keys, keeps arrays, escapes lone surrogates', () => {
    expect(canonicalJson({ b: [2, 'ä'], a: { d: null, c: true }, '\ud800': '\udfff' })).toBe(
      '{"a":{"c":true,"d":null},"b":[2,"ä"],"\\ud800":"\\udfff"}',
    );
    expect(canonicalJson(-0)).toBe('0');
  });

  test.each([1.5, Number.NaN, 2 ** 53, undefined, () => 1])('refuses %s', (odd) => {
    expect(() => canonicalJson({ odd } as never)).toThrow(TypeError);
  });

  test('property: one spelling for one value', () => {
    fc.assert(
      fc.property(value, (one) => {
        const text = canonicalJson(one);
        expect(canonicalJson(JSON.parse(text) as CanonicalValue)).toBe(text);
      }),
    );
  });
});
