import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDay, parseDay } from '#domain/calendar-day.ts';
import { type Span, timelineOf } from './timeline.ts';

const day = (written: string) => parseDay(written) as CalendarDay;
const span = (start: string, end: string | null): Span => ({
  label: 'x',
  name: 'x',
  words: 'x',
  href: null,
  start: day(start),
  end: end === null ? null : day(end),
  shape: end === null ? 'point' : 'current',
});

describe('timelineOf', () => {
  it('is nothing without spans', () => {
    expect(timelineOf([], day('2026-11-23'))).toBeNull();
  });

  it('places a period between round days, and today in it', () => {
    const timeline = timelineOf([span('2025-07-01', '2026-06-30')], day('2026-11-23'));
    expect(timeline?.ticks.map(({ label }) => label)).toEqual(['2025-07', '2026-01', '2026-07', '2027-01']);
    expect(timeline?.rows[0]).toMatchObject({ x: 0, anchor: 'start' });
    expect(timeline?.rows[0]?.width).toBeCloseTo(66.3, 0);
    expect(timeline?.todayX).toBeCloseTo(92.9, 0);
  });

  it('keeps a long word within the drawing on the narrowest window', () => {
    const letter = { ...span('2026-07-01', '2026-09-30'), label: 'Überbrückungsschreiben' };
    const [, row] = timelineOf([span('2025-01-01', '2026-06-30'), letter], day('2026-11-23'))?.rows ?? [];
    expect(row?.anchor).toBe('end');
    expect(row?.labelX).toBeGreaterThanOrEqual(letter.label.length * 2.5);
    expect(row?.labelX).toBeLessThanOrEqual(100);
  });

  it('keeps everything within the drawing, with at most seven marks, for any spans', () => {
    const start = day('2015-01-01');
    const anySpan = fc.record({
      from: fc.integer({ min: 0, max: 5000 }),
      days: fc.option(fc.integer({ min: 1, max: 800 })),
    });
    fc.assert(
      fc.property(
        fc.array(anySpan, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 0, max: 5000 }),
        (spans, now) => {
          const timeline = timelineOf(
            spans.map(({ from, days }) =>
              span(addDays(start, from), days === null ? null : addDays(start, from + days)),
            ),
            addDays(start, now),
          );
          expect(timeline?.ticks.length).toBeLessThanOrEqual(8);
          for (const { x, width } of timeline?.rows ?? []) {
            expect(x).toBeGreaterThanOrEqual(0);
            expect(x + width).toBeLessThanOrEqual(101);
          }
          expect(timeline?.todayX).toBeGreaterThanOrEqual(0);
          expect(timeline?.todayX).toBeLessThanOrEqual(100);
        },
      ),
    );
  });
});
