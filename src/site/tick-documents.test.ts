import { expect, it } from 'vitest';
import { tickDocuments } from './tick-documents.ts';

const form = '<input name="documents" value="soc2"><input name="documents" value="soc2-2025">';
const offered = [{ id: 'soc2' }, { id: 'soc2-2025' }];

it('ticks the documents that were chosen, each once and no other', () => {
  expect(tickDocuments(form, offered, ['soc2-2025', 'soc2-2025'])).toBe(
    '<input name="documents" value="soc2"><input name="documents" value="soc2-2025" checked>',
  );
  expect(tickDocuments(form, offered, ['soc2', 'soc2-2025'])).toBe(
    '<input name="documents" value="soc2" checked><input name="documents" value="soc2-2025" checked>',
  );
});

it('writes nothing that a link brought', () => {
  for (const chosen of [[], ['other'], ['"><script>'], ['$&'], ['soc2" checked>']])
    expect(tickDocuments(form, offered, chosen)).toBe(form);
});
