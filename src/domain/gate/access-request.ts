/** Where a request stands. The names are the ones of JSON output and of the audit log. */
export const requestStatuses = [
  'submitted',
  'verified',
  'agreed',
  'in-review',
  'more-info',
  'approved',
  'active',
  'denied',
  'withdrawn',
  'expired',
  'revoked',
] as const;

export type RequestStatus = (typeof requestStatuses)[number];

/** Which comes first by `gate.yaml`. Pinned when the request is submitted, so that a new rule changes no open request. */
export type ApprovalOrder = 'nda-first' | 'approval-first';

/**
 * What `transition` needs to know. `agreed` is a fact beside the status: every agreement that the request needs is
 * accepted in its current text.
 */
export interface RequestState {
  readonly status: RequestStatus;
  readonly order: ApprovalOrder;
  readonly agreed: boolean;
}

export const requestEvents = [
  'verify',
  'agree',
  'queue',
  'approve',
  'deny',
  'ask',
  'resume',
  'withdraw',
  'expire',
  'revoke',
] as const;

/** `resume` is the requester's answer, or staff who decide without waiting for it. */
export type RequestEvent = (typeof requestEvents)[number];

export type Transition =
  | { readonly kind: 'next'; readonly status: RequestStatus }
  | {
      readonly kind: 'refused';
      readonly code: 'illegal-transition' | 'agreement-first';
      readonly message: string;
    };

/**
 * The whole truth about how a request moves. Pure: the use-case loads the state, asks, and saves what it is told in
 * one transaction. An event that does not belong to the status is refused, never ignored.
 */
export function transition(state: RequestState, event: RequestEvent): Transition {
  const { status } = state;
  switch (event) {
    case 'verify':
      return status === 'submitted' ? next('verified') : illegal(state, event);
    case 'agree':
      return agree(state);
    case 'queue':
      if (status === 'agreed') return next('in-review');
      if (status !== 'verified') return illegal(state, event);
      return state.order === 'approval-first' ? next('in-review') : agreementFirst;
    case 'approve':
      return approve(state);
    case 'deny':
      return status === 'in-review' ? next('denied') : illegal(state, event);
    case 'ask':
      return status === 'in-review' ? next('more-info') : illegal(state, event);
    case 'resume':
      return status === 'more-info' ? next('in-review') : illegal(state, event);
    case 'withdraw':
      return isOpen(status) ? next('withdrawn') : illegal(state, event);
    case 'expire':
      return status === 'active' ? next('expired') : illegal(state, event);
    case 'revoke':
      return status === 'active' || status === 'approved' ? next('revoked') : illegal(state, event);
    default:
      return event satisfies never;
  }
}

/** Open: not decided against, not ended, and the requester does not have the documents yet. */
export function isOpen(status: RequestStatus): boolean {
  return ['submitted', 'verified', 'agreed', 'in-review', 'more-info', 'approved'].includes(status);
}

/** Staff have something to do, or wait for the requester's answer. */
export function awaitsDecision(status: RequestStatus): boolean {
  return status === 'in-review' || status === 'more-info';
}

function agree(state: RequestState): Transition {
  switch (state.status) {
    case 'verified':
      return next('agreed');
    case 'approved':
      return next('active');
    case 'in-review':
    case 'more-info':
    case 'active':
      return next(state.status);
    default:
      return illegal(state, 'agree');
  }
}

function approve(state: RequestState): Transition {
  const { status, order, agreed } = state;
  if (status === 'verified' && order === 'nda-first') return agreementFirst;
  if (status !== 'verified' && status !== 'agreed' && status !== 'in-review')
    return illegal(state, 'approve');
  return next(agreed ? 'active' : 'approved');
}

const agreementFirst: Transition = {
  kind: 'refused',
  code: 'agreement-first',
  message: 'The agreement has to be accepted before this request can be decided.',
};

function next(status: RequestStatus): Transition {
  return { kind: 'next', status };
}

function illegal({ status }: RequestState, event: RequestEvent): Transition {
  return {
    kind: 'refused',
    code: 'illegal-transition',
    message: `A request that is ${status} cannot take "${event}".`,
  };
}
