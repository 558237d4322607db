import type { CalendarDay } from '../calendar-day.ts';
import type { PointOfFocus } from '../criterion.ts';

/** From what stops an examination to what an auditor may merely ask about. */
export const gapSeverities = ['critical', 'high', 'medium', 'soon', 'information'] as const;
export type GapSeverity = (typeof gapSeverities)[number];

/** Every kind of gap, worst first; the order of this table is the order of the list. */
const gapKinds = {
  uncovered: 'critical',
  'not-in-place': 'critical',
  'carve-out-unmonitored': 'critical',
  'open-exception': 'high',
  'no-evidence': 'high',
  'evidence-missing': 'high',
  'evidence-overdue': 'high',
  'no-evidence-in-period': 'high',
  'policy-review-overdue': 'medium',
  'control-review-overdue': 'medium',
  'control-never-reviewed': 'medium',
  'provider-report': 'medium',
  'no-policy': 'medium',
  'no-frequency': 'medium',
  'evidence-due': 'soon',
  'policy-review-due': 'soon',
  'control-review-due': 'soon',
  'control-not-counting': 'information',
  'points-untouched': 'information',
} as const satisfies Readonly<Record<string, GapSeverity>>;

export type GapKind = keyof typeof gapKinds;

/** What a gap is about. */
export interface GapSubject {
  readonly kind: 'criterion' | 'control' | 'policy' | 'provider';
  readonly id: string;
  readonly title: string;
}

/** One thing that is missing, overdue or due soon. */
export type Gap = GapBase & GapFacts;

interface GapBase {
  readonly subject: GapSubject;
  /** The criteria in scope that it concerns, in catalogue order. */
  readonly criteria: readonly string[];
  /** The role that can close it; null where the content names none. */
  readonly owner: string | null;
}

type GapFacts =
  | { readonly kind: 'uncovered'; readonly elsewhere: readonly string[] }
  | { readonly kind: 'not-in-place'; readonly controls: readonly NotCounting[] }
  | {
      readonly kind: 'carve-out-unmonitored';
      readonly organization: string;
      readonly lacks: readonly ('csoc' | 'monitor')[];
    }
  | {
      readonly kind: 'open-exception';
      readonly report: string;
      readonly control: string;
      readonly description: string;
    }
  | { readonly kind: 'no-evidence'; readonly items: readonly string[] }
  | { readonly kind: 'evidence-missing'; readonly item: string; readonly cadence: string }
  | {
      readonly kind: 'evidence-overdue' | 'evidence-due';
      readonly item: string;
      readonly cadence: string;
      readonly collected: CalendarDay;
      readonly due: CalendarDay;
      readonly days: number;
    }
  | { readonly kind: 'no-evidence-in-period'; readonly start: CalendarDay; readonly end: CalendarDay }
  | {
      readonly kind:
        | 'policy-review-overdue'
        | 'policy-review-due'
        | 'control-review-overdue'
        | 'control-review-due';
      readonly due: CalendarDay;
      readonly days: number;
    }
  | { readonly kind: 'control-never-reviewed' | 'no-policy' | 'no-frequency' }
  | {
      readonly kind: 'provider-report';
      /** Null where none is recorded. */
      readonly periodEnd: CalendarDay | null;
    }
  | { readonly kind: 'control-not-counting'; readonly why: NotCounting['why'] }
  | {
      readonly kind: 'points-untouched';
      readonly touched: number;
      readonly points: readonly PointOfFocus[];
    };

/** A control that names a criterion and does not count for it. */
export interface NotCounting {
  readonly control: string;
  readonly why: 'planned' | 'partial' | 'not-documented';
}

/** How bad a gap is. */
export function gapSeverity({ kind }: Pick<Gap, 'kind'>): GapSeverity {
  return gapKinds[kind];
}

/**
 * Worst kind first, then the longest overdue, then by id; what is due soon by its day alone. Criteria keep the order of the
 * catalogue.
 */
export function compareGaps(a: Gap, b: Gap): number {
  const bothSoon = gapSeverity(a) === 'soon' && gapSeverity(b) === 'soon';
  return (
    (bothSoon ? 0 : rank.indexOf(a.kind) - rank.indexOf(b.kind)) ||
    compareText(dueOf(a), dueOf(b)) ||
    (a.subject.kind === 'criterion' ? 0 : byId(a.subject.id, b.subject.id))
  );
}

const rank = Object.keys(gapKinds);
const byId = new Intl.Collator('en', { numeric: true, sensitivity: 'base' }).compare;

function dueOf(gap: Gap): string {
  return 'due' in gap ? gap.due : '';
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
