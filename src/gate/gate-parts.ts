import type { GateCatalogue } from '#domain/gate/gate-catalogue.ts';
import type { GatePorts, RateLimit } from './ports.ts';

/** What every use-case is given. */
export interface GateParts {
  readonly ports: GatePorts;
  readonly catalogue: GateCatalogue;
  readonly settings: GateSettings;
}

/** What the server knows of the visitor. The address is the one seen through the configured proxies. */
export interface RequestContext {
  readonly clientAddress: string;
  readonly userAgent: string;
}

/** Durations in milliseconds. */
export interface GateSettings {
  /** How long a mailed link or code works, from when its mail leaves. */
  readonly verificationMs: number;
  /** How long the browser that asked for it is remembered: longer than a mail waits for its server. */
  readonly flowMs: number;
  readonly codeTries: number;
  readonly requesterSession: SessionLimits;
  readonly staffSession: SessionLimits;
  readonly limits: Readonly<Record<LimitName, RateLimit>>;
  readonly delivery: DeliverySettings;
  readonly webhooks: DeliverySettings;
  /** How long somebody can still ask for more after access has ended. */
  readonly renewalMs: number;
}

export interface SessionLimits {
  readonly idleMs: number;
  readonly absoluteMs: number;
}

export interface DeliverySettings {
  readonly batch: number;
  /** Longer than the longest time one message may take to send. */
  readonly leaseMs: number;
  readonly maxAttempts: number;
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
}

export type LimitName =
  | 'submit-by-client'
  | 'submit-by-address'
  | 'submit-unproved-by-client'
  | 'work-once'
  | 'verify-by-client'
  | 'verify-by-address'
  | 'verify-by-domain'
  | 'sign-in-by-client'
  | 'sign-in-by-address'
  | 'download-by-address'
  | 'resend-by-request'
  | 'stamp-alert'
  | 'subscribe-by-client'
  | 'subscribe-by-address';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export const defaultGateSettings: GateSettings = {
  verificationMs: 30 * minute,
  flowMs: 12 * hour,
  codeTries: 5,
  requesterSession: { idleMs: 12 * hour, absoluteMs: 7 * day },
  staffSession: { idleMs: hour, absoluteMs: 12 * hour },
  limits: {
    'submit-by-client': { max: 30, windowMs: hour },
    'submit-by-address': { max: 5, windowMs: hour },
    // Where work is asked for, for forms that come without it.
    'submit-unproved-by-client': { max: 5, windowMs: hour },
    'work-once': { max: 1, windowMs: hour },
    'verify-by-client': { max: 60, windowMs: hour },
    'verify-by-address': { max: 15, windowMs: hour },
    // A rule may approve whoever proves an address of a company, and a guess at a code costs an address that nobody reads.
    'verify-by-domain': { max: 60, windowMs: day },
    'sign-in-by-client': { max: 30, windowMs: hour },
    'sign-in-by-address': { max: 5, windowMs: hour },
    'download-by-address': { max: 60, windowMs: hour },
    'resend-by-request': { max: 3, windowMs: hour },
    'stamp-alert': { max: 1, windowMs: hour },
    'subscribe-by-client': { max: 30, windowMs: hour },
    'subscribe-by-address': { max: 3, windowMs: hour },
  },
  delivery: { batch: 20, leaseMs: 5 * minute, maxAttempts: 12, firstDelayMs: 15_000, longestDelayMs: hour },
  // The waits add up to between two and four days.
  webhooks: {
    batch: 10,
    leaseMs: 5 * minute,
    maxAttempts: 18,
    firstDelayMs: 30_000,
    longestDelayMs: 12 * hour,
  },
  renewalMs: 14 * day,
};
