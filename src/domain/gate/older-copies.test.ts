import { expect, test } from 'vitest';
import type { GatedDocument } from './gate-catalogue.ts';
import { olderCopies } from './older-copies.ts';

const documentOf = (id: string, date: string, status: string, sha256 = id) =>
  ({ id, kind: 'soc2', date, status, sha256 }) as GatedDocument;
const documents = [
  documentOf('type1', '2025-05-01', 'superseded'),
  documentOf('type2', '2026-08-14', 'issued'),
];
const copy = (documentId: string, documentSha256 = documentId) => ({ documentId, documentSha256 });
const found = (...copies: ReturnType<typeof copy>[]) =>
  olderCopies(copies, documents).map(({ documentId, current }) => `${documentId} → ${current.id}`);

test('who has only the report before the current one holds an older one', () => {
  expect(found(copy('type1'), copy('type1'))).toEqual(['type1 → type2']);
});
test('who has the current one too does not', () => {
  expect(found(copy('type1'), copy('type2'))).toEqual([]);
});
test('an earlier file of the same document is older', () => {
  expect(found(copy('type2', 'file-of-before'))).toEqual(['type2 → type2']);
  expect(found(copy('type2', 'file-of-before'), copy('type2'))).toEqual([]);
});
test('what has no successor, or has left the catalogue, is nobody’s old report', () => {
  const alone = [documentOf('type1', '2025-05-01', 'superseded')];
  expect(olderCopies([copy('type1')], alone)).toEqual([]);
  expect(found(copy('gone'))).toEqual([]);
});
