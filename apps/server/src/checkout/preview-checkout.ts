import {
  MAPPING_WORD,
  mappingOf,
  neededMapping,
  previewProduct,
  type SellablePrice,
  type ShopGateway,
} from '../catalog/index.ts';
import { secondsAfter } from '../kernel/clock.ts';
import { sentenceOf, VozexError } from '../kernel/errors.ts';
import { languageNow } from '../kernel/language.ts';
import type { CheckoutApp } from './checkout-app.ts';
import { chooseGateway, offeredGateways } from './choose-gateway.ts';
import type { CheckoutPreview, GatewayOffer, PreviewRequest } from './preview-shapes.ts';
import { type Cart, readCart } from './read-cart.ts';

type Problem = CheckoutPreview['problems'][number];

const SECONDS_PER_DAY = 86_400;

/**
 * Shows an operator what a buyer would meet at the checkout of a product (plan 7.3), draft or not. The cart is read and
 * the gateway chosen by the functions that sell; nothing is written, and no gateway is asked.
 *
 * @throws CatalogError PRODUCT_UNKNOWN; everything else that is wrong is among the problems
 */
export async function previewCheckout(
  app: CheckoutApp,
  productId: string,
  request: PreviewRequest,
): Promise<CheckoutPreview> {
  return previewProduct(app, productId, async ({ product, problems: unpublishable }, db) => {
    const problems: Problem[] = [...unpublishable];
    const priceId = request.price_id ?? product.prices[0]?.id;
    const shop: CheckoutApp = { ...app, db: { ...app.db, read: db } };
    const cart =
      priceId === undefined
        ? undefined
        : await orProblems(problems, () => cartOf(shop, { slug: product.slug, priceId, quantity: request.quantity }));
    const price = cart?.lines[0]?.price;
    if (price && request.choices) await orProblems(problems, async () => acceptChoices(app, price, request.choices));
    const isFree = price?.billing === 'one_time' && cart?.total.amount_minor === 0;
    const chosen = cart && !isFree && (await orProblems(problems, async () => chooseGateway(shop, cart, undefined)));
    return {
      product,
      price_id: priceId ?? null,
      quantity: request.quantity,
      total: cart?.total ?? null,
      due_now: cart?.dueNow ?? null,
      recurring: recurringOf(cart),
      trial_ends_at: trialEnd(app, price),
      gateways: gatewayOffers(shop, price, isFree),
      payment_gateway: chosen || null,
      problems,
    };
  });
}

/** The real cart of one line. What there is to choose is looked at apart: it does not change what is to be paid. */
function cartOf(app: CheckoutApp, line: { slug: string; priceId: string; quantity: number }): Promise<Cart> {
  const unasked = { ...app, drivers: { ...app.drivers, acceptChoices: () => ({}) } };
  const item = { product_slug: line.slug, price_id: line.priceId, quantity: line.quantity, choices: {} };
  return readCart(unasked, [item]);
}

function acceptChoices(app: CheckoutApp, price: SellablePrice, choices: unknown): void {
  app.drivers.acceptChoices(price.fulfillment_driver, choices, 'choices');
}

/** Runs a step of the checkout; a refusal is put among the problems, by the fields of the preview. */
async function orProblems<T>(problems: Problem[], step: () => Promise<T>): Promise<T | undefined> {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof VozexError)) throw error;
    const { code, fields, spec } = error;
    const named = fields.length > 0 ? fields : [{ field: 'price_id', message: sentenceOf(spec, languageNow()) }];
    problems.push(...named.map(({ field, message }) => ({ code, field: field.replace(/^items\.0\./, ''), message })));
    return undefined;
  }
}

function recurringOf(cart: Cart | undefined): CheckoutPreview['recurring'] {
  const price = cart?.lines[0]?.price;
  if (!cart || price?.billing !== 'recurring') return null;
  const { billing_interval, interval_count } = price;
  if (billing_interval === null || interval_count === null) return null;
  return { ...cart.total, billing_interval, interval_count };
}

function trialEnd(app: CheckoutApp, price: SellablePrice | undefined): string | null {
  if (!price || price.trial_days === null) return null;
  return secondsAfter(app.clock.now(), price.trial_days * SECONDS_PER_DAY).toISOString();
}

function gatewayOffers(app: CheckoutApp, price: SellablePrice | undefined, isFree: boolean): GatewayOffer[] {
  const offered = price && !isFree ? offeredGateways(app, [price]) : [];
  return app.gateways.catalog.describe().map((described) => {
    const { gateway, title, configured } = described;
    const isOffered = offered.includes(gateway);
    const whyNot = isFree ? 'It costs nothing: no gateway is asked.' : whyNotOffered(described, price);
    return { gateway, title, configured, offered: isOffered, why_not: isOffered ? null : whyNot };
  });
}

/** Says in words what `offeredGateways` has decided. */
function whyNotOffered(gateway: ShopGateway, price: SellablePrice | undefined): string {
  if (!price) return 'There is no price that could be bought.';
  if (!price.enabled_payment_gateways.includes(gateway.gateway)) return 'The product does not enable it.';
  if (!gateway.configured) return 'The shop is not configured for it.';
  if (price.billing === 'recurring' && !gateway.recurring) return 'It does not bill recurring prices.';
  if (price.trial_days !== null && !gateway.trials) return 'It does not do trials.';
  const needed = neededMapping(gateway, price);
  if (needed && !mappingOf(price.mappings, gateway.gateway)[needed])
    return `The price has no ${MAPPING_WORD[needed]} there.`;
  return 'It cannot sell this price.';
}
