import type { MisbehaviourName } from '../misbehaviour.ts';
import { misbehaviourOfAmount } from '../misbehaviour.ts';
import { paypalId } from '../random-id.ts';
import type { World } from '../world.ts';
import { announceApproval, announceCapture, subjectsOfOrder } from './order-events.ts';
import { tell } from './post-event.ts';
import { readOrder } from './read-order.ts';
import { PayPalRefusal } from './refusal.ts';
import type { Made } from './request-ids.ts';
import { approvalUrl, capturesOf, findOrder, misreported, totalOf } from './show.ts';
import type { Capture, Order, PurchaseUnit } from './state.ts';

/** @throws PayPalRefusal 400, 422 */
export function createOrder(world: World, body: unknown): Made {
  const read = readOrder(body);
  refuseUsedInvoice(world, read.units);
  const now = world.clock.now().toISOString();
  const order: Order = {
    id: paypalId(),
    ...read,
    status: read.names_payment_source ? 'PAYER_ACTION_REQUIRED' : 'CREATED',
    instrument_declines: false,
    create_time: now,
    update_time: now,
  };
  world.state.paypal.orders[order.id] = order;
  return { id: order.id, announced: Promise.resolve() };
}

/** An invoice id can be paid once per account, in whatever order it stands. */
function refuseUsedInvoice(world: World, units: PurchaseUnit[]): void {
  const paid = Object.values(world.state.paypal.captures).filter(({ status }) => status !== 'DECLINED');
  const used = units.findIndex(
    ({ invoice_id }) => invoice_id !== undefined && paid.some((capture) => capture.invoice_id === invoice_id),
  );
  if (used >= 0) throw new PayPalRefusal(422, 'DUPLICATE_INVOICE_ID', `/purchase_units/${used}/invoice_id`);
}

/**
 * Plays the buyer who approves. Choosing a card that will be refused is approval too: PayPal finds out at capture.
 * An order that was approved or paid before stays as it is.
 *
 * @returns where the buyer is sent: the return URL with `token` and `PayerID`, or null without one.
 */
export async function approveOrder(world: World, order: Order, choice: 'pay' | 'decline'): Promise<string | null> {
  if (order.status === 'CREATED' || order.status === 'PAYER_ACTION_REQUIRED') {
    order.status = 'APPROVED';
    order.instrument_declines = choice === 'decline';
    order.update_time = world.clock.now().toISOString();
    await tell([announceApproval(world, order)]);
  }
  return returnUrlOf(world, order);
}

export function returnUrlOf(world: World, order: Order): string | null {
  if (order.return_url === null) return null;
  const url = new URL(order.return_url);
  url.searchParams.set('token', order.id);
  url.searchParams.set('PayerID', world.state.paypal.payer_id);
  return url.href;
}

export function cancelUrlOf(order: Order): string | null {
  if (order.cancel_url === null) return null;
  const url = new URL(order.cancel_url);
  url.searchParams.set('token', order.id);
  return url.href;
}

/**
 * Takes the money of an approved order.
 *
 * @returns the order's id, and the announcement of its captures.
 * @throws PayPalRefusal 422 ORDER_ALREADY_CAPTURED, ORDER_NOT_APPROVED, DUPLICATE_INVOICE_ID, INSTRUMENT_DECLINED;
 *   after the last the buyer must approve again, with another payment method.
 */
export function captureOrder(world: World, orderId: string): Made {
  const order = findOrder(world, orderId);
  if (order.status === 'COMPLETED') throw new PayPalRefusal(422, 'ORDER_ALREADY_CAPTURED');
  if (order.status !== 'APPROVED') throw new PayPalRefusal(422, 'ORDER_NOT_APPROVED');
  refuseUsedInvoice(world, order.units);
  const asked = askedFor(world, order);
  if (order.instrument_declines || asked('declined') || misbehaviourOfAmount(totalOf(order)) === 'declined') {
    order.status = order.names_payment_source ? 'PAYER_ACTION_REQUIRED' : 'CREATED';
    const link = { href: approvalUrl(world, order), rel: 'redirect', method: 'GET' };
    throw new PayPalRefusal(422, 'INSTRUMENT_DECLINED', undefined, [link]);
  }
  const status = asked('capture_declined') ? 'DECLINED' : asked('capture_pending') ? 'PENDING' : 'COMPLETED';
  const lie = asked('wrong_amount') ? 'amount' : asked('wrong_currency') ? 'currency' : undefined;
  const now = world.clock.now().toISOString();
  for (const unit of order.units) keepCapture(world, order, unit, status, lie, now);
  order.status = 'COMPLETED';
  order.update_time = now;
  const news = capturesOf(world, order).map((capture) => announceCapture(world, capture, status));
  return { id: order.id, announced: tell(news) };
}

function askedFor(world: World, order: Order): (what: MisbehaviourName) => boolean {
  const subjects = subjectsOfOrder(order);
  return (what) => world.rules.take('paypal', what, { subjects }) !== undefined;
}

function keepCapture(
  world: World,
  order: Order,
  unit: PurchaseUnit,
  status: Capture['status'],
  lie: 'amount' | 'currency' | undefined,
  now: string,
): void {
  const { currency_code, value } = unit.amount;
  const capture: Capture = {
    id: paypalId(),
    order_id: order.id,
    reference_id: unit.reference_id,
    status,
    amount: misreported({ currency_code, value }, lie),
    ...(unit.custom_id === undefined ? {} : { custom_id: unit.custom_id }),
    ...(unit.invoice_id === undefined ? {} : { invoice_id: unit.invoice_id }),
    create_time: now,
    update_time: now,
  };
  world.state.paypal.captures[capture.id] = capture;
}
