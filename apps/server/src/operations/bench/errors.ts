import { defineErrors } from '../../kernel/errors.ts';

export const BenchError = defineErrors('bench', {
  NO_LONGER_FAILED: { http: 409, customer: 'It has moved on meanwhile and is no failure any more.' },
  NOT_UNDELIVERED: {
    http: 409,
    customer:
      'It was delivered before, or is to end already. Refund its payment on the order, by the product’s policy.',
  },
  NO_PAYMENT: { http: 409, customer: 'No payment of this order can be given back. Look at the order.' },
  MOVE_UNDER_WAY: {
    http: 409,
    customer: 'It is half of a move to another path: send the move back instead, the customer keeps what he had.',
  },
  REFUND_FAILED: { http: 409, customer: 'The gateway refused the refund; nothing was cancelled. Look at the refund.' },
  RUN_UNKNOWN: { http: 404, customer: 'We do not know this run.' },
});
