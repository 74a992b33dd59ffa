import { defineErrors } from '../kernel/errors.ts';

export const CheckoutError = defineErrors('checkout', {
  ITEM_UNAVAILABLE: {
    http: 422,
    customer: 'Something in your cart is not for sale any more. Take it out and try again.',
  },
  RECURRING_ALONE: {
    http: 422,
    customer: 'A subscription is bought on its own. Buy it and everything else one after the other.',
  },
  CURRENCY_MIXED: {
    http: 422,
    customer: 'One order has one currency. Buy things of different currencies one after the other.',
  },
  TOTAL_TOO_LARGE: { http: 422, customer: 'This order is too large for one payment. Split it into several orders.' },
  CART_INVALID: { http: 422, customer: 'Some of what is in your cart cannot be bought together; each is named below.' },
  CUSTOMER_REQUIRED: { http: 422, customer: 'Tell us your name and e-mail address, or sign in.' },
  GATEWAY_NOT_OFFERED: { http: 422, customer: 'This way to pay is not offered for what you buy. Choose another one.' },
  NO_GATEWAY: {
    http: 422,
    customer: 'There is no way to pay for all of this together. Buy the products one after the other, or ask the shop.',
  },
  COUPON_NOT_APPLICABLE: {
    http: 422,
    customer: 'This coupon cannot be used for this order; the reason stands beside it.',
  },
  BILLING_INCOMPLETE: {
    http: 422,
    customer:
      'The tax of this order depends on where you are. Each thing that is missing or does not fit is named below.',
  },
  TAX_NOT_BILLABLE: {
    http: 422,
    customer: 'Tax is added to this price, which a subscription through this way to pay cannot do. Choose another one.',
  },
  COUPON_UNKNOWN: { http: 404, customer: 'There is no such coupon.' },
  COUPON_CODE_TAKEN: { http: 409, customer: 'Another coupon has this code.' },
  COUPON_INVALID: { http: 422, customer: 'Some of the terms of this coupon do not fit; each is named below.' },
  TAX_RULE_TAKEN: { http: 409, customer: 'There is a rule for this place, category and day already.' },
  TAX_RULE_UNKNOWN: { http: 404, customer: 'There is no such tax rule.' },
  ORDER_NOT_PAYABLE: { http: 409, customer: 'This order cannot be paid any more. Place a new one.' },
  GATEWAY_UNAVAILABLE: {
    http: 502,
    customer:
      'The payment provider does not answer. Nothing was charged and your order is kept: try again in a moment, or choose another way to pay.',
  },
});

export type CheckoutCode = keyof typeof CheckoutError.codes;
