import { defineErrors } from '../kernel/errors.ts';

export const OrderError = defineErrors('orders', {
  ORDER_UNKNOWN: { http: 404, customer: 'We do not know this order, or it is not yours.' },
  ILLEGAL_ORDER_MOVE: { http: 409, customer: 'The order is no longer in a state that allows this.' },
});
