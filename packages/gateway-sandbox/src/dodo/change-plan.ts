import { dodoId } from '../random-id.ts';
import type { World } from '../world.ts';
import { chargeSubscription } from './charge-subscription.ts';
import { makePlanChange, takePlan } from './make-plan-change.ts';
import { netOf } from './price-cart.ts';
import type { PlanChangeQuote } from './quote-plan-change.ts';
import { quotePlanChange } from './quote-plan-change.ts';
import { readDodoBody } from './read.ts';
import { DodoRefusal } from './refusal.ts';
import { showSubscription } from './show-subscriptions.ts';
import type { Subscription } from './subscription.ts';
import { tellOf } from './tell.ts';
import { announce } from './webhooks.ts';

/**
 * Changes the plan, now or at the next billing date. What it costs is charged at once: declined, the change is
 * dropped (`prevent_change`) or made all the same, and the subscription put on hold until it is paid.
 *
 * @throws DodoRefusal 409 while another change, or any payment, is under way; 422 when it is not active
 */
export async function changePlan(world: World, subscription: Subscription, body: unknown) {
  if (readDodoBody(body).flag('collect_via_payment_link')) {
    throw new DodoRefusal(422, 'UNSUPPORTED_ACTION', 'This business may not collect plan changes by payment link.');
  }
  checkChangeable(subscription, body);
  const quote = quotePlanChange(world, subscription, body);
  if (quote.effective_at === 'next_billing_date') {
    schedule(world, subscription, quote);
    await announce(world, [tellOf(subscription, 'updated')]);
    return answer(null);
  }
  const { change } = quote;
  if (!change.charge) {
    makePlanChange(subscription, change, world.clock.now());
    await announce(world, [tellOf(subscription, 'plan_changed')]);
    return answer(null);
  }
  subscription.pending_change = change;
  const payment = await chargeSubscription(world, subscription, {
    purpose: 'plan_change',
    line: change.charge,
    ...(change.metadata ? { metadata: change.metadata } : {}),
  });
  return answer(payment?.payment_id ?? null);
}

/** The answer of `POST /subscriptions/{id}/change-plan`, which the OpenAPI document of 1.113.0 does not know yet. */
function answer(paymentId: string | null) {
  return { payment_id: paymentId, payment_link: null, client_secret: null, expires_on: null };
}

/** The answer of `POST /subscriptions/{id}/change-plan/preview`: worked out, and nothing is changed. */
export function previewPlanChange(world: World, subscription: Subscription, body: unknown) {
  checkChangeable(subscription, body);
  const quote = quotePlanChange(world, subscription, body);
  const { currency } = subscription;
  const creditUsed = Math.min(subscription.credit, Math.max(0, quote.total));
  const due = Math.max(0, quote.total) - creditUsed;
  const tax = quote.total > 0 ? Math.round((quote.tax * due) / quote.total) : 0;
  const isNow = quote.effective_at === 'immediately';
  return {
    immediate_charge: {
      effective_at: isNow ? world.clock.now().toISOString() : subscription.next_billing_date,
      line_items: quote.parts.map((part, index) => showPart(part, `item_${index + 1}`, currency)),
      summary: {
        currency,
        total_amount: due,
        tax,
        settlement_amount: due,
        settlement_currency: currency,
        settlement_tax: tax,
        customer_credits: quote.change.credit - creditUsed,
      },
    },
    new_plan: showSubscription(world, asChanged(world, subscription, quote)),
  };
}

function showPart({ line, factor }: PlanChangeQuote['parts'][number], id: string, currency: string) {
  return {
    type: 'subscription',
    id,
    product_id: line.product_id,
    name: line.name,
    description: factor < 0 ? 'Unused time of the plan before' : null,
    unit_price: Math.round(netOf(line) / line.quantity),
    quantity: line.quantity,
    proration_factor: factor,
    tax: Math.round(line.tax * factor),
    tax_rate: line.tax_percent,
    tax_inclusive: line.tax_inclusive,
    currency,
  };
}

function asChanged(world: World, subscription: Subscription, quote: PlanChangeQuote): Subscription {
  const copy = structuredClone(subscription);
  if (quote.effective_at === 'immediately') makePlanChange(copy, quote.change, world.clock.now());
  else takePlan(copy, quote.change.plan);
  return copy;
}

function schedule(world: World, subscription: Subscription, { change }: PlanChangeQuote): void {
  subscription.scheduled_change = {
    id: dodoId('spc'),
    plan: change.plan,
    effective_at: subscription.next_billing_date,
    created_at: world.clock.now().toISOString(),
  };
}

/** @throws DodoRefusal 404 when nothing is scheduled */
export async function dropScheduledChange(world: World, subscription: Subscription): Promise<void> {
  if (!subscription.scheduled_change) {
    throw new DodoRefusal(404, 'SCHEDULED_PLAN_CHANGE_NOT_FOUND', 'No scheduled plan change found.');
  }
  subscription.scheduled_change = null;
  await announce(world, [tellOf(subscription, 'updated')]);
}

function checkChangeable(subscription: Subscription, body: unknown): void {
  const replaces = readDodoBody(body).flag('cancel_scheduled_change_plan') ?? false;
  if (subscription.pending_change) {
    throw new DodoRefusal(409, 'PENDING_PLAN_CHANGE_EXISTS', 'A pending plan change already exists.');
  }
  if (subscription.open_payment_id !== null || subscription.status === 'past_due') {
    throw new DodoRefusal(409, 'PREVIOUS_PAYMENT_PENDING', 'The previous payment is not successful yet.');
  }
  if (subscription.status !== 'active') {
    throw new DodoRefusal(
      422,
      'INACTIVE_SUBSCRIPTION_PLAN_CHANGE_NOT_SUPPORTED',
      'Changing plans is not supported for inactive subscriptions',
    );
  }
  if (subscription.cancel_at_next_billing_date) {
    throw new DodoRefusal(
      409,
      'PLAN_CHANGE_NOT_ALLOWED_FOR_SCHEDULED_CANCELLATION',
      'Subscription scheduled for cancellation',
    );
  }
  if (subscription.scheduled_change && !replaces) {
    throw new DodoRefusal(409, 'SCHEDULED_PLAN_CHANGE_EXISTS', 'A scheduled plan change already exists.');
  }
}
