import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startPdfium } from './pdfium-session.ts';
import { prepareDocument } from './prepare-document.ts';
import { isRefusal } from './refusal.ts';
import { longPdf, UNSOUND } from './sample-pdfs.fixture.ts';
import { stampDocument } from './stamp-document.ts';
import { joinBytes } from './verify-prepared.ts';

describe('prepareDocument refuses', () => {
  test.each(UNSOUND)('a document with $name', async (sample) => {
    const result = await prepareDocument(await sample.make(), sample.pages);
    expect(isRefusal(result) ? result : 'prepared').toMatchObject({
      refused: sample.refused,
      message: expect.stringMatching(/^[A-Z].+\.$/),
    });
  });

  test('more bytes than the limit, unread', async () => {
    expect(await prepareDocument(new Uint8Array(201 * 1024 * 1024), 1)).toMatchObject({
      refused: 'too-large',
    });
  });

  test('more pages than the limit, unread', async () => {
    expect(await prepareDocument(new Uint8Array(1), 5001)).toMatchObject({ refused: 'too-large' });
  });
});

test('a damaged file is refused or stamped on every page, with all that readers show of it', async () => {
  const pages = 6;
  const source = await longPdf(pages);
  const pdfium = await startPdfium();
  const outcomes = { refused: 0, stamped: 0 };
  const damage = fc.array(fc.record({ at: fc.nat(source.length - 1), bit: fc.nat(7) }), {
    minLength: 1,
    maxLength: 12,
  });
  await fc.assert(
    fc.asyncProperty(damage, async (flips) => {
      const damaged = Uint8Array.from(source);
      for (const { at, bit } of flips) damaged[at] = (damaged[at] ?? 0) ^ (1 << bit);
      const prepared = await prepareDocument(damaged, pages);
      if (isRefusal(prepared)) {
        outcomes.refused += 1;
        return;
      }
      outcomes.stamped += 1;
      const before = pdfium.open(damaged);
      const copy = pdfium.open(
        joinBytes(
          stampDocument(prepared, {
            name: 'Jane Doe',
            email: 'jane@example.com',
            company: 'Example',
            at: new Date(0),
            copyId: '00000000VT01',
          }),
        ),
      );
      if (typeof copy === 'string' || typeof before === 'string') throw new Error('cannot be opened');
      expect(copy.pageCount).toBe(pages);
      for (let page = 0; page < pages; page += 1) {
        expect(copy.pageText(page)).toContain('copy 00000000VT01 jane@example.com');
        for (const word of before.pageText(page).split(/\s+/)) expect(copy.pageText(page)).toContain(word);
      }
      copy.close();
      before.close();
    }),
    { numRuns: 60 },
  );
  expect(outcomes.refused).toBeGreaterThan(0);
}, 60_000);
