import type { World } from '../world.ts';
import { daysAfter, intervalsAfter } from './billing-dates.ts';
import type { PricedCart } from './price-cart.ts';
import { netOf, priceCart } from './price-cart.ts';
import { readDodoBody } from './read.ts';
import type { PricedLine } from './record-parts.ts';

/** The answer of `POST /checkouts/preview`: priced, and nothing is created. */
export function previewCheckout(world: World, body: unknown) {
  const cart = priceCart(world, body);
  const { plan } = cart;
  return {
    billing_country: readDodoBody(body).part('billing_address')?.text('country') ?? 'US',
    currency: cart.currency,
    total_price: cart.total,
    total_tax: cart.tax,
    is_byop: false,
    current_breakup: breakUp(cart.lines),
    recurring_breakup: plan ? breakUp([plan.line]) : null,
    next_billing_date: nextBillingDate(world, cart)?.toISOString() ?? null,
    trial_period_days: plan && plan.trial_period_days > 0 ? plan.trial_period_days : null,
    trial_amount: plan?.trial_amount ?? null,
    product_cart: (plan ? [plan.line] : cart.lines).map((line) => previewLine(line, cart)),
  };
}

function nextBillingDate(world: World, { plan }: PricedCart): Date | null {
  if (!plan) return null;
  const now = world.clock.now();
  return plan.trial_period_days > 0 ? daysAfter(now, plan.trial_period_days) : intervalsAfter(now, plan.frequency);
}

function breakUp(lines: PricedLine[]) {
  return {
    subtotal: lines.reduce((sum, line) => sum + line.original, 0),
    discount: lines.reduce((sum, line) => sum + line.original - netOf(line), 0),
    tax: lines.reduce((sum, line) => sum + line.tax, 0),
    total_amount: lines.reduce((sum, line) => sum + line.total, 0),
  };
}

function previewLine(line: PricedLine, { currency, plan }: PricedCart) {
  return {
    product_id: line.product_id,
    name: line.name,
    quantity: line.quantity,
    og_price: line.original,
    discounted_price: netOf(line),
    discount_amount: line.original - netOf(line),
    currency,
    og_currency: currency,
    tax: line.tax,
    // In hundredths of a percent, as an integer field must be to tell 7.7 % from 7 %.
    tax_rate: Math.round(line.tax_percent * 100),
    tax_category: line.tax_category,
    tax_inclusive: line.tax_inclusive,
    is_subscription: plan !== null,
    is_usage_based: false,
    meters: [],
    credit_entitlements: [],
  };
}
