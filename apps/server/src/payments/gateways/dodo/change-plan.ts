import type DodoPayments from 'dodopayments';
import type { SubscriptionChangePlanParams } from 'dodopayments/resources/subscriptions';
import { z } from 'zod';
import type { SubscriptionSnapshot } from '../../gateway-event.ts';
import type { PlanChangeAnswer, PlanChangePreview, RecurringTerms } from '../../subscription-desk.ts';
import { GatewayCurrency, readAs, readReason } from '../read-body.ts';
import { READ } from './client.ts';
import { dodoFailure, instructionFailure } from './failures.ts';

const Preview = z.object({
  immediate_charge: z.object({ summary: z.object({ total_amount: z.int(), currency: GatewayCurrency }) }),
  new_plan: z.object({ recurring_pre_tax_amount: z.int().min(0) }),
});

/** The customer pays for what is left of the period, gets back what is unused, and keeps the old plan if that fails. */
function termsOf(to: RecurringTerms): SubscriptionChangePlanParams {
  return {
    product_id: to.gatewayPlanId,
    quantity: to.quantity,
    proration_billing_mode: 'prorated_immediately',
    effective_at: 'immediately',
    on_payment_failure: 'prevent_change',
  };
}

/** @throws PaymentError GATEWAY_REFUSED, GATEWAY_UNAVAILABLE. */
export async function previewChange(client: DodoPayments, id: string, to: RecurringTerms): Promise<PlanChangePreview> {
  try {
    const answer = await client.subscriptions.previewChangePlan(id, termsOf(to), READ);
    const { immediate_charge, new_plan } = readAs(Preview, answer, 'preview');
    return {
      dueNowMinor: Math.max(0, immediate_charge.summary.total_amount), // what would come back becomes a credit at Dodo
      currency: immediate_charge.summary.currency,
      recurringMinor: new_plan.recurring_pre_tax_amount,
      effective: 'now',
      needsConsent: false,
    };
  } catch (error) {
    throw dodoFailure(error, `preview of a change of ${id}`);
  }
}

/**
 * Changes the plan at once, or not at all: Dodo accepts the call, charges, and changes only when the charge succeeds.
 * So a plain "yes" is checked against the subscription; while the charge is under way the outcome is `unknown`.
 */
export async function changePlan(
  client: DodoPayments,
  id: string,
  to: RecurringTerms,
  read: () => Promise<SubscriptionSnapshot | undefined>,
): Promise<PlanChangeAnswer> {
  try {
    // Null before SDK 2.48: the call had no body to answer with.
    const answer = await client.subscriptions.changePlan(id, termsOf(to));
    if (answer?.payment_link) return { kind: 'consent', redirectUrl: answer.payment_link };
    const now = await read().catch(() => undefined);
    if (now?.gatewayPlanId === to.gatewayPlanId && now.quantity === to.quantity) return { kind: 'done' };
    const failure = answer?.payment_id ? await failureOf(client, answer.payment_id) : undefined;
    return failure ?? { kind: 'unknown', reason: 'Dodo changes the plan when the charge for it has succeeded' };
  } catch (error) {
    return instructionFailure(error);
  }
}

async function failureOf(client: DodoPayments, paymentId: string): Promise<PlanChangeAnswer | undefined> {
  const payment = await client.payments.retrieve(paymentId, READ).catch(() => undefined);
  if (payment?.status !== 'failed' && payment?.status !== 'cancelled') return undefined;
  const { reason = 'the charge for the change failed' } = readReason(payment.error_message);
  return { kind: 'refused', code: payment.error_code ?? 'PAYMENT_FAILED', reason };
}
