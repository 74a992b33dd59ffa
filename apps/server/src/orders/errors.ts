import { defineErrors } from '../kernel/errors.ts';

export const OrderError = defineErrors('orders', {
  ORDER_UNKNOWN: {
    http: 404,
    customer: 'We do not know this order, or it is not yours.',
    de: 'Diese Bestellung kennen wir nicht, oder es ist nicht Ihre.',
  },
  ILLEGAL_ORDER_MOVE: {
    http: 409,
    customer: 'The order is no longer in a state that allows this.',
    de: 'Die Bestellung ist nicht mehr in einem Stand, der das erlaubt.',
  },
});
