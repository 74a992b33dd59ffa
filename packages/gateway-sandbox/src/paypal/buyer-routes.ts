import type { FastifyInstance, FastifyRequest } from 'fastify';
import { paymentPage } from '../page.ts';
import type { World } from '../world.ts';
import { buyerBillingRoutes } from './buyer-billing-routes.ts';
import { findPayment } from './find-payment.ts';
import { moneyOf } from './money.ts';
import { approveOrder, cancelUrlOf, returnUrlOf } from './orders.ts';
import type { Payment } from './payment.ts';
import { isSale } from './payment.ts';
import { PAYPAL_COLOR } from './paypal-color.ts';
import { settleRefund } from './refund-payment.ts';
import { malformedPayPal } from './refusal.ts';
import { idOf } from './request-parts.ts';
import { settlePayment } from './settle-payment.ts';
import { findOrder, findRefund, showCapture, showOrder, showRefund, totalOf } from './show.ts';
import { showSale } from './show-sale.ts';
import type { Money, Order } from './state.ts';

const tokenOf = (request: FastifyRequest) => (request.query as { token?: string }).token ?? '';
const fieldsOf = (request: FastifyRequest) => (request.body ?? {}) as Record<string, unknown>;

/** What the buyer (or a test in his place) does at PayPal. */
export function paypalBuyerRoutes(world: World, app: FastifyInstance): void {
  app.get('/checkoutnow', async (request, reply) =>
    reply.type('text/html; charset=utf-8').send(paypalPage(world, findOrder(world, tokenOf(request)))),
  );
  app.post('/checkoutnow', async (request, reply) => {
    const { redirect_to } = await choose(world, findOrder(world, tokenOf(request)), fieldsOf(request).choice);
    return reply.redirect(redirect_to, 303);
  });

  app.post('/sandbox/orders/:id/approve', async (request) =>
    choose(world, findOrder(world, idOf(request)), fieldsOf(request).choice ?? 'pay'),
  );
  app.get('/sandbox/orders', async () => ({
    items: Object.values(world.state.paypal.orders).map((order) => showOrder(world, order)),
  }));
  app.get('/sandbox/payments', async () => ({
    items: [...Object.values(world.state.paypal.captures), ...Object.values(world.state.paypal.sales)].map((payment) =>
      showPayment(world, payment),
    ),
  }));
  app.post('/sandbox/payments/:id/settle', async (request) => {
    const payment = findPayment(world, idOf(request));
    await settlePayment(world, payment, fieldsOf(request).outcome === 'failed' ? 'DECLINED' : 'COMPLETED');
    return showPayment(world, payment);
  });
  app.get('/sandbox/refunds', async () => ({
    items: Object.values(world.state.paypal.refunds).map((refund) => ({
      ...showRefund(world, refund),
      payment_id: refund.capture_id,
      made_by: refund.made_by ?? 'v2',
    })),
  }));
  app.post('/sandbox/refunds/:id/settle', async (request) => {
    const refund = findRefund(world, idOf(request));
    await settleRefund(world, refund, fieldsOf(request).outcome === 'failed' ? 'FAILED' : 'COMPLETED');
    return showRefund(world, refund);
  });
  buyerBillingRoutes(world, app);
}

function showPayment(world: World, payment: Payment) {
  return isSale(payment) ? showSale(world, payment) : showCapture(world, payment);
}

async function choose(world: World, order: Order, choice: unknown) {
  const page = `${world.baseUrls.paypal}/checkoutnow?token=${order.id}`;
  if (choice === 'cancel') return { redirect_to: cancelUrlOf(order) ?? page, status: order.status };
  if (choice !== 'pay' && choice !== 'decline') throw malformedPayPal('choice', 'pay, decline or cancel', 'wrong');
  const returnUrl = await approveOrder(world, order, choice);
  return { redirect_to: returnUrl ?? page, status: order.status };
}

function paypalPage(world: World, order: Order): string {
  const currency = order.units[0]!.amount.currency_code; // because an order has at least one unit
  const page = {
    title: order.brand_name === null ? 'Pay with PayPal' : `Pay ${order.brand_name} with PayPal`,
    gateway: 'PayPal',
    color: PAYPAL_COLOR,
    lines: order.units.flatMap(linesOf),
    total: inWords(moneyOf(totalOf(order), currency)),
  };
  if (order.status === 'APPROVED' || order.status === 'COMPLETED') {
    const returnUrl = returnUrlOf(world, order);
    const notice = order.status === 'COMPLETED' ? 'This order is paid.' : 'You have approved this payment.';
    const back = returnUrl === null ? {} : { back: { label: 'Back to the shop', url: returnUrl } };
    return paymentPage({ ...page, title: 'Thank you', notice, buttons: [], ...back });
  }
  return paymentPage({
    ...page,
    buttons: [
      { choice: 'pay', label: `Pay ${page.total}`, kind: 'main' },
      { choice: 'decline', label: 'Pay with a card that is declined', kind: 'plain' },
      ...(order.cancel_url === null ? [] : [{ choice: 'cancel', label: 'Cancel', kind: 'plain' } as const]),
    ],
  });
}

function linesOf(unit: Order['units'][number]): [string, string][] {
  // Read by readOrder before they were kept: each item has a name, a quantity and an amount.
  const items = (unit.items ?? []) as { name: string; quantity: string; unit_amount: Money }[];
  if (items.length === 0) return [[unit.description ?? 'Your order', inWords(unit.amount)]];
  return items.map(({ name, quantity, unit_amount }) => [`${quantity} x ${name}`, inWords(unit_amount)]);
}

function inWords({ value, currency_code }: Money): string {
  return `${value} ${currency_code}`;
}
