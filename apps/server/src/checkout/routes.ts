import { idSchema, OrderStatus, PaymentGatewayKey } from '@vozex/domain';
import { z } from 'zod';
import { CatalogError } from '../catalog/index.ts';
import { RequestError } from '../kernel/errors.ts';
import { defineRoute } from '../kernel/route.ts';
import { OrderError } from '../orders/index.ts';
import { PaymentError } from '../payments/index.ts';
import type { CheckoutApp } from './checkout-app.ts';
import { CheckoutAnswer, CheckoutRequest } from './checkout-request.ts';
import { completeOrder } from './complete-order.ts';
import { CheckoutError } from './errors.ts';
import { payOrder } from './pay-order.ts';
import { quoteCart } from './quote-cart.ts';
import { Quote, QuoteRequest } from './quote-shapes.ts';
import { startCheckout } from './start-checkout.ts';

const OrderParams = z.object({ id: idSchema('order') });
const Token = z
  .string()
  .max(200)
  .optional()
  .meta({ description: "The token of the order's address; not needed by its signed-in owner." });

const checkout = defineRoute({
  method: 'POST',
  path: '/api/checkout',
  access: 'anyone',
  tag: 'checkout',
  summary: 'Place an order and get the page to pay on',
  body: CheckoutRequest,
  output: CheckoutAnswer,
  status: 201,
  throws: [CheckoutError, CatalogError, PaymentError, RequestError],
  perMinute: 30,
  handle: (app: CheckoutApp, { body }, context) => startCheckout(app, body, context),
});

const complete = defineRoute({
  method: 'POST',
  path: '/api/orders/{id}/complete',
  access: 'anyone',
  tag: 'checkout',
  summary: 'Back from the gateway: ask it what became of the payment',
  params: OrderParams,
  body: z.strictObject({
    token: Token,
    gateway_checkout_id: z
      .string()
      .max(200)
      .optional()
      .meta({ description: 'As the gateway handed it back; the order already knows its own.' }),
  }),
  output: z.object({ status: OrderStatus }),
  throws: [OrderError],
  perMinute: 60,
  handle: (app: CheckoutApp, { params, body }, { actor }) => completeOrder(app, actor, params.id, body.token),
});

const pay = defineRoute({
  method: 'POST',
  path: '/api/orders/{id}/pay',
  access: 'anyone',
  tag: 'checkout',
  summary: 'Get a new page to pay a pending order on',
  params: OrderParams,
  body: z.strictObject({ token: Token, payment_gateway: PaymentGatewayKey.optional() }),
  output: z.object({ redirect_url: z.string() }),
  throws: [OrderError, CheckoutError, PaymentError],
  perMinute: 20,
  handle: (app: CheckoutApp, { params, body }, { actor }) => payOrder(app, actor, params.id, body),
});

const quote = defineRoute({
  method: 'POST',
  path: '/api/checkout/quote',
  access: 'anyone',
  tag: 'checkout',
  summary: 'What a cart would come to: lines, discount, tax, and what the checkout would refuse',
  body: QuoteRequest,
  output: Quote,
  perMinute: 120,
  handle: (app: CheckoutApp, { body }, context) => quoteCart(app, context, body),
});

/** Every route of the checkout. */
export const checkoutRoutes = [quote, checkout, complete, pay];
