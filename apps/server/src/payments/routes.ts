import {
  AMOUNT_MINOR_MAX,
  idSchema,
  PaymentGatewayKey,
  PaymentStatus,
  QUANTITY_MAX,
  WebhookEventStatus,
} from '@vozex/domain';
import { z } from 'zod';
import type { App } from '../kernel/app.ts';
import { RequestError } from '../kernel/errors.ts';
import { cutPage, PageQuery, pageOf } from '../kernel/page.ts';
import { defineRoute } from '../kernel/route.ts';
import { disputeRoutes } from './disputes/routes.ts';
import { PaymentError } from './errors.ts';
import type { GatewayRouter } from './open-gateways.ts';
import { receiptRoutes } from './receipts/routes.ts';
import { receiveWebhook, WEBHOOK_BODY_BYTES_MAX } from './receive-webhook.ts';
import { reconcileRoutes } from './reconcile/routes.ts';
import { refundPayment } from './refund-payment.ts';
import { refundListingRoutes } from './refunds-listing/routes.ts';
import { releasePayment } from './release-payment.ts';
import { retryEvent } from './retry-event.ts';
import { gatewaySetupRoutes } from './setup/routes.ts';
import {
  EventView,
  listEvents,
  listPayments,
  PaymentView,
  RefundView,
  readEvent,
  readPayment,
  readRefund,
} from './views.ts';

type PaymentsApp = App & { gateways: GatewayRouter };

/** A gateway delivers from a few addresses, in bursts after an outage: far above what a person does. */
const WEBHOOKS_PER_MINUTE = 120_000;
/** Dodo takes 3,000 characters, PayPal shows 255. */
const REASON_LENGTH_MAX = 1_000;

const PaymentParams = z.object({ id: idSchema('payment') });
const EventParams = z.object({ id: idSchema('webhook_event') });

const receive = defineRoute({
  method: 'POST',
  path: '/webhooks/{gateway}',
  access: 'anyone',
  tag: 'webhooks',
  summary: 'Where payment gateways deliver their signed events',
  params: z.object({ gateway: z.string().max(40) }),
  bodyKind: 'raw',
  bodyLimit: WEBHOOK_BODY_BYTES_MAX,
  perMinute: WEBHOOKS_PER_MINUTE,
  output: z.object({}),
  throws: [PaymentError],
  handle: (app: PaymentsApp, { params }, context) => receiveWebhook(app, params.gateway, context),
});

const payments = defineRoute({
  method: 'GET',
  path: '/api/admin/payments',
  access: 'read_only',
  tag: 'admin: payments',
  summary: 'Payments, newest first',
  query: PageQuery.extend({ status: PaymentStatus.optional() }),
  output: pageOf(PaymentView),
  handle: async (app: PaymentsApp, { query }) =>
    cutPage(
      await listPayments(app.db.read, { status: query.status }, { after: query.after, limit: query.limit }),
      query.limit,
    ),
});

const release = defineRoute({
  method: 'POST',
  path: '/api/admin/payments/{id}/release',
  access: 'operator',
  tag: 'admin: payments',
  summary: 'Accept a held payment: its order becomes paid',
  params: PaymentParams,
  output: PaymentView,
  throws: [PaymentError],
  async handle(app: PaymentsApp, { params }, { actor }) {
    await releasePayment(app, actor, params.id);
    return present(await readPayment(app.db.read, params.id), params.id);
  },
});

const refund = defineRoute({
  method: 'POST',
  path: '/api/admin/payments/{id}/refund',
  access: 'operator',
  tag: 'admin: payments',
  summary: 'Send money back, in whole or in part',
  params: PaymentParams,
  body: z.strictObject({
    amount_minor: z.int().min(1).max(AMOUNT_MINOR_MAX).optional(),
    quantity: z
      .int()
      .min(1)
      .max(QUANTITY_MAX)
      .optional()
      .meta({ description: "Units given back with it; the product's policy may take them back." }),
    reason: z.string().trim().min(1).max(REASON_LENGTH_MAX),
  }),
  output: RefundView,
  throws: [PaymentError],
  async handle(app: PaymentsApp, { params, body }, { actor }) {
    const { amount_minor: amountMinor, quantity, reason } = body;
    const order = { paymentId: params.id, amountMinor, quantity, reason };
    const { refundId } = await refundPayment(app, actor, order);
    return present(await readRefund(app.db.read, refundId), refundId);
  },
});

const events = defineRoute({
  method: 'GET',
  path: '/api/admin/webhook-events',
  access: 'read_only',
  tag: 'admin: payments',
  summary: 'Kept webhook events, newest first',
  query: PageQuery.extend({ status: WebhookEventStatus.optional(), gateway: PaymentGatewayKey.optional() }),
  output: pageOf(EventView),
  handle: async (app: PaymentsApp, { query }) =>
    cutPage(
      await listEvents(
        app.db.read,
        { status: query.status, gateway: query.gateway },
        { after: query.after, limit: query.limit },
      ),
      query.limit,
    ),
});

const event = defineRoute({
  method: 'GET',
  path: '/api/admin/webhook-events/{id}',
  access: 'read_only',
  tag: 'admin: payments',
  summary: 'One webhook event with its body as it came',
  params: EventParams,
  output: EventView.extend({ body: z.string() }),
  handle: async (app: PaymentsApp, { params }) => present(await readEvent(app.db.read, params.id), params.id),
});

const retry = defineRoute({
  method: 'POST',
  path: '/api/admin/webhook-events/{id}/retry',
  access: 'operator',
  tag: 'admin: payments',
  summary: 'Put a quarantined event back in the queue',
  params: EventParams,
  output: EventView.extend({ body: z.string() }),
  throws: [PaymentError],
  async handle(app: PaymentsApp, { params }, { actor }) {
    await retryEvent(app, actor, params.id);
    return present(await readEvent(app.db.read, params.id), params.id);
  },
});

/** Every route of this room. */
export const paymentRoutes = [
  receive,
  payments,
  release,
  refund,
  events,
  event,
  retry,
  ...refundListingRoutes,
  ...disputeRoutes,
  ...receiptRoutes,
  ...reconcileRoutes,
  ...gatewaySetupRoutes,
];

function present<T>(found: T | undefined, id: string): T {
  if (found === undefined) throw new RequestError('NOT_FOUND', id);
  return found;
}
