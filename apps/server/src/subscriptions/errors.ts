import { defineErrors } from '../kernel/errors.ts';

export const SubscriptionError = defineErrors('subscriptions', {
  SUBSCRIPTION_UNKNOWN: { http: 404, customer: 'There is no such subscription among yours.' },
  NOT_NOW: { http: 409, customer: 'This is not possible in the present state of the subscription. Reload the page.' },
  PAUSE_UNSUPPORTED: { http: 422, customer: 'Subscriptions paid this way cannot be paused. You can cancel instead.' },
  GATEWAY_SAID_NO: { http: 502, customer: 'The payment provider did not accept this. Nothing was changed.' },
  GATEWAY_SILENT: {
    http: 503,
    customer: 'The payment provider does not answer. Your wish is kept and tried again; look here in a few minutes.',
  },
  PLAN_NOT_OFFERED: {
    http: 422,
    customer: 'This subscription cannot be changed to that. Choose one of the offered plans.',
  },
  PLAN_IS_THE_SAME: { http: 422, customer: 'This is what you have already.' },
  PLAN_CHANGE_OPEN: { http: 409, customer: 'Another change is under way. Wait until it is done, or cancel it first.' },
  PLAN_CHANGE_REFUSED: { http: 422, customer: 'The product cannot be changed to this plan now.' },
  DELIVERY_SILENT: {
    http: 503,
    customer: 'We could not ask whether the product can be changed. Nothing was charged: try again in a moment.',
  },
});

export type SubscriptionCode = keyof typeof SubscriptionError.codes;
