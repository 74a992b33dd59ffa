import type { PaymentGatewayKey } from '@vozex/domain';
import { type GatewayDescription, mappingOf, type SellablePrice } from '../catalog/index.ts';
import type { CheckoutApp } from './checkout-app.ts';
import { CheckoutError } from './errors.ts';
import type { Cart } from './read-cart.ts';
import { say } from './words.ts';

/**
 * The gateway an order is paid with: the one asked for, else the products' default where they share it, else the
 * first that all of them can be paid with. A free order names one, too, but never reaches it.
 *
 * @param isFree that there is nothing to pay, now or later.
 * @throws CheckoutError GATEWAY_NOT_OFFERED, NO_GATEWAY
 */
export function chooseGateway(
  app: Pick<CheckoutApp, 'gateways'>,
  cart: Cart,
  wanted: PaymentGatewayKey | undefined,
  isFree = isFreeAt(cart, cart.total.amount_minor),
): PaymentGatewayKey {
  const prices = cart.lines.map((line) => line.price);
  const first = prices[0]!.default_payment_gateway; // because a cart has at least one line
  if (isFree) return wanted ?? first;
  const offered = offeredGateways(app, prices);
  if (wanted !== undefined) return refuseUnlessOffered(offered, wanted);
  const [any] = offered;
  if (any === undefined) {
    const fields = [
      { field: 'payment_gateway', message: say('no gateway can take the money for all of these products') },
    ];
    throw new CheckoutError('NO_GATEWAY', prices.map((price) => price.slug).join(', '), { fields });
  }
  const shared = prices.every((price) => price.default_payment_gateway === first);
  return shared && offered.includes(first) ? first : any;
}

/** True where nothing is to be paid: a subscription is agreed at its gateway even when it costs nothing today. */
export function isFreeAt(cart: Cart, totalMinor: number): boolean {
  return totalMinor === 0 && cart.lines.every(({ price }) => price.billing === 'one_time');
}

/** @throws CheckoutError GATEWAY_NOT_OFFERED */
export function refuseUnlessOffered(offered: PaymentGatewayKey[], wanted: PaymentGatewayKey): PaymentGatewayKey {
  if (offered.includes(wanted)) return wanted;
  const message = offered.length > 0 ? `must be ${offered.join(' or ')}` : 'no gateway can take this order';
  throw new CheckoutError('GATEWAY_NOT_OFFERED', wanted, { fields: [{ field: 'payment_gateway', message }] });
}

/** The gateways that are configured, enabled for every product, and know every price they need to know. */
export function offeredGateways(app: Pick<CheckoutApp, 'gateways'>, prices: SellablePrice[]): PaymentGatewayKey[] {
  return app.gateways.catalog
    .describe()
    .filter((gateway) => gateway.configured && prices.every((price) => canSell(gateway, price)))
    .map((gateway) => gateway.gateway);
}

export function canSell(gateway: GatewayDescription, price: SellablePrice): boolean {
  if (!price.enabled_payment_gateways.includes(gateway.gateway)) return false;
  const { product_id, plan_id } = mappingOf(price.mappings, gateway.gateway);
  if (price.billing === 'one_time') return !gateway.one_time_needs_product || product_id !== undefined;
  if (!gateway.recurring || (price.trial_days !== null && !gateway.trials)) return false;
  return gateway.one_time_needs_product ? product_id !== undefined : plan_id !== undefined;
}
