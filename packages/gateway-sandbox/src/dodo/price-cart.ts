import type { World } from '../world.ts';
import { readDodoBody } from './read.ts';
import { DodoRefusal, malformed } from './refusal.ts';
import type { PricedLine, Product } from './state.ts';

/** Dodo's documented least total, in cents. It has no table for other currencies that we know of. */
const TOTAL_USD_CENTS_MIN = 50;
/** A product with this metadata key is taxed with so many percent. Everything else is untaxed. */
const TAX_METADATA_KEY = 'sandbox_tax_percent';

export type PricedCart = { lines: PricedLine[]; currency: string; total: number; tax: number };

/**
 * Prices a cart from the products themselves: a caller cannot name a price, except for "pay what you want".
 *
 * @throws DodoRefusal for an unknown product, mixed currencies, a recurring product, or too small a total.
 */
export function priceCart(world: World, body: unknown): PricedCart {
  const cart = readDodoBody(body).list('product_cart');
  if (!cart || cart.length === 0) throw malformed('product_cart must be an array with at least one product.');
  const products: Product[] = [];
  const lines = cart.map((raw) => {
    const item = readDodoBody(raw);
    const product = productFor(world, item.requiredText('product_id'));
    products.push(product);
    return priceLine(product, item.requiredInteger('quantity'), item.integer('amount'));
  });
  const currency = products[0]!.price.currency;
  if (products.some(({ price }) => price.currency !== currency)) {
    throw new DodoRefusal(422, 'CURRENCY_MISMATCH', 'All products of a cart must have the same currency.');
  }
  const total = lines.reduce((sum, line) => sum + line.total, 0);
  if (currency === 'USD' && total < TOTAL_USD_CENTS_MIN) {
    throw new DodoRefusal(422, 'TOTAL_PAYMENT_AMOUNT_BELOW_MINIMUM_AMOUNT', 'The total must be at least 0.50 USD.');
  }
  return { lines, currency, total, tax: lines.reduce((sum, line) => sum + line.tax, 0) };
}

function productFor(world: World, id: string): Product {
  const product = world.state.dodo.products[id];
  if (!product) throw new DodoRefusal(422, 'PRODUCT_NOT_FOUND', `The cart names an unknown product ${id}.`);
  if (product.is_recurring) {
    throw new DodoRefusal(422, 'NOT_IN_SANDBOX', 'This sandbox does not play subscriptions yet.');
  }
  return product;
}

function priceLine(product: Product, quantity: number, amount: number | undefined): PricedLine {
  if (quantity < 1) throw malformed('quantity must be at least 1.');
  const { price } = product;
  const unit =
    price.pay_what_you_want && amount !== undefined ? Math.max(amount, price.price ?? 0) : (price.price ?? 0);
  const original = unit * quantity;
  const discounted = original - Math.floor((original * price.discount) / 100);
  const percent = Number(product.metadata[TAX_METADATA_KEY] ?? 0);
  const inclusive = price.tax_inclusive ?? false;
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

/** The answer of `POST /checkouts/preview`: priced, and nothing is created. */
export function previewCheckout(world: World, body: unknown) {
  const cart = priceCart(world, body);
  const country = readDodoBody(body).part('billing_address')?.text('country') ?? 'US';
  return {
    billing_country: country,
    currency: cart.currency,
    total_price: cart.total,
    total_tax: cart.tax,
    is_byop: false,
    current_breakup: {
      subtotal: cart.lines.reduce((sum, line) => sum + line.original, 0),
      discount: cart.lines.reduce((sum, line) => sum + line.original - (line.total - addedTax(line)), 0),
      tax: cart.tax,
      total_amount: cart.total,
    },
    recurring_breakup: null,
    product_cart: cart.lines.map((line) => previewLine(line, cart.currency)),
  };
}

/** Tax that comes on top of the price; none when the price contains it. */
function addedTax(line: PricedLine): number {
  return line.tax_inclusive ? 0 : line.tax;
}

function previewLine(line: PricedLine, currency: string) {
  const discounted = line.total - addedTax(line);
  return {
    product_id: line.product_id,
    name: line.name,
    quantity: line.quantity,
    og_price: line.original,
    discounted_price: discounted,
    discount_amount: line.original - discounted,
    currency,
    og_currency: currency,
    tax: line.tax,
    // In hundredths of a percent, as an integer field must be to tell 7.7 % from 7 %.
    tax_rate: Math.round(line.tax_percent * 100),
    tax_category: line.tax_category,
    tax_inclusive: line.tax_inclusive,
    is_subscription: false,
    is_usage_based: false,
    meters: [],
    credit_entitlements: [],
  };
}
