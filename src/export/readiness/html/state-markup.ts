import type { Review } from '#domain/readiness/control-readiness.ts';
import type { CombinedEvidence } from '#domain/readiness/evidence-age.ts';
import { dueStateLabels, evidenceStateLabels } from '../labels.ts';
import { html, type Markup } from './markup.ts';

/** How evidence stands, set off where something is to do. */
export function evidenceState(state: CombinedEvidence): Markup {
  return html`<span class="${state === 'none' || state === 'incomplete' ? 'missing' : state}">${evidenceStateLabels[state]}</span>`;
}

/** How a review stands. */
export function reviewState(state: Review['state']): Markup {
  return html`<span class="${state}">${dueStateLabels[state]}</span>`;
}
