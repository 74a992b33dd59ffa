import { AMOUNT_MINOR_MAX, type Money } from '@vozex/domain';
import { CatalogError, movedSlugs, type SellablePrice, sellablePrices } from '../catalog/index.ts';
import type { FieldProblem } from '../kernel/errors.ts';
import type { CheckoutApp } from './checkout-app.ts';
import type { CheckoutItem } from './checkout-request.ts';
import { type CheckoutCode, CheckoutError } from './errors.ts';
import { say } from './words.ts';

/** One line of a cart that can be bought: the price as it is now, and the choices as the driver accepted them. */
export type CartLine = { price: SellablePrice; quantity: number; choices: Record<string, unknown> };

/** `total` is what the prices come to; `dueNow` what is paid today: nothing for a subscription that starts with a trial. */
export type Cart = { lines: CartLine[]; total: Money; dueNow: Money };

export type CartProblem = FieldProblem & { code: CheckoutCode };

/**
 * Looks up what is to be bought, in one statement, and checks that it can be: for sale, in one currency, a
 * subscription on its own, with choices that the drivers accept.
 *
 * @throws CheckoutError naming each item; CatalogError CHOICES_INVALID with paths such as `items.0.choices.workspace_name`
 */
export async function readCart(app: CheckoutApp, items: CheckoutItem[]): Promise<Cart> {
  const found = await findItems(app, items);
  refuse([...itemProblems(found)]);
  const bought = found.flatMap(({ item, price }) => (price ? [{ item, price }] : []));
  return cartOf(acceptChoices(app, bought));
}

/**
 * The price of each item as it is now, in one statement; none where it is not for sale. A cart may be older than the
 * address of a product.
 */
export async function findItems<Item extends Pick<CheckoutItem, 'price_id' | 'product_slug'>>(
  app: Pick<CheckoutApp, 'db'>,
  items: Item[],
): Promise<{ item: Item; price: SellablePrice | undefined }[]> {
  const ids = [...new Set(items.map((item) => item.price_id))];
  const prices = new Map((await sellablePrices(app.db.read, ids)).map((price) => [price.id, price]));
  const isNamed = (item: Item, slug: string | undefined) => prices.get(item.price_id)?.slug === slug;
  const strangers = items.filter((item) => !isNamed(item, item.product_slug)).map(({ product_slug }) => product_slug);
  const moved = await movedSlugs(app.db.read, strangers);
  return items.map((item) => {
    const slug = moved.get(item.product_slug) ?? item.product_slug;
    return { item, price: isNamed(item, slug) ? prices.get(item.price_id) : undefined };
  });
}

/** @throws CheckoutError TOTAL_TOO_LARGE */
export function cartOf(lines: CartLine[]): Cart {
  const total = lines.reduce((sum, line) => sum + line.price.amount_minor * line.quantity, 0);
  if (total > AMOUNT_MINOR_MAX) {
    const fields = [{ field: 'items', message: `must not come to more than ${AMOUNT_MINOR_MAX} minor units` }];
    throw new CheckoutError('TOTAL_TOO_LARGE', `${total}`, { fields });
  }
  const { currency, trial_days } = lines[0]!.price; // because a cart has at least one item, and a trial is alone in it
  const dueNow = trial_days === null ? total : 0;
  return { lines, total: { amount_minor: total, currency }, dueNow: { amount_minor: dueNow, currency } };
}

/** What keeps items from being bought together. */
export function* itemProblems(found: { price: SellablePrice | undefined }[]): Generator<CartProblem> {
  const currency = found.find(({ price }) => price)?.price?.currency;
  for (const [position, { price }] of found.entries()) {
    const field = `items.${position}.price_id`;
    if (!price)
      yield { code: 'ITEM_UNAVAILABLE', field, message: say('is not a price of this product that is for sale') };
    else if (price.billing === 'recurring' && found.length > 1)
      yield { code: 'RECURRING_ALONE', field, message: say('is a subscription, and those are bought one by one') };
    else if (price.currency !== currency) {
      yield {
        code: 'CURRENCY_MIXED',
        field,
        message: say('is in {other}, the order in {currency}', { other: price.currency, currency: currency ?? '' }),
      };
    }
  }
}

function refuse(problems: CartProblem[]): void {
  const [first] = problems;
  if (!first) return;
  const code = problems.every((problem) => problem.code === first.code) ? first.code : 'CART_INVALID';
  throw new CheckoutError(code, problems.map((problem) => problem.field).join(', '), {
    fields: problems.map(({ field, message }) => ({ field, message })),
  });
}

function acceptChoices(app: CheckoutApp, bought: { item: CheckoutItem; price: SellablePrice }[]): CartLine[] {
  const problems: FieldProblem[] = [];
  const lines: CartLine[] = [];
  for (const [position, { item, price }] of bought.entries()) {
    const under = `items.${position}.choices`;
    try {
      const choices = app.drivers.acceptChoices(price.fulfillment_driver, item.choices, under);
      lines.push({ price, quantity: item.quantity, choices });
    } catch (error) {
      if (!(error instanceof CatalogError) || error.code !== 'CHOICES_INVALID') throw error;
      problems.push(...error.fields);
    }
  }
  if (problems.length > 0) throw new CatalogError('CHOICES_INVALID', 'cart', { fields: problems });
  return lines;
}
