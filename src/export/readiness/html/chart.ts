import { addDays, addMonths, type CalendarDay, daysBetween, parseDay } from '#domain/calendar-day.ts';
import { stageNames } from '../labels.ts';
import type { AssessedDocument } from '../readiness-document.ts';
import { html, type Markup } from './markup.ts';

interface Bar {
  readonly name: string;
  readonly start: CalendarDay;
  readonly end: CalendarDay;
  readonly position: 'done' | 'running' | 'ahead';
}

/** The last report's period, what letters state after it and the stages ahead, on one axis with today. Null without any. */
export function chart(system: AssessedDocument): Markup | null {
  const { today } = system;
  const bars = barsOf(system);
  const days = [today, ...bars.flatMap(({ start, end }) => [start, end])].sort();
  const [first, last] = [days[0], days.at(-1)];
  if (bars.length === 0 || !first || !last) return null;
  const axis = axisOf(first, last);
  const at = (day: CalendarDay) => percent(daysBetween(axis.from, day), daysBetween(axis.from, axis.to));
  return html`<div class="chart with-chart" aria-hidden="true">
${bars.map(({ name, start, end, position }) => {
  const left = at(start);
  const width = Math.max(0.4, at(addDays(end, 1)) - left).toFixed(2);
  return html`<div class="row"><span>${name}</span><span class="track"><span class="bar ${position}" style="left:${left}%;width:${width}%"></span></span></div>\n`;
})}
<div class="axis">${axis.ticks.map((tick) => html`<span class="tick ${edge(at(tick))}" style="left:${at(tick)}%">${tick.slice(0, 7)}</span>`)}
<div class="today ${at(today) > 75 ? 'late' : ''}" style="left:${at(today)}%"><span>${today}</span></div></div>
</div>`;
}

function barsOf({ plan, today }: AssessedDocument): readonly Bar[] {
  const { last, next } = plan;
  const bars: Bar[] = [];
  const period = last?.report.data.period;
  if (period) bars.push({ name: 'Last report', ...period, position: 'done' });
  if (last && last.statedTo > last.end)
    bars.push({
      name: 'Bridge letters',
      start: addDays(last.end, 1),
      end: last.statedTo,
      position: last.statedTo < today ? 'done' : 'running',
    });
  for (const { name, start, end, position } of next?.stages ?? [])
    bars.push({ name: stageNames[name], start, end: end ?? start, position });
  return bars;
}

interface Axis {
  readonly from: CalendarDay;
  readonly to: CalendarDay;
  readonly ticks: readonly CalendarDay[];
}

/** From the first of a month to the first of another, with at most nine marks. */
function axisOf(first: CalendarDay, last: CalendarDay): Axis {
  const from = firstOfMonth(first);
  const months = Math.ceil((daysBetween(from, last) + 2) / 30.44);
  const step = [1, 3, 6, 12, 24].find((candidate) => months / candidate <= 8) ?? Math.ceil(months / 8);
  const ticks: CalendarDay[] = [from];
  while ((ticks.at(-1) ?? last) <= last) ticks.push(addMonths(from, ticks.length * step));
  return { from, to: ticks.at(-1) ?? last, ticks };
}

function firstOfMonth(day: CalendarDay): CalendarDay {
  return parseDay(`${day.slice(0, 7)}-01`) ?? day;
}

function percent(part: number, whole: number): number {
  return Math.round((part / whole) * 10_000) / 100;
}

function edge(x: number): 'start' | 'middle' | 'end' {
  return x < 5 ? 'start' : x > 95 ? 'end' : 'middle';
}
