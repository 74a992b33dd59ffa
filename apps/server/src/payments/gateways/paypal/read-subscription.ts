import { z } from 'zod';
import { secondsAfter } from '../../../kernel/clock.ts';
import { PaymentError } from '../../errors.ts';
import type { GatewayEvent, SubscriptionSnapshot } from '../../gateway-event.ts';
import { GatewayId, present, readDate } from '../read-body.ts';
import { paypalFailure, refusalOf } from './failures.ts';
import { listPages } from './list-pages.ts';
import type { Paypal } from './paypal.ts';
import { Amount } from './shapes.ts';
import { Subscription, snapshotOf } from './subscription-snapshot.ts';

/** PayPal's clock may be ahead of ours: a payment made just now is looked for a little in our future. */
const CLOCKS_DIFFER_SECONDS = 300;

export type ReadSubscription = { subscription: Subscription; snapshot: SubscriptionSnapshot };

/** @returns undefined where PayPal does not know it. @throws PaymentError GATEWAY_UNAVAILABLE, GATEWAY_REFUSED. */
export async function readSubscription(paypal: Paypal, id: string): Promise<ReadSubscription | undefined> {
  const answer = await fetchSubscription(paypal, id);
  if (answer === undefined) return undefined;
  const parsed = Subscription.safeParse(answer);
  if (!parsed.success) throw unreadable(id, parsed.error.issues[0]?.path.join('.'));
  const subscription = await withPlan(paypal, parsed.data);
  const snapshot = snapshotOf(subscription, { now: paypal.clock.now(), told: null });
  if (!snapshot) throw unreadable(id, `status ${subscription.status}`);
  return { subscription, snapshot };
}

async function fetchSubscription({ client }: Paypal, id: string): Promise<unknown> {
  const path = `/v1/billing/subscriptions/${encodeURIComponent(id)}?fields=last_failed_payment,plan`;
  try {
    return (await client.send({ method: 'GET', path })) ?? null;
  } catch (error) {
    if (refusalOf(error)?.status === 404) return undefined;
    throw paypalFailure(error, `reading subscription ${id}`);
  }
}

function unreadable(id: string, what: string | undefined) {
  return new PaymentError('GATEWAY_REFUSED', `subscription ${id} cannot be read: ${what}`);
}

/** The end of a trial needs the plan; where it does not come along, it is read by itself. */
async function withPlan(paypal: Paypal, subscription: Subscription): Promise<Subscription> {
  const hasTrial = subscription.billing_info?.cycle_executions?.some((cycle) => cycle.tenure_type === 'TRIAL');
  if (subscription.plan || !subscription.plan_id || !hasTrial) return subscription;
  const plan = await paypal.plans.read(subscription.plan_id);
  return plan ? { ...subscription, plan } : subscription;
}

const Transaction = z.object({
  id: GatewayId,
  status: z.string().nullish(),
  time: z.string().nullish(),
  amount_with_breakdown: z.object({
    gross_amount: Amount,
    fee_amount: Amount.nullish().catch(null),
    tax_amount: Amount.nullish().catch(null),
  }),
});

const TRANSACTION_STATUS: Record<string, 'payment.succeeded' | 'payment.failed'> = {
  COMPLETED: 'payment.succeeded',
  PARTIALLY_REFUNDED: 'payment.succeeded',
  REFUNDED: 'payment.succeeded',
  DECLINED: 'payment.failed',
};

/**
 * What was charged for a subscription since a moment, oldest first. A refund that is listed as a transaction of its
 * own is negative, and is no payment.
 *
 * @throws PaymentError GATEWAY_UNAVAILABLE, GATEWAY_REFUSED.
 */
export async function readPayments(paypal: Paypal, id: string, since: Date): Promise<GatewayEvent[]> {
  const times = {
    start_time: since.toISOString(),
    end_time: secondsAfter(paypal.clock.now(), CLOCKS_DIFFER_SECONDS).toISOString(),
  };
  const path = `/v1/billing/subscriptions/${encodeURIComponent(id)}/transactions?${new URLSearchParams(times)}`;
  const events: GatewayEvent[] = [];
  try {
    for await (const page of listPages(paypal.client, path)) {
      for (const entry of Array.isArray(page.transactions) ? page.transactions : []) {
        const event = paymentEvent(entry, id);
        if (event) events.push(event);
      }
    }
  } catch (error) {
    throw paypalFailure(error, `reading payments of ${id}`);
  }
  return events.sort((a, b) => (a.occurredAt?.getTime() ?? 0) - (b.occurredAt?.getTime() ?? 0));
}

function paymentEvent(entry: unknown, subscriptionId: string): GatewayEvent | undefined {
  if (isNegative(entry)) return undefined;
  const parsed = Transaction.safeParse(entry);
  if (!parsed.success) throw unreadable(subscriptionId, `a payment: ${parsed.error.issues[0]?.path.join('.')}`);
  const { id: paymentId, status, time, amount_with_breakdown: amounts } = parsed.data;
  const { gross_amount: gross, fee_amount: fee, tax_amount: tax } = amounts;
  return {
    gateway: 'paypal',
    occurredAt: readDate(time),
    refs: present({ paymentId, subscriptionId }),
    type: TRANSACTION_STATUS[status ?? ''] ?? 'payment.pending', // no money until PayPal says COMPLETED
    money: {
      ...gross,
      ...(tax?.currency === gross.currency ? { taxMinor: tax.amountMinor } : {}),
      ...(fee?.currency === gross.currency ? { feeMinor: fee.amountMinor } : {}),
    },
  };
}

const Signed = z.object({ amount_with_breakdown: z.object({ gross_amount: z.object({ value: z.string() }) }) });

function isNegative(entry: unknown): boolean {
  return Signed.safeParse(entry).data?.amount_with_breakdown.gross_amount.value.startsWith('-') ?? false;
}
