import type { SellablePrice } from '../catalog/index.ts';
import { VozexError } from '../kernel/errors.ts';
import type { RequestContext } from '../kernel/route.ts';
import type { CheckoutApp } from './checkout-app.ts';
import { canSell } from './choose-gateway.ts';
import { couponRefused } from './coupons/redeem-coupon.ts';
import { type CartPricing, priceCart } from './price-cart.ts';
import type { PricedLine } from './price-order.ts';
import type { Quote, QuoteLine, QuoteRequest } from './quote-shapes.ts';
import { type Cart, cartOf, findItems, itemProblems } from './read-cart.ts';
import { say } from './words.ts';

type FoundItem = { item: QuoteRequest['items'][number]; price: SellablePrice | undefined; soldOut: boolean };

/**
 * What a cart would come to, by the functions that sell it. What cannot be bought is told instead of refused, and what
 * can is priced without it. Nothing is written, and no gateway is asked.
 */
export async function quoteCart(
  app: CheckoutApp,
  { actor, ip }: Pick<RequestContext, 'actor' | 'ip'>,
  request: QuoteRequest,
): Promise<Quote> {
  const found = await withRoom(app, await findItems(app, request.items));
  const problems = [...itemProblems(found)].map(({ code, field, message }) => ({ code: String(code), field, message }));
  const there = found.filter(isThere);
  const together = there.length > 0 && problems.every(({ code }) => code === 'ITEM_UNAVAILABLE');
  const cart = together ? orProblem(problems, () => cartOf(there.map(lineOf))) : undefined;
  const pricing =
    cart &&
    (await priceCart(app, app.db.read, cart, {
      gateway: request.payment_gateway,
      couponCode: request.coupon_code,
      billing: request.billing ?? {},
      customerId: actor.kind === 'user' ? actor.customerId : null,
      ip,
    }));
  if (pricing) problems.push(...problemsOf(pricing));
  const soldOut = found.flatMap((one, i) => (one.soldOut ? [i] : []));
  problems.push(...soldOut.map((i) => ({ code: 'SOLD_OUT', field: `items.${i}`, message: say('is sold out') })));
  const priced = new Map<FoundItem, PricedLine | undefined>(there.map((one, i) => [one, pricing?.priced.lines[i]]));
  return {
    lines: found.map((one) => describeLine(one, priced.get(one))),
    totals: cart && pricing ? totalsOf(cart, pricing) : null,
    tax: taxOf(app, pricing),
    billing: {
      needs_country: pricing?.tax.needsCountry ?? false,
      regions: pricing?.tax.regions ?? [],
      asks_vat_number: pricing?.tax.asksVatNumber ?? false,
    },
    coupon: couponOf(pricing),
    gateways: gatewayOffers(app, there),
    payment_gateway: pricing?.isFree ? null : (pricing?.gateway ?? null),
    problems,
  };
}

type ThereItem = FoundItem & { price: SellablePrice };

const isThere = (one: FoundItem): one is ThereItem => one.price !== undefined && !one.soldOut;
const lineOf = ({ item, price }: ThereItem) => ({
  price,
  quantity: item.quantity,
  choices: {},
});

/** Says of each item whether there is room for one more; a promise is made only when the order is placed. */
async function withRoom(app: CheckoutApp, found: Omit<FoundItem, 'soldOut'>[]): Promise<FoundItem[]> {
  const offered = found.flatMap(({ price }) => (price ? [price] : []));
  const sold = offered.map(({ fulfillment_driver: driver, fulfillment_config: config }) => ({ driver, config }));
  const rooms = await app.drivers.roomFor(app.db.read, sold);
  const places = new Map(offered.map((price, i) => [price, rooms[i]?.places ?? null]));
  return found.map((one) => ({ ...one, soldOut: one.price !== undefined && places.get(one.price) === 0 }));
}

function orProblem<T>(problems: Quote['problems'], step: () => T): T | undefined {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof VozexError)) throw error;
    problems.push(...told(error));
    return undefined;
  }
}

const told = ({ code, fields, spec }: VozexError) =>
  (fields.length > 0 ? fields : [{ field: 'items', message: spec.customer }]).map((one) => ({ code, ...one }));

function problemsOf({ refused, coupon, tax }: CartPricing): Quote['problems'] {
  return [
    ...(refused ? told(refused) : []),
    ...(coupon?.verdict.kind === 'not' ? told(couponRefused(coupon.code, coupon.verdict.why)) : []),
    ...tax.problems.map((one) => ({ code: 'BILLING_INCOMPLETE', ...one })),
  ];
}

function describeLine({ item, price, soldOut }: FoundItem, priced: PricedLine | undefined): QuoteLine {
  return {
    ...item,
    status: !price ? 'gone' : soldOut ? 'sold_out' : 'available',
    product_name: price?.product_name ?? null,
    price_name: price?.name ?? null,
    path: price?.path ?? null,
    currency: price?.currency ?? null,
    billing: price?.billing ?? null,
    billing_interval: price?.billing_interval ?? null,
    interval_count: price?.interval_count ?? null,
    trial_days: price?.trial_days ?? null,
    unit_amount_minor: price?.amount_minor ?? null,
    subtotal_minor: price ? price.amount_minor * item.quantity : null,
    discount_minor: priced?.discountMinor ?? 0,
    tax_minor: priced?.taxMinor ?? 0,
    total_minor: priced?.totalMinor ?? null,
  };
}

function totalsOf(cart: Cart, { priced }: CartPricing): NonNullable<Quote['totals']> {
  const isTrial = cart.dueNow.amount_minor < cart.total.amount_minor;
  return {
    currency: cart.total.currency,
    subtotal_minor: priced.subtotalMinor,
    discount_minor: priced.discountMinor,
    tax_minor: priced.taxMinor,
    total_minor: priced.totalMinor,
    due_now_minor: isTrial ? 0 : priced.totalMinor,
  };
}

function taxOf(app: CheckoutApp, pricing: CartPricing | undefined): Quote['tax'] {
  if (!pricing || pricing.isFree || pricing.gateway === null) return { included: false, by_gateway: false, lines: [] };
  return {
    included: pricing.priced.taxIncluded,
    by_gateway: app.gateways.of(pricing.gateway).capabilities.tax === 'gateway',
    lines: pricing.priced.taxes.map(({ rate, baseMinor, taxMinor }) => ({
      name: rate.rule.name,
      rate_bp: rate.rateBp,
      base_minor: baseMinor,
      tax_minor: taxMinor,
      reverse_charge: rate.reverseCharge,
    })),
  };
}

function couponOf(pricing: CartPricing | undefined): Quote['coupon'] {
  if (!pricing?.coupon) return null;
  const { code, verdict } = pricing.coupon;
  return { code, applies: verdict.kind === 'applies', why_not: verdict.kind === 'not' ? verdict.why : null };
}

/** Every gateway of the shop, and why all of this cannot be paid there. */
function gatewayOffers(app: CheckoutApp, there: { price: SellablePrice }[]): Quote['gateways'] {
  return app.gateways.catalog
    .describe()
    .filter(({ configured }) => configured)
    .map((gateway) => {
      const strangers = there.filter(({ price }) => !canSell(gateway, price)).map(({ price }) => price.product_name);
      const names = [...new Set(strangers)].map((name) => `“${name}”`).join(', ');
      const { title } = gateway;
      const offered = there.length > 0 && strangers.length === 0;
      return {
        gateway: gateway.gateway,
        title,
        offered,
        why_not: names ? say('{gateway} is not offered for {products}.', { gateway: title, products: names }) : null,
      };
    });
}
