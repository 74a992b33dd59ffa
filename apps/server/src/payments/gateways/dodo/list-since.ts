import type DodoPayments from 'dodopayments';
import { type Clock, secondsAfter } from '../../../kernel/clock.ts';
import { type Listed, UnreadableWebhook } from '../../gateway.ts';
import type { GatewayEvent } from '../../gateway-event.ts';
import { readAs } from '../read-body.ts';
import { everyItem, LIST } from './client.ts';
import { dodoFailure } from './failures.ts';
import { disputeEvent, refundEvent } from './normalize.ts';
import { subscriptionStateEvent } from './normalize-subscription.ts';
import { readPaymentEvents } from './subscription-desk.ts';
import { DodoSubscription } from './subscription-snapshot.ts';

/**
 * A dispute is decided months after it was opened, and Dodo lists it by its opening: there are few, so all that may
 * still be open are looked at each time.
 */
const DISPUTES_LAST_SECONDS = 120 * 24 * 3_600;

/** One thing that Dodo lists, and how its state is read. */
type Found = { what: string; read(): Promise<GatewayEvent[]> };

/**
 * What was created in a stretch of time, as it is now: Dodo keeps no list of its deliveries. A change of something older
 * is not found by time, but for disputes; whoever follows a subscription asks for it by id.
 *
 * @throws PaymentError midway; for an object that cannot be read only at the end, so that it does not hide the others.
 */
export async function* listDodoSince(client: DodoPayments, from: Date, to: Date, clock: Clock): AsyncGenerator<Listed> {
  let unreadable: UnreadableWebhook | undefined;
  try {
    for await (const { what, read } of foundBetween(client, from, to, clock)) {
      const events = await read().catch((error) => {
        if (!(error instanceof UnreadableWebhook)) throw error;
        unreadable ??= error;
      });
      if (events) yield { kind: 'events', what, events };
    }
    if (unreadable) throw unreadable;
  } catch (error) {
    throw dodoFailure(error, `listing from ${from.toISOString()}`);
  }
}

/**
 * The lists leave out what decides (whether a payment was one, our id of a refund, why a dispute was opened), so each of
 * these is read by id; a subscription is listed whole.
 */
async function* foundBetween(client: DodoPayments, from: Date, to: Date, clock: Clock): AsyncGenerator<Found> {
  const within = { created_at_gte: from.toISOString(), created_at_lte: to.toISOString() };
  for await (const { payment_id: id } of everyItem((page) => client.payments.list({ ...within, ...page }, LIST))) {
    yield { what: `payment ${id}`, read: () => readPaymentEvents(client, id) };
  }
  for await (const { refund_id: id } of everyItem((page) => client.refunds.list({ ...within, ...page }, LIST))) {
    yield { what: `refund ${id}`, read: async () => [refundEvent(await client.refunds.retrieve(id, LIST), null)] };
  }
  const openedSince = { ...within, created_at_gte: secondsAfter(from, -DISPUTES_LAST_SECONDS).toISOString() };
  for await (const { dispute_id: id } of everyItem((page) => client.disputes.list({ ...openedSince, ...page }, LIST))) {
    yield { what: `dispute ${id}`, read: async () => [disputeEvent(await client.disputes.retrieve(id, LIST), null)] };
  }
  const listedAt = clock.now(); // before the call: a webhook sent meanwhile is the fresher one
  for await (const item of everyItem((page) => client.subscriptions.list({ ...within, ...page }, LIST))) {
    const read = async () => [subscriptionStateEvent(readAs(DodoSubscription, item, 'subscription'), listedAt)];
    yield { what: `subscription ${item.subscription_id}`, read };
  }
}
