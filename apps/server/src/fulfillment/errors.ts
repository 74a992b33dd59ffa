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
  NOTHING_ASKED: { http: 409, customer: 'Nothing is being asked of you for this delivery.' },
});
