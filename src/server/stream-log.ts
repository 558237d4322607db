import type { Clock, Log } from '#gate/ports.ts';

type Facts = Readonly<Record<string, string | number>>;

/**
 * One line an event, for a person (`text`: `event key=value …`) or a collector (`json`).
 * @param write takes a whole line with its line break
 */
export function createStreamLog(format: 'text' | 'json', clock: Clock, write: (line: string) => void): Log {
  const line = format === 'json' ? jsonLine : textLine;
  const entry =
    (level: 'info' | 'error') =>
    (event: string, facts: Facts = {}) =>
      write(`${line(new Date(clock.now()).toISOString(), level, event, facts)}\n`);
  return { info: entry('info'), error: entry('error') };
}

function jsonLine(time: string, level: string, event: string, facts: Facts): string {
  return JSON.stringify({ time, level, event, ...facts });
}

function textLine(time: string, level: string, event: string, facts: Facts): string {
  const pairs = Object.entries(facts).map(([name, value]) => `${name}=${plain(value)}`);
  return [time, level === 'error' ? 'ERROR' : null, event, ...pairs]
    .filter((part) => part !== null)
    .join(' ');
}

/** Quoted where it would break the line or pass for another pair. */
function plain(value: string | number): string {
  return /^[^\s"=\p{Cc}]+$/u.test(String(value)) ? String(value) : JSON.stringify(value);
}
