import type { World } from '../world.ts';
import { planOf, productFor } from './price-cart.ts';
import { readDodoBody } from './read.ts';
import type { PricedLine } from './record-parts.ts';
import { DodoRefusal, malformed } from './refusal.ts';
import type { Plan, PlanChange, Subscription } from './subscription.ts';

const MODES = ['prorated_immediately', 'full_immediately', 'difference_immediately', 'do_not_bill'] as const;
type Mode = (typeof MODES)[number];

/** A whole billing period's price, and the part of it that counts: less than 0 for what is given back. */
type Part = { line: PricedLine; factor: number };

/** What a change of plan would cost, before anything is changed. */
export type PlanChangeQuote = {
  change: PlanChange;
  /** What the charge is made of; empty when the change costs nothing now. */
  parts: Part[];
  /** The sum of the parts, tax included; less than 0 becomes credit. */
  total: number;
  tax: number;
  effective_at: 'immediately' | 'next_billing_date';
};

/**
 * Reads a request to change the plan, and works out what it costs now:
 *
 * - `prorated_immediately`: the difference of the two prices for the rest of the period;
 * - `difference_immediately`: the whole difference, however late in the period;
 * - `full_immediately`: the whole new price, and nothing back;
 * - `do_not_bill`: nothing.
 *
 * All but the last begin a new period now. A trial was not paid for, so its end costs the whole new price.
 *
 * @see https://docs.dodopayments.com/features/subscription#proration-modes
 * @throws DodoRefusal 422 for a product that cannot be subscribed to, or a mode that does not fit `effective_at`
 */
export function quotePlanChange(world: World, subscription: Subscription, body: unknown): PlanChangeQuote {
  const fields = readDodoBody(body);
  const mode = oneOf(MODES, fields.requiredText('proration_billing_mode'), 'proration_billing_mode');
  const effectiveAt = fields.text('effective_at') ?? 'immediately';
  const effective_at = oneOf(['immediately', 'next_billing_date'] as const, effectiveAt, 'effective_at');
  if (effective_at === 'next_billing_date' && mode !== 'full_immediately') {
    throw new DodoRefusal(
      422,
      'INVALID_PRORATION_MODE_WITH_NEXT_BILLING_DATE',
      'Only full_immediately proration mode is allowed with effective_at: next_billing_date',
    );
  }
  const onFailure = fields.text('on_payment_failure') ?? 'apply_change';
  const plan = readPlan(world, subscription, fields.requiredText('product_id'), fields.requiredInteger('quantity'));
  const parts = effective_at === 'immediately' ? partsOf(subscription, plan, mode, world.clock.now()) : [];
  const [total, tax] = [sumOf(parts, 'total'), sumOf(parts, 'tax')];
  const charge: PricedLine = { ...plan.line, original: total, total, tax };
  return {
    change: {
      plan,
      charge: total > 0 ? { ...charge, ...(mode === 'prorated_immediately' ? { prorated: true } : {}) } : null,
      credit: Math.max(0, -total),
      restarts_cycle: mode !== 'do_not_bill',
      on_payment_failure: oneOf(['prevent_change', 'apply_change'] as const, onFailure, 'on_payment_failure'),
      metadata: fields.part('metadata') ? fields.metadata('metadata') : null,
    },
    parts,
    total,
    tax,
    effective_at,
  };
}

function readPlan(world: World, subscription: Subscription, productId: string, quantity: number): Plan {
  const product = productFor(world, productId);
  if (!product.is_recurring) {
    throw new DodoRefusal(422, 'UNSUPPORTED_ACTION', 'A subscription can only change to a recurring product.');
  }
  if (product.price.currency !== subscription.currency) {
    throw new DodoRefusal(422, 'UNSUPPORTED_BILLING_CURRENCY', `The subscription is in ${subscription.currency}.`);
  }
  return planOf(product, quantity);
}

function partsOf(subscription: Subscription, plan: Plan, mode: Mode, now: Date): Part[] {
  const whole = { line: plan.line, factor: 1 };
  if (mode === 'do_not_bill') return [];
  if (mode === 'full_immediately' || subscription.in_trial) return [whole];
  const old = subscription.plan.line;
  if (mode === 'difference_immediately') return [whole, { line: old, factor: -1 }];
  const left = shareLeft(subscription, now);
  return [
    { line: plan.line, factor: left },
    { line: old, factor: -left },
  ];
}

/** The part of the billing period that is still to come, 0 to 1. */
function shareLeft({ previous_billing_date, next_billing_date }: Subscription, now: Date): number {
  const [begin, end] = [Date.parse(previous_billing_date), Date.parse(next_billing_date)];
  if (end <= begin) return 0;
  return Math.min(1, Math.max(0, (end - now.getTime()) / (end - begin)));
}

function sumOf(parts: Part[], field: 'total' | 'tax'): number {
  return parts.reduce((sum, { line, factor }) => sum + Math.round(line[field] * factor), 0);
}

function oneOf<const T extends string>(known: readonly T[], value: string, field: string): T {
  const found = known.find((each) => each === value);
  if (!found) throw malformed(`${field} must be one of ${known.join(', ')}.`);
  return found;
}
