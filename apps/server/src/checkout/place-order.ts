import { type Money, type PaymentGatewayKey, ProductPolicies } from '@vozex/domain';
import { customerFor } from '../accounts/index.ts';
import { type ItemSale, mappingOf, type SellablePrice } from '../catalog/index.ts';
import type { Actor, RequestContext } from '../kernel/route.ts';
import { createOrder, type NewOrderItem, type RecurringItem } from '../orders/index.ts';
import type { CheckoutApp } from './checkout-app.ts';
import type { CheckoutRequest } from './checkout-request.ts';
import { couponRefused, redeemCoupon } from './coupons/redeem-coupon.ts';
import { CheckoutError } from './errors.ts';
import { type CartPricing, couponLines, priceCart } from './price-cart.ts';
import type { PricedLine } from './price-order.ts';
import { type Cart, type CartLine, readCart } from './read-cart.ts';
import { orderTaxOf } from './taxes/read-tax.ts';
import { say } from './words.ts';

/** An order that waits for its payment. */
export type PlacedOrder = { order_id: string; payment_gateway: PaymentGatewayKey; total: Money };

/**
 * Turns a cart into a pending order with everything frozen that was promised: amounts, choices, terms, due time.
 *
 * @throws CheckoutError, CatalogError CHOICES_INVALID, SOLD_OUT: each names its fields
 */
export async function placeOrder(
  app: CheckoutApp,
  { actor, ip }: Pick<RequestContext, 'actor' | 'ip'>,
  request: CheckoutRequest,
): Promise<PlacedOrder> {
  const buyer = buyerOf(actor, request);
  const cart = await readCart(app, request.items);
  const pricing = await priceCart(app, app.db.read, cart, {
    gateway: request.payment_gateway,
    couponCode: request.coupon_code,
    billing: request.billing ?? {},
    customerId: actor.kind === 'user' ? actor.customerId : null,
    ip,
  });
  const { gateway, discount } = agreed(pricing);
  const items = cart.lines.map((line, i) => itemOf(app, line, gateway, pricing.priced.lines[i]!)); // because each line was priced
  const { orderId, totalMinor } = await app.db.inOneTransaction(async (tx) => {
    const customer = await customerFor(tx, { ...buyer, now: app.clock.now(), newId: app.newId });
    const order = await createOrder(app, tx, {
      customerId: customer.id,
      paymentGateway: gateway,
      currency: cart.total.currency,
      metadata: metadataOf(cart, gateway),
      items,
      couponCode: discount?.code ?? null,
      tax: orderTaxOf(pricing.tax, pricing.priced),
    });
    await app.drivers.reserve(tx, {
      orderId: order.orderId,
      customerId: customer.id,
      items: items.map((item, position) => saleOf(item, cart.lines[position]!, position, order.itemIds[position]!)), // because each line became an item
    });
    if (discount) {
      const { currency } = cart.total;
      const redeemed = { orderId: order.orderId, customerId: customer.id, currency, lines: couponLines(cart) };
      const discountMinor = pricing.priced.discountMinor;
      await redeemCoupon(app, tx, discount.code, { ...redeemed, discountMinor }, discount.terms);
    }
    return order;
  });
  const total = { amount_minor: totalMinor, currency: cart.total.currency };
  return { order_id: orderId, payment_gateway: gateway, total };
}

/** @throws CheckoutError for whatever a quote would have told */
function agreed({ gateway, refused, coupon, tax }: CartPricing) {
  if (refused) throw refused;
  if (coupon?.verdict.kind === 'not') throw couponRefused(coupon.code, coupon.verdict.why);
  if (tax.problems.length > 0) throw new CheckoutError('BILLING_INCOMPLETE', 'tax', { fields: tax.problems });
  if (gateway === null) throw new CheckoutError('NO_GATEWAY', 'none');
  if (coupon?.verdict.kind !== 'applies') return { gateway, discount: null };
  const { off, applies } = coupon.verdict;
  return { gateway, discount: { code: coupon.code, terms: { off, applies } } };
}

/** Who is signed in buys as themselves; a guest says who they are. */
function buyerOf(actor: Actor, request: CheckoutRequest): { email: string; name: string } {
  if (actor.kind === 'user') return { email: actor.email, name: actor.name };
  if (request.customer) return request.customer;
  const message = say('is required when you are not signed in');
  throw new CheckoutError('CUSTOMER_REQUIRED', actor.kind, {
    fields: [
      { field: 'customer.email', message },
      { field: 'customer.name', message },
    ],
  });
}

function itemOf(
  app: CheckoutApp,
  { price, quantity, choices }: CartLine,
  gateway: PaymentGatewayKey,
  { discountMinor, taxMinor }: PricedLine,
): NewOrderItem {
  const { fulfillment_driver: driver, fulfillment_config: config } = price;
  return {
    productId: price.product_id,
    priceId: price.id,
    productName: price.product_name,
    priceName: price.name,
    billing: price.billing,
    quantity,
    unitAmountMinor: price.amount_minor,
    discountMinor,
    taxMinor,
    path: price.path,
    deliveryModel: price.delivery_model,
    driver,
    externalProvider: price.external_provider,
    choices,
    terms: { ...app.drivers.frozenTerms(driver, config), plan: price.plan },
    gatewayProductId: mappingOf(price.mappings, gateway).product_id ?? null,
    dueHours: app.drivers.dueHours(driver, config),
    policies: ProductPolicies.parse(price.policies),
    recurring: recurringOf(price, gateway),
  };
}

function saleOf(item: NewOrderItem, { price }: CartLine, position: number, orderItemId: string): ItemSale {
  const { driver, quantity, choices, terms } = item;
  return {
    under: `items.${position}`,
    driver,
    orderItemId,
    quantity,
    config: price.fulfillment_config,
    choices,
    terms,
  };
}

function recurringOf(price: SellablePrice, gateway: PaymentGatewayKey): RecurringItem | null {
  if (price.billing !== 'recurring' || price.billing_interval === null || price.interval_count === null) return null;
  return {
    interval: price.billing_interval,
    intervalCount: price.interval_count,
    trialDays: price.trial_days,
    gatewayPlanId: planOf(price, gateway),
  };
}

/** What a gateway bills a recurring price by: its plan, or its product where it knows no plans. */
function planOf(price: SellablePrice, gateway: PaymentGatewayKey): string | null {
  const { plan_id, product_id } = mappingOf(price.mappings, gateway);
  return plan_id ?? product_id ?? null;
}

/** The plan's normalized order metadata (plan 4, 6.1): the same for the same cart every time. */
function metadataOf(cart: Cart, gateway: PaymentGatewayKey): Record<string, unknown> {
  return {
    payment_gateway: gateway,
    delivery_models: [...new Set(cart.lines.map((line) => line.price.delivery_model))].sort(),
    items: cart.lines.map(({ price, quantity, choices }) => ({
      product_slug: price.slug,
      price_id: price.id,
      quantity,
      delivery_model: price.delivery_model,
      path: price.path,
      choices,
    })),
  };
}
