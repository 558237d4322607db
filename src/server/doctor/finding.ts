export type FindingState = 'fine' | 'warning' | 'problem';

/** One thing that was looked at. */
export interface Finding {
  /** Permanent, such as `database-key`. */
  readonly id: string;
  readonly state: FindingState;
  /** What was seen, without secrets. */
  readonly message: string;
  /** What to do about it; null where it is fine. */
  readonly hint: string | null;
}

export function fine(id: string, message: string): Finding {
  return { id, state: 'fine', message, hint: null };
}

export function warning(id: string, message: string, hint: string): Finding {
  return { id, state: 'warning', message, hint };
}

export function problem(id: string, message: string, hint: string): Finding {
  return { id, state: 'problem', message, hint };
}

/** Seconds that one look at something outside may take. */
export const lookSeconds = 10;

/** What an error says about itself in one line. */
export function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const code = 'code' in error && typeof error.code === 'string' ? `${error.code}: ` : '';
  const inner = error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return `${code}${error.message}${inner}`.split('\n')[0]?.slice(0, 200) ?? '';
}
