import { defineErrors } from '../kernel/errors.ts';

export const FulfillmentError = defineErrors('fulfillment', {
  FULFILLMENT_UNKNOWN: { http: 404, customer: 'We do not know this delivery.' },
  ILLEGAL_MOVE: {
    http: 409,
    customer: 'The delivery has moved on meanwhile; look at its current state and try again.',
  },
  CANNOT_WAIT: {
    http: 409,
    customer:
      'This delivery does not wait for people any more, so it cannot wait for an answer. Write to the customer instead.',
  },
  MOVE_UNKNOWN: { http: 404, customer: 'We do not know this move.' },
  MOVE_NOT_NOW: { http: 409, customer: 'Only what runs can be moved to another path. Try again when it does.' },
  MOVE_OPEN: {
    http: 409,
    customer: 'It is being moved already. Keep the new one, or go back, before you move it again.',
  },
  MOVE_NOWHERE: { http: 422, customer: 'It cannot be moved to that. Choose one of the other paths and its price.' },
  MOVE_COSTS_MORE: {
    http: 422,
    customer: 'This path costs more than you paid. Ask the shop: it moves you once the difference is settled.',
  },
  MOVE_NEEDS_THE_OLD_PLACE: {
    http: 422,
    customer: 'What you have holds a place of the same kind until it ends. Ask the shop to set the new one up for you.',
  },
  MOVE_MOVED_ON: {
    http: 409,
    customer: 'The move has gone on meanwhile; look at where it stands now.',
  },
  GUARD_BATCH_UNKNOWN: { http: 404, customer: 'We do not know this batch of held deliveries.' },
  GUARD_DECIDED: { http: 409, customer: 'Somebody has decided about this batch already; look at what came of it.' },
  GUARD_SECOND_PERSON: {
    http: 403,
    customer: 'Whoever caused it cannot approve it, and no machine can. Ask somebody else of the team.',
  },
  GUARD_NEEDS_OWNER: { http: 403, customer: 'Cancellations are final: an owner of the shop must approve them.' },
  NOTHING_ASKED: { http: 409, customer: 'Nothing is being asked of you for this delivery.' },
});
