import { isIP } from 'node:net';
import { z } from 'astro/zod';

/**
 * A variable that a function reads.
 * @param read gives null for what it does not understand
 * @param error what is then said; it repeats no value, because values here are secrets
 */
export function readBy<Value>(read: (text: string) => Value | null, error: string) {
  return z.string().transform((text, context): Value => {
    const value = read(text);
    if (value !== null) return value;
    context.addIssue({ code: 'custom', message: error });
    return z.NEVER;
  });
}

/** @param advice an example, or what to give */
export function wholeNumber(least: number, most: number, advice: string) {
  const error = `is not a whole number from ${least} to ${most}. ${advice}`;
  return z
    .string()
    .regex(/^\d{1,6}$/, { error })
    .transform(Number)
    .refine((value) => value >= least && value <= most, { error });
}

/** `no` where it is not set. */
export function yesOrNo() {
  return z.enum(['yes', 'no'], { error: 'is neither yes nor no.' }).default('no');
}

/** An address to listen on; this machine alone where it is not set. */
export function listenHost() {
  return z
    .string()
    .refine((host) => isIP(host) !== 0 || /^[a-z0-9.-]+$/i.test(host), {
      error: 'is not an IP address or a host name. Example: 127.0.0.1',
    })
    .default('127.0.0.1');
}
