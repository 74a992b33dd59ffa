import type DodoPayments from 'dodopayments';
import type { SubscriptionUpdateParams } from 'dodopayments/resources/subscriptions';
import type { Clock } from '../../../kernel/clock.ts';
import { PaymentError } from '../../errors.ts';
import type { GatewayEvent, SubscriptionSnapshot } from '../../gateway-event.ts';
import type { InstructionAnswer, SubscriptionDesk } from '../../subscription-desk.ts';
import { readAs } from '../read-body.ts';
import { changePlan, previewChange } from './change-plan.ts';
import { everyItem, LIST, READ } from './client.ts';
import { dodoFailure, instructionFailure, refusalOf } from './failures.ts';
import { DodoPayment, paymentEvents } from './normalize.ts';
import { readReceipt } from './receipt.ts';
import { DodoSubscription, snapshotOf } from './subscription-snapshot.ts';

/** What Dodo shows of why somebody left; the reason itself stays with us. */
const COMMENT_LENGTH_MAX = 500;

/** What the shop asks of Dodo about a running subscription. Each instruction is sent once. */
export function openDodoDesk(client: DodoPayments, clock: Clock): SubscriptionDesk {
  const read = (id: string) => readSubscription(client, id, clock);
  const tell = (id: string, body: SubscriptionUpdateParams, isSo: (now: SubscriptionSnapshot) => boolean) =>
    instruct(client, id, body, async () => {
      const now = await read(id).catch(() => undefined);
      return now !== undefined && isSo(now);
    });
  return {
    read,
    paymentsSince: (id, since) => paymentsSince(client, id, since),
    cancelNow: (id, reason) =>
      tell(id, { status: 'cancelled', ...commentOf(reason) }, ({ state }) => state === 'cancelled'),
    scheduleCancel: (id, reason) =>
      tell(
        id,
        { cancel_at_next_billing_date: true, ...commentOf(reason) },
        (now) => now.cancelAtPeriodEnd || hasEnded(now),
      ),
    undoCancel: (id) =>
      tell(id, { cancel_at_next_billing_date: false }, (now) => !now.cancelAtPeriodEnd && !hasEnded(now)),
    // Pausing and resuming are sent alone: beside any other field Dodo answers 422.
    pause: (id) => tell(id, { status: 'paused' }, ({ state }) => state === 'paused'),
    resume: (id) => tell(id, { status: 'active' }, ({ state }) => state === 'active' || state === 'trialing'),
    previewChange: (id, to) => previewChange(client, id, to),
    changePlan: (id, to) => changePlan(client, id, to, () => read(id)),
    newPaymentMethod: (id, returnUrl) => newPaymentMethod(client, id, returnUrl),
    receipt: (paymentId) => readReceipt(client, paymentId),
  };
}

/** @throws PaymentError, also for a status nobody has heard of: "we do not know" must not read as "there is none". */
async function readSubscription(
  client: DodoPayments,
  id: string,
  clock: Clock,
): Promise<SubscriptionSnapshot | undefined> {
  const askedAt = clock.now(); // before the call: a webhook sent meanwhile is the fresher one
  try {
    const subscription = readAs(DodoSubscription, await client.subscriptions.retrieve(id, READ), 'subscription');
    const snapshot = snapshotOf(subscription, askedAt);
    if (snapshot) return snapshot;
    throw new PaymentError('GATEWAY_REFUSED', `subscription ${id} has a status we do not know: ${subscription.status}`);
  } catch (error) {
    if (refusalOf(error)?.status === 404) return undefined;
    throw dodoFailure(error, `reading subscription ${id}`);
  }
}

async function paymentsSince(client: DodoPayments, id: string, since: Date): Promise<GatewayEvent[]> {
  const query = { subscription_id: id, created_at_gte: since.toISOString() };
  const events: GatewayEvent[] = [];
  try {
    for await (const item of everyItem((page) => client.payments.list({ ...query, ...page }, LIST))) {
      events.push(...(await readPaymentEvents(client, item.payment_id)));
    }
  } catch (error) {
    throw dodoFailure(error, `payments of subscription ${id}`);
  }
  return events;
}

/** The lists of payments do not tell money from a card that was only tried out, so each payment is read. */
export async function readPaymentEvents(client: DodoPayments, paymentId: string): Promise<GatewayEvent[]> {
  return paymentEvents(readAs(DodoPayment, await client.payments.retrieve(paymentId, LIST), 'payment'), null);
}

/** A "no" to what is so already is no failure: somebody else asked first, or our own call whose answer was lost. */
async function instruct(
  client: DodoPayments,
  id: string,
  body: SubscriptionUpdateParams,
  isSo: () => Promise<boolean>,
): Promise<InstructionAnswer> {
  try {
    const answer = await client.subscriptions.update(id, body);
    if (typeof answer?.subscription_id === 'string') return { kind: 'done' };
    return { kind: 'unknown', reason: 'the answer names no subscription' };
  } catch (error) {
    const answer = instructionFailure(error);
    return answer.kind === 'refused' && (await isSo()) ? { kind: 'done' } : answer;
  }
}

/** @throws PaymentError GATEWAY_REFUSED, as Dodo does for a paused or ended subscription. */
async function newPaymentMethod(client: DodoPayments, id: string, returnUrl: string): Promise<{ redirectUrl: string }> {
  const how = { payment_method: { type: 'new' as const, return_url: returnUrl } };
  const answer = await client.subscriptions.updatePaymentMethod(id, how).catch((error) => {
    throw dodoFailure(error, `a new payment method for ${id}`);
  });
  if (!answer?.payment_link) throw new PaymentError('GATEWAY_REFUSED', `Dodo gives no page to pay ${id} another way`);
  return { redirectUrl: answer.payment_link };
}

function commentOf(reason: string): { cancellation_comment?: string } {
  return reason === '' ? {} : { cancellation_comment: reason.slice(0, COMMENT_LENGTH_MAX) };
}

function hasEnded({ state }: SubscriptionSnapshot): boolean {
  return state === 'cancelled' || state === 'expired' || state === 'failed';
}
