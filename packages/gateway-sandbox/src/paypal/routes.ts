import type { FastifyInstance } from 'fastify';
import { BodyReader } from '../read-body.ts';
import type { World } from '../world.ts';
import { billingRoutes } from './billing-routes.ts';
import { findEvent, listEvents, resendEvent } from './event-list.ts';
import { listDisputes } from './list-disputes.ts';
import { captureOrder, createOrder } from './orders.ts';
import { rawMember } from './raw-member.ts';
import { findCaptureLike, refundCapture } from './refund-payment.ts';
import { refundSale } from './refund-sale.ts';
import { malformedPayPal, notFoundAtPayPal, PayPalRefusal } from './refusal.ts';
import { reportTransactions } from './reports.ts';
import { ORDER_HOURS_REMEMBERED, onceByRequestId, REFUND_HOURS_REMEMBERED } from './request-ids.ts';
import { idOf, prefersAll, queryOf, requestIdOf } from './request-parts.ts';
import {
  findOrder,
  findRefund,
  refundLinks,
  showCapture,
  showCapturedOrderShortly,
  showOrder,
  showOrderShortly,
  showRefund,
} from './show.ts';
import { findDispute, showDispute } from './show-dispute.ts';
import { findSale, showSale, showSaleRefund } from './show-sale.ts';
import { isGenuine } from './sign.ts';
import { simulateEvent } from './simulate-event.ts';
import { issueToken, isTokenValid } from './tokens.ts';
import { changeWebhook, findWebhook, listEventTypes, registerWebhook, showWebhook } from './webhooks.ts';

/** Where a caller is not yet known: the token, and the certificates that anyone may fetch. */
export function paypalOpenRoutes(world: World, app: FastifyInstance): void {
  app.post('/v1/oauth2/token', async (request, reply) => {
    const token = issueToken(world, request.headers.authorization);
    if (token) return token;
    return reply.code(401).send({ error: 'invalid_client', error_description: 'Client Authentication failed' });
  });
  app.get('/v1/notifications/certs/:id', async (request, reply) => {
    const pem = await world.certificates.pemOf(idOf(request));
    if (pem === undefined) throw notFoundAtPayPal();
    return reply.type('application/x-pem-file').send(pem);
  });
}

/** The REST API of PayPal, as far as it is played here. */
export function paypalRoutes(world: World, app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (!isTokenValid(world, request.headers.authorization)) throw new PayPalRefusal(401);
  });
  orderRoutes(world, app);
  paymentRoutes(world, app);
  saleRoutes(world, app);
  billingRoutes(world, app);
  disputeRoutes(world, app);
  webhookRoutes(world, app);
  eventRoutes(world, app);
}

function orderRoutes(world: World, app: FastifyInstance): void {
  app.post('/v2/checkout/orders', async (request, reply) => {
    const call = { operation: 'create', requestId: requestIdOf(request), hoursRemembered: ORDER_HOURS_REMEMBERED };
    const { id, repeated } = await onceByRequestId(world, call, () => createOrder(world, request.body));
    const order = findOrder(world, id);
    reply.code(repeated ? 200 : 201);
    return prefersAll(request) ? showOrder(world, order) : showOrderShortly(world, order);
  });
  app.get('/v2/checkout/orders/:id', async (request) => showOrder(world, findOrder(world, idOf(request))));
  app.post('/v2/checkout/orders/:id/capture', async (request, reply) => {
    const operation = `capture ${idOf(request)}`;
    const call = { operation, requestId: requestIdOf(request), hoursRemembered: ORDER_HOURS_REMEMBERED };
    const { id, repeated } = await onceByRequestId(world, call, () => captureOrder(world, idOf(request)));
    const order = findOrder(world, id);
    reply.code(repeated ? 200 : 201);
    return prefersAll(request) ? showOrder(world, order) : showCapturedOrderShortly(world, order);
  });
}

function paymentRoutes(world: World, app: FastifyInstance): void {
  app.get('/v2/payments/captures/:id', async (request) => showCapture(world, findCaptureLike(world, idOf(request))));
  app.post('/v2/payments/captures/:id/refund', async (request, reply) => {
    const operation = `refund ${idOf(request)}`;
    const call = { operation, requestId: requestIdOf(request), hoursRemembered: REFUND_HOURS_REMEMBERED };
    const { id } = await onceByRequestId(world, call, () => refundCapture(world, idOf(request), request.body));
    const refund = findRefund(world, id);
    reply.code(201);
    if (prefersAll(request)) return showRefund(world, refund);
    return { id: refund.id, status: refund.status, links: refundLinks(world, refund) };
  });
  app.get('/v2/payments/refunds/:id', async (request) => showRefund(world, findRefund(world, idOf(request))));
}

/** A subscription's money, by the old v1 API. */
function saleRoutes(world: World, app: FastifyInstance): void {
  app.get('/v1/payments/sale/:id', async (request) => showSale(world, findSale(world, idOf(request))));
  app.post('/v1/payments/sale/:id/refund', async (request, reply) => {
    const operation = `refund sale ${idOf(request)}`;
    const call = { operation, requestId: requestIdOf(request), hoursRemembered: REFUND_HOURS_REMEMBERED };
    const { id } = await onceByRequestId(world, call, () => refundSale(world, idOf(request), request.body));
    reply.code(201);
    return showSaleRefund(world, findRefund(world, id), 1);
  });
  app.get('/v1/payments/refund/:id', async (request) => {
    const refund = findRefund(world, idOf(request));
    findSale(world, refund.capture_id);
    return showSaleRefund(world, refund, 1);
  });
}

function disputeRoutes(world: World, app: FastifyInstance): void {
  app.get('/v1/customer/disputes', async (request) => listDisputes(world, queryOf(request)));
  app.get('/v1/customer/disputes/:id', async (request) => showDispute(world, findDispute(world, idOf(request))));
  app.get('/v1/reporting/transactions', async (request) => reportTransactions(world, queryOf(request)));
}

function webhookRoutes(world: World, app: FastifyInstance): void {
  const path = '/v1/notifications/webhooks';
  app.get(path, async () => ({
    webhooks: Object.values(world.state.paypal.webhooks).map((webhook) => showWebhook(world, webhook)),
  }));
  app.post(path, async (request, reply) => {
    reply.code(201);
    return showWebhook(world, registerWebhook(world, request.body));
  });
  app.get(`${path}/:id`, async (request) => showWebhook(world, findWebhook(world, idOf(request))));
  app.patch(`${path}/:id`, async (request) =>
    showWebhook(world, changeWebhook(findWebhook(world, idOf(request)), request.body)),
  );
  app.delete(`${path}/:id`, async (request, reply) => {
    delete world.state.paypal.webhooks[findWebhook(world, idOf(request)).id];
    return reply.code(204).send();
  });
  app.get(`${path}/:id/event-types`, async (request) => ({
    event_types: findWebhook(world, idOf(request)).event_types,
  }));
  app.get('/v1/notifications/webhooks-event-types', async () => listEventTypes());
}

function eventRoutes(world: World, app: FastifyInstance): void {
  const path = '/v1/notifications/webhooks-events';
  app.get(path, async (request) => listEvents(world, queryOf(request)));
  app.get(`${path}/:id`, async (request) => findEvent(world, idOf(request)));
  app.post(`${path}/:id/resend`, async (request, reply) => {
    const event = findEvent(world, idOf(request));
    const ids = new BodyReader(request.body ?? {}, malformedPayPal).list('webhook_ids');
    resendEvent(world, event, ids?.map(String));
    reply.code(202);
    return event;
  });
  app.post('/v1/notifications/simulate-event', async (request, reply) => {
    reply.code(202);
    return simulateEvent(world, request.body);
  });
  app.post('/v1/notifications/verify-webhook-signature', async (request) => {
    const fields = new BodyReader(request.body, malformedPayPal);
    const body = rawMember(request.rawBody, 'webhook_event');
    if (body === undefined) throw new PayPalRefusal(400, 'MISSING_REQUIRED_PARAMETER', '/webhook_event');
    const genuine = await isGenuine(world, {
      algorithm: fields.requiredText('auth_algo'),
      certificateUrl: fields.requiredText('cert_url'),
      transmissionId: fields.requiredText('transmission_id'),
      transmissionTime: fields.requiredText('transmission_time'),
      signature: fields.requiredText('transmission_sig'),
      webhookId: fields.requiredText('webhook_id'),
      body,
    });
    return { verification_status: genuine ? 'SUCCESS' : 'FAILURE' };
  });
}
