import { ExperienceContextShippingPreference } from '@paypal/paypal-server-sdk';
import { PaymentError } from '../../errors.ts';
import type { PlanChangeAnswer, PlanChangePreview, RecurringTerms } from '../../subscription-desk.ts';
import { answerOf } from './instruct.ts';
import { planOverride } from './override-plan.ts';
import type { Paypal } from './paypal.ts';
import { comparePlan, type Plan, type TrialOverride } from './plans.ts';
import { type ReadSubscription, readSubscription } from './read-subscription.ts';

/**
 * PayPal knows no proration: the buyer agrees, and the next period is billed by the new plan.
 *
 * @throws PaymentError GATEWAY_REFUSED for a plan of another product, or one that bills something else.
 */
export async function previewPlanChange(paypal: Paypal, id: string, to: RecurringTerms): Promise<PlanChangePreview> {
  const current = await readSubscription(paypal, id);
  const reason = current ? await whyNot(paypal, current, to) : `PayPal does not know subscription ${id}`;
  if (reason) throw new PaymentError('GATEWAY_REFUSED', reason);
  return {
    dueNowMinor: 0,
    currency: to.currency,
    recurringMinor: to.unitAmountMinor * to.quantity,
    effective: 'next_period',
    needsConsent: true,
  };
}

/** Asks for another plan or quantity. PayPal keeps the old one going until the buyer has agreed at the address given. */
export async function changePlan(
  paypal: Paypal,
  id: string,
  to: RecurringTerms,
  urls: { returnUrl: string; cancelUrl: string },
): Promise<PlanChangeAnswer> {
  let current: ReadSubscription | undefined;
  let wanted: Plan | undefined;
  let reason: string | undefined;
  try {
    current = await readSubscription(paypal, id);
    wanted = await paypal.plans.read(to.gatewayPlanId);
    reason = current ? await whyNot(paypal, current, to) : `PayPal does not know subscription ${id}`;
  } catch (error) {
    return { kind: 'refused', code: 'GATEWAY_UNAVAILABLE', reason: `nothing was sent: ${String(error)}` };
  }
  if (reason !== undefined || !current || !wanted) {
    return { kind: 'refused', code: 'PLAN_NOT_POSSIBLE', reason: reason ?? `PayPal has no plan ${to.gatewayPlanId}` };
  }
  if (current.snapshot.gatewayPlanId === to.gatewayPlanId && current.snapshot.quantity === to.quantity) {
    return { kind: 'done' };
  }
  const trial = trialThatRuns(current, wanted);
  try {
    const { result } = await paypal.client.call(({ subscriptions }) =>
      subscriptions.reviseSubscription({
        id,
        body: {
          planId: to.gatewayPlanId,
          ...(wanted.quantity_supported ? { quantity: String(to.quantity) } : {}),
          applicationContext: { ...urls, shippingPreference: ExperienceContextShippingPreference.NoShipping },
          ...planOverride(wanted, to, trial),
        },
      }),
    );
    const redirectUrl = result.links?.find((link) => link.rel === 'approve')?.href;
    return redirectUrl ? { kind: 'consent', redirectUrl } : { kind: 'scheduled', effectiveAt: null };
  } catch (error) {
    return answerOf(error);
  }
}

/** PayPal carries no override over to the revised subscription: a trial that is not the plan's own is asked for again. */
function trialThatRuns({ subscription, snapshot }: ReadSubscription, wanted: Plan): TrialOverride | undefined {
  if (snapshot.state !== 'trialing' || snapshot.gatewayPlanId !== wanted.id) return undefined;
  const run = subscription.billing_info?.cycle_executions?.find((cycle) => cycle.tenure_type === 'TRIAL');
  const own = wanted.billing_cycles.find((cycle) => cycle.sequence === run?.sequence);
  if (!run?.sequence || !run.total_cycles || run.total_cycles === own?.total_cycles) return undefined;
  return { sequence: run.sequence, totalCycles: run.total_cycles };
}

/** Why a subscription cannot go over to a plan; a trial of the new plan is no reason, since only new buyers get it. */
async function whyNot(paypal: Paypal, current: ReadSubscription, to: RecurringTerms): Promise<string | undefined> {
  const wanted = await paypal.plans.read(to.gatewayPlanId);
  if (!wanted) return `PayPal has no plan ${to.gatewayPlanId}`;
  const running = await paypal.plans.read(current.snapshot.gatewayPlanId);
  if (running && running.product_id !== wanted.product_id) {
    return `plan ${wanted.id} belongs to another product at PayPal than plan ${running.id}`;
  }
  const billing = wanted.billing_cycles.filter((cycle) => cycle.tenure_type !== 'TRIAL');
  const { differences } = comparePlan({ ...wanted, billing_cycles: billing }, { ...to, trialDays: null });
  return differences.length > 0 ? `plan ${wanted.id} is not what is sold: ${differences.join('; ')}` : undefined;
}
