/** One line of what a build did. */
export interface BuildStep {
  readonly name: string;
  /** Counts in words, such as `202 pages, 1 of them drawn anew`. */
  readonly what: string;
  readonly ms: number;
}

const key = Symbol.for('vitrine.build-record');
const registry = globalThis as { [key]?: BuildStep[] };

/** Notes what a step did and how long it took, for the end of `vitrine build`. */
export function recordStep(name: string, what: string, ms: number): void {
  registry[key] = [...(registry[key] ?? []), { name, what, ms }];
}

/** The steps noted since the last call, in their order; the record is empty after. */
export function takeRecord(): readonly BuildStep[] {
  const steps = registry[key] ?? [];
  registry[key] = [];
  return steps;
}
