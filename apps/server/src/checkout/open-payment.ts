import type { PaymentGatewayKey } from '@vozex/domain';
import { type SellablePrice, sellablePrices } from '../catalog/index.ts';
import type { Tx } from '../kernel/database.ts';
import { changeGateway, lockOrder, OrderError, type OrderForPayment, priceIdsOf, retaxOrder } from '../orders/index.ts';
import { markOrderPaid, newestSession, openCheckoutSession, recordCheckoutSession } from '../payments/index.ts';
import { askForCheckout } from './ask-for-checkout.ts';
import type { CheckoutApp } from './checkout-app.ts';
import { offeredGateways, refuseUnlessOffered } from './choose-gateway.ts';
import { CheckoutError } from './errors.ts';
import { orderPage } from './order-page.ts';
import { priceOrder } from './price-order.ts';
import { orderTaxOf, readTax } from './taxes/read-tax.ts';

/** A page of the gateway that is about to lapse is no use to a buyer who is sent there. */
const SESSION_LEFT_SECONDS_MIN = 300;

export type PaymentWish = {
  /** `reuse`: an open page of the gateway serves again; `fresh`: a new one is made. */
  session: 'reuse' | 'fresh';
  /** Another gateway than the order has now. */
  gateway?: PaymentGatewayKey | undefined;
};

/** Where to send the buyer at once, or an intent that the gateway is to be asked about. */
type Next = { kind: 'go'; url: string } | { kind: 'ask'; order: OrderForPayment; sessionId: string };

/**
 * Says where the buyer pays a pending order. The intent is committed before the gateway is asked, and no transaction
 * is open meanwhile. An order that costs nothing is paid here, once: the order's lock decides.
 *
 * @throws OrderError ORDER_UNKNOWN; CheckoutError ORDER_NOT_PAYABLE, GATEWAY_NOT_OFFERED; GATEWAY_UNAVAILABLE with the
 * order still pending; PaymentError GATEWAY_NOT_CONFIGURED, GATEWAY_REFUSED
 */
export async function openPayment(app: CheckoutApp, orderId: string, wish: PaymentWish): Promise<string> {
  const next = await app.db.inOneTransaction((tx) => prepare(app, tx, orderId, wish));
  if (next.kind === 'go') return next.url;
  const answer = await askForCheckout(app, next.order, next.sessionId);
  await recordCheckoutSession(app.db.read, next.sessionId, answer);
  return answer.redirectUrl;
}

async function prepare(app: CheckoutApp, tx: Tx, orderId: string, wish: PaymentWish): Promise<Next> {
  const order = await lockOrder(tx, orderId);
  if (!order) throw new OrderError('ORDER_UNKNOWN', orderId);
  const page: Next = { kind: 'go', url: orderPage(app, order.id) };
  if (order.status === 'paid' || order.status === 'partially_refunded') return page;
  const now = app.clock.now();
  if (order.status !== 'pending' || order.expires_at <= now) {
    throw new CheckoutError(
      'ORDER_NOT_PAYABLE',
      `${order.id} is ${order.status}, expires ${order.expires_at.toISOString()}`,
    );
  }
  // A trial costs nothing today and is still agreed at the gateway: there the first charge will come from.
  if (order.total_minor === 0 && !order.items.some((item) => item.billing === 'recurring')) {
    await markOrderPaid(app, tx, order);
    return page;
  }
  const payable = await inGateway(app, tx, order, wish.gateway);
  app.gateways.of(payable.payment_gateway); // refuses before anything is written
  if (wish.session === 'reuse') {
    const open = await newestSession(tx, order.id);
    const usable = open?.gateway === payable.payment_gateway && lasts(open.expiresAt, now);
    if (usable && open.redirectUrl !== null) return { kind: 'go', url: open.redirectUrl };
  }
  const session = { orderId: order.id, gateway: payable.payment_gateway };
  return { kind: 'ask', order: payable, sessionId: await openCheckoutSession(app, tx, session) };
}

function lasts(expiresAt: Date | null, now: Date): boolean {
  return expiresAt === null || expiresAt.getTime() - now.getTime() > SESSION_LEFT_SECONDS_MIN * 1000;
}

/**
 * Works the tax out anew where another one answers for it at the new gateway.
 *
 * @throws CheckoutError BILLING_INCOMPLETE where the order does not say where its customer is
 */
async function retax(
  app: CheckoutApp,
  tx: Tx,
  order: OrderForPayment,
  prices: SellablePrice[],
  wanted: PaymentGatewayKey,
): Promise<void> {
  const answersFor = (gateway: PaymentGatewayKey) => app.gateways.of(gateway).capabilities.tax;
  if (answersFor(wanted) === answersFor(order.payment_gateway)) return;
  const categoryOf = new Map(prices.map((price) => [price.id, price.tax_category]));
  const categories = order.items.map(({ price_id }) => categoryOf.get(price_id) ?? null);
  const { country, region, vat_number } = order;
  const where = { country: country ?? undefined, region: region ?? undefined, vat_number: vat_number ?? undefined };
  const tax = await readTax(app, tx, wanted, categories, where);
  if (tax.problems.length > 0) throw new CheckoutError('BILLING_INCOMPLETE', order.id, { fields: tax.problems });
  // The discount is agreed: what is left of each item is taxed as it is.
  const lines = order.items.map((item) =>
    item.billing === 'recurring'
      ? { unitAmountMinor: item.unit_amount_minor, quantity: item.quantity, taxedByUnit: true }
      : { unitAmountMinor: item.total_minor - item.discount_minor, quantity: 1 },
  );
  const priced = priceOrder(order.currency, lines, null, tax.terms);
  const itemTaxes = priced.lines.map((line) => line.taxMinor);
  await retaxOrder(tx, order, orderTaxOf(tax, priced), itemTaxes, app.clock.now());
}

/** The order as it is paid: in its own gateway, or in the one the buyer would rather use, if everything in it is sold there. */
async function inGateway(
  app: CheckoutApp,
  tx: Tx,
  order: OrderForPayment,
  wanted: PaymentGatewayKey | undefined,
): Promise<OrderForPayment> {
  if (wanted === undefined || wanted === order.payment_gateway) return order;
  const priceIds = await priceIdsOf(tx, order.id);
  const prices = await sellablePrices(tx, priceIds);
  refuseUnlessOffered(
    prices.length === priceIds.length ? offeredGateways(app, prices) : [order.payment_gateway],
    wanted,
  );
  await retax(app, tx, order, prices, wanted);
  await changeGateway(tx, order.id, wanted, app.clock.now());
  return (await lockOrder(tx, order.id))!; // because this transaction holds its lock
}
