import { addMonths, type CalendarDay, daysBetween, parseDay } from '#domain/calendar-day.ts';

/** Something that lasts from a day to a day, or is a day. */
export interface Span {
  /** A few letters for the drawing. */
  readonly label: string;
  /** The name in the list of words. */
  readonly name: string;
  readonly words: string;
  readonly href: string | null;
  readonly start: CalendarDay;
  /** Null for a single day. */
  readonly end: CalendarDay | null;
  readonly shape: 'current' | 'past' | 'running' | 'letter' | 'point';
}

/** A drawing in percent of its width, so that it fits a phone without shrinking its letters. */
export interface Timeline {
  readonly rows: readonly TimelineRow[];
  readonly ticks: readonly { readonly x: number; readonly label: string; readonly anchor: Anchor }[];
  readonly todayX: number | null;
  readonly todayAnchor: Anchor;
  readonly today: CalendarDay;
}

type Anchor = 'start' | 'middle' | 'end';

export interface TimelineRow extends Pick<Span, 'label' | 'name' | 'words' | 'href' | 'shape'> {
  readonly x: number;
  readonly width: number;
  readonly labelX: number;
  readonly anchor: Anchor;
}

/** Places spans between two round days around them; null without spans. */
export function timelineOf(spans: readonly Span[], today: CalendarDay): Timeline | null {
  const days = [today, ...spans.flatMap(({ start, end }) => (end ? [start, end] : [start]))].sort();
  const [first, last] = [days[0], days.at(-1)];
  if (spans.length === 0 || !first || !last) return null;
  const step = stepFor(daysBetween(first, last));
  const from = floorTo(first, step);
  const to = addMonths(floorTo(last, step), step);
  const at = (day: CalendarDay) => round((daysBetween(from, day) / daysBetween(from, to)) * 100);
  const todayX = at(today);
  return {
    rows: spans.map((span) => row(span, at)),
    ticks: ticks(from, to, step).map((day) => ({
      x: at(day),
      label: day.slice(0, 7),
      anchor: anchorAt(at(day)),
    })),
    todayX,
    todayAnchor: anchorAt(todayX),
    today,
  };
}

/** Width of a letter in a drawing on the narrowest window; long words such as “Überbrückungsschreiben” end at their bar. */
const percentPerLetter = 2.5;

function row(span: Span, at: (day: CalendarDay) => number): TimelineRow {
  const x = at(span.start);
  const right = span.end ? at(span.end) : x;
  const { label, name, words, href, shape } = span;
  const letters = label.length * percentPerLetter;
  const isLate = x > 60 || x + letters > 100;
  return {
    label,
    name,
    words,
    href,
    shape,
    x,
    width: Math.max(0.6, round(right - x)),
    labelX: isLate ? Math.max(right, Math.min(100, letters)) : Math.max(0, x),
    anchor: isLate ? 'end' : span.end ? 'start' : x > 4 ? 'middle' : 'start',
  };
}

/** At most six marks, at starts of quarters, half-years or years. */
function stepFor(days: number): number {
  const months = days / 30.4;
  return [3, 6, 12, 24, 48].find((step) => months / step <= 5) ?? 96;
}

function floorTo(day: CalendarDay, months: number): CalendarDay {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const floored = Math.floor((month - 1) / Math.min(months, 12)) * Math.min(months, 12) + 1;
  return parseDay(`${String(year).padStart(4, '0')}-${String(floored).padStart(2, '0')}-01`) ?? day;
}

function ticks(from: CalendarDay, to: CalendarDay, step: number): readonly CalendarDay[] {
  const days: CalendarDay[] = [];
  for (let day = from; day <= to; day = addMonths(day, step)) days.push(day);
  return days;
}

function anchorAt(x: number): Anchor {
  return x < 8 ? 'start' : x > 92 ? 'end' : 'middle';
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
