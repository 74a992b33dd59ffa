import { BodyReader } from '../read-body.ts';
import type { World } from '../world.ts';
import { announceSubscription } from './announce-subscription.ts';
import { billingRefusal, malformedBilling, readWords } from './billing-refusal.ts';
import type { Plan, Revision, Subscription } from './billing-state.ts';
import { billingAgreementToken } from './ids.ts';
import { findPlan } from './plans.ts';
import type { News } from './post-event.ts';
import { readOwnTerms, readQuantity, readShipping, readUrls } from './read-subscription.ts';
import { currencyOf } from './read-terms.ts';
import { PayPalRefusal } from './refusal.ts';
import { findSubscription, nextBillingTime, termsOf } from './show-subscription.ts';

const ID_CHARACTERS_MAX = 50;

/**
 * Asks for another plan or quantity. Nothing changes before the buyer has agreed. What overrode the plan until then is
 * not carried forward, as PayPal says.
 *
 * @returns the answer, with the link by which the buyer agrees.
 * @throws PayPalRefusal 400, 404, 422 SUBSCRIPTION_STATUS_INVALID, PLAN_PRODUCT_NOT_COMPATIBLE, CURRENCY_MISMATCH
 */
export function reviseSubscription(world: World, id: string, body: unknown) {
  const subscription = findSubscription(world, id);
  const fields = new BodyReader(body, malformedBilling());
  const planId = readWords(fields, 'plan_id', ID_CHARACTERS_MAX);
  const plan = planId === undefined ? findPlan(world, subscription.plan_id) : findNewPlan(world, subscription, planId);
  const quantity = readQuantity(fields, plan);
  const context = fields.part('application_context');
  if (subscription.status !== 'ACTIVE' && subscription.status !== 'SUSPENDED') throw billingRefusal('CANNOT_REVISE');
  const revision: Revision = {
    plan_id: plan.id,
    quantity: quantity ?? (plan.quantity_supported ? subscription.quantity : '1'),
    shipping_amount: readShipping(fields) ?? subscription.shipping_amount,
    own_terms: readOwnTerms(fields, plan),
    ...(context ? readUrls(context) : subscription.consent),
    ba_token: billingAgreementToken(),
  };
  subscription.revision = revision;
  const self = `${world.baseUrls.paypal}/v1/billing/subscriptions/${subscription.id}`;
  return {
    plan_id: plan.id,
    ...(quantity === undefined ? {} : { quantity }),
    plan_overridden: revision.own_terms !== null,
    links: [
      { href: consentUrl(world, revision), rel: 'approve', method: 'GET' },
      { href: self, rel: 'edit', method: 'PATCH' },
      { href: self, rel: 'self', method: 'GET' },
      { href: `${self}/cancel`, rel: 'cancel', method: 'POST' },
      { href: `${self}/suspend`, rel: 'suspend', method: 'POST' },
      { href: `${self}/capture`, rel: 'capture', method: 'POST' },
    ],
  };
}

function consentUrl(world: World, revision: Revision): string {
  return `${world.baseUrls.paypal}/webapps/billing/subscriptions/update?ba_token=${revision.ba_token}`;
}

function findNewPlan(world: World, subscription: Subscription, id: string): Plan {
  const plan = world.state.paypal.plans[id];
  if (!plan) {
    const problem = { issue: 'INVALID_RESOURCE_ID', description: 'Requested resource ID was not found.' };
    throw new PayPalRefusal(404, problem, '/plan_id');
  }
  if (plan.product_id !== findPlan(world, subscription.plan_id).product_id) {
    throw billingRefusal('PLAN_PRODUCT_NOT_COMPATIBLE', '/plan_id');
  }
  if (plan.status !== 'ACTIVE') throw billingRefusal('PLAN_NOT_ACTIVE', '/plan_id');
  if (currencyOf(plan) !== currencyOf(termsOf(world, subscription))) {
    throw billingRefusal('CURRENCY_IS_NOT_THE_PLANS', '/plan_id');
  }
  return plan;
}

/**
 * Plays the buyer who agrees to the change. The new plan begins, without its trials, when the next cycle is due;
 * nothing is charged or given back for the rest of the current one.
 *
 * @throws PayPalRefusal 404 when there is nothing to agree to.
 */
export function agreeToRevision(world: World, subscription: Subscription): News[] {
  const { revision } = subscription;
  if (!revision) throw new PayPalRefusal(404, 'INVALID_RESOURCE_ID');
  if (revision.plan_id !== subscription.plan_id) beginPlan(world, subscription, findPlan(world, revision.plan_id));
  subscription.plan_id = revision.plan_id;
  subscription.quantity = revision.quantity;
  subscription.shipping_amount = revision.shipping_amount;
  subscription.own_terms = revision.own_terms;
  subscription.revision = null;
  subscription.update_time = world.clock.now().toISOString();
  return [announceSubscription(world, subscription, 'BILLING.SUBSCRIPTION.UPDATED')];
}

function beginPlan(world: World, subscription: Subscription, plan: Plan): void {
  const next = nextBillingTime(world, subscription) ?? world.clock.now();
  const regular = plan.billing_cycles.find(({ tenure_type }) => tenure_type === 'REGULAR')!; // because every plan has one
  const trials = plan.billing_cycles.filter(({ tenure_type }) => tenure_type === 'TRIAL');
  subscription.completed = Object.fromEntries(trials.map(({ sequence, total_cycles }) => [sequence, total_cycles]));
  subscription.tenure = { sequence: regular.sequence, started_at: next.toISOString(), periods: 0 };
}
