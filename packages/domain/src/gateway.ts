import { z } from 'zod';

/** The payment gateways VOZEX speaks to, by the plan's keys. */
export const PaymentGatewayKey = z.enum(['dodo', 'paypal']);
export type PaymentGatewayKey = z.infer<typeof PaymentGatewayKey>;

/** Through what an order was paid. `import`: in the shop it was sold in, before it came here; no gateway of ours knows it. */
// Spelt out: reading the options of the other while loading would carry zod into the shop's first view.
export const OrderGateway = z.enum(['dodo', 'paypal', 'import']);
export type OrderGateway = z.infer<typeof OrderGateway>;

export const GATEWAY_LABEL = {
  dodo: 'Dodo Payments',
  paypal: 'PayPal',
} satisfies Record<PaymentGatewayKey, string>;
