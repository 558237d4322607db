import type { Family, Labels, Sample } from './exposition.ts';

export type Counter = { readonly add: (labels?: Labels) => void; readonly family: () => Family };
export type Histogram = {
  readonly observe: (value: number, labels?: Labels) => void;
  readonly family: () => Family;
};

/** Counts since the process started. */
export function createCounter(name: string, help: string): Counter {
  const series = new Map<string, { readonly labels: Labels; value: number }>();
  return {
    add(labels = {}) {
      const key = JSON.stringify(labels);
      const one = series.get(key) ?? { labels, value: 0 };
      one.value += 1;
      series.set(key, one);
    },
    family: () => ({ name, help, type: 'counter', samples: [...series.values()] }),
  };
}

/** How values are distributed, in cumulative buckets. */
export function createHistogram(name: string, help: string, bounds: readonly number[]): Histogram {
  type Series = { readonly labels: Labels; readonly counts: number[]; count: number; sum: number };
  const all = new Map<string, Series>();
  return {
    observe(value, labels = {}) {
      const key = JSON.stringify(labels);
      const one = all.get(key) ?? { labels, counts: bounds.map(() => 0), count: 0, sum: 0 };
      for (const [index, bound] of bounds.entries())
        if (value <= bound) one.counts[index] = (one.counts[index] ?? 0) + 1;
      one.count += 1;
      one.sum += value;
      all.set(key, one);
    },
    family: () => ({ name, help, type: 'histogram', samples: [...all.values()].flatMap(samplesOf) }),
  };

  function samplesOf({ labels, counts, count, sum }: Series): Sample[] {
    const bucket = (le: string, value: number) => ({ suffix: '_bucket', labels: { ...labels, le }, value });
    return [
      ...bounds.map((bound, index) => bucket(String(bound), counts[index] ?? 0)),
      bucket('+Inf', count),
      { suffix: '_sum', labels, value: sum },
      { suffix: '_count', labels, value: count },
    ];
  }
}

/** One value as it is now. */
export function gauge(name: string, help: string, value: number | readonly Sample[]): Family {
  return { name, help, type: 'gauge', samples: typeof value === 'number' ? [{ value }] : value };
}
