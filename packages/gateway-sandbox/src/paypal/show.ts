import type { World } from '../world.ts';
import { minorOf, moneyOf } from './money.ts';
import type { Payment } from './payment.ts';
import { isSale } from './payment.ts';
import { notFoundAtPayPal } from './refusal.ts';
import type { Capture, Money, Order, Refund } from './state.ts';

/** 3.49 % and 0.49: PayPal's common fee. Nothing depends on the figure. */
const FEE_BASIS_POINTS = 349;
const FEE_FIXED_VALUE = '0.49';

const PAYER_EMAIL = 'buyer@example.test';

export function findOrder(world: World, id: string): Order {
  const order = world.state.paypal.orders[id];
  if (!order) throw notFoundAtPayPal();
  return order;
}

/** The amount as a faulty record shows it: half of it, or in another currency. */
export function misreported(amount: Money, lie: 'amount' | 'currency' | undefined): Money {
  if (lie === 'amount') return moneyOf(Math.floor(minorOf(amount) / 2), amount.currency_code);
  if (lie === 'currency') return { ...amount, currency_code: amount.currency_code === 'EUR' ? 'USD' : 'EUR' };
  return amount;
}

export function findRefund(world: World, id: string): Refund {
  const refund = world.state.paypal.refunds[id];
  if (!refund) throw notFoundAtPayPal();
  return refund;
}

export function capturesOf(world: World, order: Order): Capture[] {
  return Object.values(world.state.paypal.captures).filter(({ order_id }) => order_id === order.id);
}

/** @param payment a capture, or a subscription's sale. */
export function refundsOf(world: World, payment: { id: string }): Refund[] {
  return Object.values(world.state.paypal.refunds).filter(({ capture_id }) => capture_id === payment.id);
}

/** The sum of all units, in PayPal's smallest unit. */
export function totalOf(order: Order): number {
  return order.units.reduce((sum, { amount }) => sum + minorOf(amount), 0);
}

export function approvalUrl(world: World, order: Order): string {
  return `${world.baseUrls.paypal}/checkoutnow?token=${order.id}`;
}

/** `minimal` unless the call prefers a representation. @see https://developer.paypal.com/api/rest/requests/#prefer */
export function wantsRepresentation(prefer: string | undefined): boolean {
  return prefer?.includes('return=representation') ?? false;
}

/** The short answer of create: id, status, links. */
export function showOrderShortly(world: World, order: Order) {
  return {
    id: order.id,
    status: order.status,
    ...(order.names_payment_source ? { payment_source: paymentSource(world, order) } : {}),
    links: orderLinks(world, order),
  };
}

export function showOrder(world: World, order: Order) {
  const approved = wasApproved(order);
  return {
    ...showOrderShortly(world, order),
    intent: order.intent,
    purchase_units: order.units.map((unit) => ({
      ...unit,
      payee: { email_address: 'seller@example.test', merchant_id: world.state.paypal.merchant_id },
      ...paymentsOf(world, order, unit.reference_id),
    })),
    ...(approved ? { payer: payer(world), payment_source: paymentSource(world, order) } : {}),
    create_time: order.create_time,
    ...(order.update_time === order.create_time ? {} : { update_time: order.update_time }),
  };
}

/** The short answer of capture still shows the captures: a caller must see what became of the money. */
export function showCapturedOrderShortly(world: World, order: Order) {
  return {
    ...showOrderShortly(world, order),
    payment_source: paymentSource(world, order),
    purchase_units: order.units.map(({ reference_id }) => ({
      reference_id,
      ...paymentsOf(world, order, reference_id),
    })),
    payer: payer(world),
  };
}

function wasApproved(order: Order): boolean {
  return order.status === 'APPROVED' || order.status === 'COMPLETED';
}

export function payer(world: World) {
  return {
    name: { given_name: 'Sandbox', surname: 'Buyer' },
    email_address: PAYER_EMAIL,
    payer_id: world.state.paypal.payer_id,
  };
}

function paymentSource(world: World, order: Order) {
  if (!wasApproved(order)) return { paypal: {} };
  const { name, email_address, payer_id } = payer(world);
  return { paypal: { email_address, account_id: payer_id, account_status: 'VERIFIED', name } };
}

function paymentsOf(world: World, order: Order, referenceId: string) {
  const captures = capturesOf(world, order).filter(({ reference_id }) => reference_id === referenceId);
  if (captures.length === 0) return {};
  const refunds = captures.flatMap((capture) => refundsOf(world, capture));
  return {
    payments: {
      captures: captures.map((capture) => showCaptureInOrder(world, capture)),
      ...(refunds.length > 0 ? { refunds: refunds.map((refund) => showRefund(world, refund)) } : {}),
    },
  };
}

function orderLinks(world: World, order: Order) {
  const self = `${world.baseUrls.paypal}/v2/checkout/orders/${order.id}`;
  const links = [{ href: self, rel: 'self', method: 'GET' }];
  if (order.status === 'CREATED' || order.status === 'PAYER_ACTION_REQUIRED') {
    const rel = order.names_payment_source ? 'payer-action' : 'approve';
    links.push({ href: approvalUrl(world, order), rel, method: 'GET' });
  }
  if (order.status === 'CREATED' || order.status === 'APPROVED') {
    links.push(
      { href: self, rel: 'update', method: 'PATCH' },
      { href: `${self}/capture`, rel: 'capture', method: 'POST' },
    );
  }
  return links;
}

function showCaptureInOrder(world: World, capture: Payment) {
  const base = world.baseUrls.paypal;
  const self = `${base}/v2/payments/captures/${capture.id}`;
  const { id, status, amount, custom_id, invoice_id, create_time, update_time } = capture;
  return {
    id,
    status,
    ...(status === 'PENDING' ? { status_details: { reason: 'PENDING_REVIEW' } } : {}),
    amount,
    final_capture: true,
    seller_protection: {
      status: 'ELIGIBLE',
      dispute_categories: ['ITEM_NOT_RECEIVED', 'UNAUTHORIZED_TRANSACTION'],
    },
    ...(status === 'PENDING' || status === 'DECLINED' ? {} : { seller_receivable_breakdown: receivable(capture) }),
    ...(custom_id === undefined ? {} : { custom_id }),
    ...(invoice_id === undefined ? {} : { invoice_id }),
    create_time,
    update_time,
    links: [
      { href: self, rel: 'self', method: 'GET' },
      { href: `${self}/refund`, rel: 'refund', method: 'POST' },
      ...(isSale(capture)
        ? []
        : [{ href: `${base}/v2/checkout/orders/${capture.order_id}`, rel: 'up', method: 'GET' }]),
    ],
  };
}

export function receivable({ amount }: Pick<Capture, 'amount'>) {
  const { currency_code } = amount;
  const gross = minorOf(amount);
  const fixed = Math.round(minorOf({ currency_code: 'USD', value: FEE_FIXED_VALUE }));
  const fee = Math.min(gross, Math.round((gross * FEE_BASIS_POINTS) / 10_000) + fixed);
  return {
    gross_amount: amount,
    paypal_fee: moneyOf(fee, currency_code),
    net_amount: moneyOf(gross - fee, currency_code),
  };
}

/** `GET /v2/payments/captures/{id}`, and the resource of the capture events. A sale can be seen so too. */
export function showCapture(world: World, capture: Payment) {
  return {
    ...showCaptureInOrder(world, capture),
    ...(isSale(capture) ? {} : { supplementary_data: { related_ids: { order_id: capture.order_id } } }),
    payee: { email_address: 'seller@example.test', merchant_id: world.state.paypal.merchant_id },
  };
}

export function refundLinks(world: World, refund: Refund) {
  const base = world.baseUrls.paypal;
  return [
    { href: `${base}/v2/payments/refunds/${refund.id}`, rel: 'self', method: 'GET' },
    { href: `${base}/v2/payments/captures/${refund.capture_id}`, rel: 'up', method: 'GET' },
  ];
}

export function showRefund(world: World, refund: Refund) {
  const { capture_id: _, made_by: __, total_refunded, status, ...rest } = refund;
  const zero = moneyOf(0, refund.amount.currency_code);
  return {
    ...rest,
    status,
    ...(status === 'PENDING' ? { status_details: { reason: 'ECHECK' } } : {}),
    // The seller's fee is not given back.
    seller_payable_breakdown: {
      gross_amount: refund.amount,
      paypal_fee: zero,
      net_amount: refund.amount,
      total_refunded_amount: total_refunded,
    },
    links: refundLinks(world, refund),
  };
}
