/** How often a schedule of comply runs (`second minute hour day month weekday`, the first may be missing); null where it is none of our frequencies. */
export function cronFrequency(cron: string): string | null {
  const fields = cron.trim().split(/\s+/);
  if (fields.length < 5) return named[cron.trim()] ?? null;
  const [day = '*', month = '*', weekday = '*'] = fields.slice(-3);
  if (isAny(month)) {
    if (!isAny(weekday)) return timesIn(weekday, 7) === 1 ? 'weekly' : null;
    if (isAny(day)) return 'daily';
    return timesIn(day, 31) === 1 ? 'monthly' : null;
  }
  const months = timesIn(month, 12);
  return months === 1 ? 'annually' : months === 2 ? 'semi-annually' : months === 4 ? 'quarterly' : null;
}

const named: Readonly<Record<string, string>> = {
  '@daily': 'daily',
  '@midnight': 'daily',
  '@weekly': 'weekly',
  '@monthly': 'monthly',
  '@yearly': 'annually',
  '@annually': 'annually',
};

function isAny(field: string): boolean {
  return field === '*' || field === '?';
}

function timesIn(field: string, whole: number): number {
  const step = /^(?:\*|\d+(?:-\d+)?)\/(\d+)$/.exec(field);
  return step ? Math.round(whole / Number(step[1])) : field.split(',').length;
}
