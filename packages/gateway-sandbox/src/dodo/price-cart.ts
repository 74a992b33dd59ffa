import type { World } from '../world.ts';
import type { Interval } from './billing-dates.ts';
import { readInterval } from './billing-dates.ts';
import { deductions, discountNamed } from './discounts.ts';
import { readDodoBody } from './read.ts';
import type { PricedLine } from './record-parts.ts';
import { DodoRefusal, malformed } from './refusal.ts';
import type { Discount, Price, Product } from './state.ts';
import type { Plan, PlanOnOffer } from './subscription.ts';

/** Dodo's documented least total, in cents. It has no table for other currencies that we know of. */
const TOTAL_USD_CENTS_MIN = 50;
/** A product with this metadata key is taxed with so many percent. Everything else is untaxed. */
const TAX_METADATA_KEY = 'sandbox_tax_percent';
const TRIAL_DAYS_MAX = 10_000;

/** What is due now, and for a recurring product what comes after. */
export type PricedCart = {
  lines: PricedLine[];
  currency: string;
  total: number;
  tax: number;
  discount_id: string | null;
  plan: PlanOnOffer | null;
};

/**
 * Prices a cart from the products themselves: a caller cannot name a price, except for "pay what you want".
 *
 * @throws DodoRefusal for an unknown product, mixed currencies, more than one product when one recurs, or too small
 *   a total.
 */
export function priceCart(world: World, body: unknown): PricedCart {
  const cart = readDodoBody(body).list('product_cart');
  if (!cart || cart.length === 0) throw malformed('product_cart must be an array with at least one product.');
  const products: Product[] = [];
  const listLines = cart.map((raw) => {
    const item = readDodoBody(raw);
    const product = productFor(world, item.requiredText('product_id'));
    products.push(product);
    return priceLine(product, item.requiredInteger('quantity'), item.integer('amount'));
  });
  const [product, ...others] = products;
  const { currency } = product!.price; // because a cart has at least one product
  if (others.some(({ price }) => price.currency !== currency)) {
    throw new DodoRefusal(422, 'CURRENCY_MISMATCH', 'All products of a cart must have the same currency.');
  }
  if (others.length > 0 && products.some(({ is_recurring }) => is_recurring)) {
    throw new DodoRefusal(422, 'NOT_IN_SANDBOX', 'This sandbox plays a subscription alone in its checkout.');
  }
  const discount = discountNamed(world, body);
  if (discount && products.some(({ is_recurring }) => is_recurring)) {
    throw new DodoRefusal(422, 'NOT_IN_SANDBOX', 'This sandbox does not play discounts of subscriptions.');
  }
  const fullLines = discount ? discounted(products, listLines, discount) : listLines;
  if (currency === 'USD' && sumOf(fullLines, 'total') < TOTAL_USD_CENTS_MIN) {
    throw new DodoRefusal(422, 'TOTAL_PAYMENT_AMOUNT_BELOW_MINIMUM_AMOUNT', 'The total must be at least 0.50 USD.');
  }
  const plan = product!.is_recurring ? planOnOffer(product!, fullLines[0]!, body) : null;
  const lines = plan && plan.trial_period_days > 0 ? [trialLine(product!, plan)] : fullLines;
  return {
    lines,
    currency,
    total: sumOf(lines, 'total'),
    tax: sumOf(lines, 'tax'),
    discount_id: discount?.discount_id ?? null,
    plan,
  };
}

/** @throws DodoRefusal 422 when there is no such product, or its price is by usage. */
export function productFor(world: World, id: string): Product {
  const product = world.state.dodo.products[id];
  if (!product) throw new DodoRefusal(422, 'PRODUCT_NOT_FOUND', `There is no product ${id}.`);
  if (product.price.type === 'usage_based_price') {
    throw new DodoRefusal(422, 'NOT_IN_SANDBOX', 'This sandbox does not play prices by usage.');
  }
  return product;
}

/** The plan that a recurring product stands for, bought `quantity` times. */
export function planOf(product: Product, quantity: number): Plan {
  return { line: priceLine(product, quantity, undefined), ...intervalsOf(product.price) };
}

function intervalsOf(price: Price): { frequency: Interval; period: Interval } {
  const read = (count: number | undefined, unit: string | undefined, field: string) =>
    readInterval(count ?? 0, unit ?? '', field);
  return {
    frequency: read(price.payment_frequency_count, price.payment_frequency_interval, 'price.payment_frequency'),
    period: read(price.subscription_period_count, price.subscription_period_interval, 'price.subscription_period'),
  };
}

function planOnOffer(product: Product, line: PricedLine, body: unknown): PlanOnOffer {
  const asked = readDodoBody(body).part('subscription_data')?.integer('trial_period_days');
  const days = asked ?? product.price.trial_period_days ?? 0;
  if (days < 0 || days > TRIAL_DAYS_MAX) throw malformed(`trial_period_days must be 0 to ${TRIAL_DAYS_MAX}.`);
  return {
    line,
    ...intervalsOf(product.price),
    trial_period_days: days,
    trial_amount: days > 0 ? (product.price.trial_amount ?? null) : null,
  };
}

function trialLine(product: Product, { line, trial_amount }: PlanOnOffer): PricedLine {
  return lineFor(product, line.quantity, (trial_amount ?? 0) * line.quantity, 0);
}

function priceLine(product: Product, quantity: number, amount: number | undefined): PricedLine {
  if (quantity < 1) throw malformed('quantity must be at least 1.');
  const { price } = product;
  const unit =
    price.pay_what_you_want && amount !== undefined ? Math.max(amount, price.price ?? 0) : (price.price ?? 0);
  return lineFor(product, quantity, unit * quantity, price.discount);
}

/** The lines once more, less what a code takes off each. */
function discounted(products: Product[], lines: PricedLine[], discount: Discount): PricedLine[] {
  const off = deductions(discount, lines, lines.map(netOf), products[0]!.price.currency); // because a cart has at least one product
  return lines.map((line, i) => {
    const product = products[i]!; // because each line is of a product
    return lineFor(product, line.quantity, line.original, product.price.discount, off[i]);
  });
}

function lineFor(
  product: Product,
  quantity: number,
  original: number,
  discountPercent: number,
  deduction = 0,
): PricedLine {
  const discounted = original - Math.floor((original * discountPercent) / 100) - deduction;
  const percent = Number(product.metadata[TAX_METADATA_KEY] ?? 0);
  const inclusive = product.price.tax_inclusive ?? false;
  const tax = inclusive
    ? discounted - Math.round(discounted / (1 + percent / 100))
    : Math.round((discounted * percent) / 100);
  return {
    product_id: product.product_id,
    name: product.name,
    quantity,
    original,
    total: inclusive ? discounted : discounted + tax,
    tax,
    tax_percent: percent,
    tax_inclusive: inclusive,
    tax_category: product.tax_category,
  };
}

/** The price after the product's discount and without tax that comes on top. */
export function netOf(line: PricedLine): number {
  return line.total - (line.tax_inclusive ? 0 : line.tax);
}

function sumOf(lines: PricedLine[], field: 'total' | 'tax' | 'original'): number {
  return lines.reduce((sum, line) => sum + line[field], 0);
}
