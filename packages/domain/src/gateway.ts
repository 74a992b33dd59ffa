import { z } from 'zod';

/** The payment gateways VOZEX speaks to, by the plan's keys. */
export const PaymentGatewayKey = z.enum(['dodo', 'paypal']);
export type PaymentGatewayKey = z.infer<typeof PaymentGatewayKey>;

export const GATEWAY_LABEL = {
  dodo: 'Dodo Payments',
  paypal: 'PayPal',
} satisfies Record<PaymentGatewayKey, string>;
