import type { App } from '../../kernel/app.ts';
import type { Db } from '../../kernel/database.ts';
import { RequestError } from '../../kernel/errors.ts';
import { Evidence } from './evidence.ts';
import * as store from './store.ts';
import { timelineOf } from './timeline.ts';

/**
 * Gathers what a dispute can be answered with. A read: nothing is kept of it, so each call shows the shop as it is.
 *
 * @throws RequestError NOT_FOUND.
 */
export async function gatherEvidence(app: App, disputeId: string): Promise<Evidence> {
  const db = app.db.read;
  const dispute = await store.readDispute(db, disputeId);
  const order = dispute && (await store.readOrder(db, dispute.order_id));
  const customer = order && (await store.readCustomer(db, order.customer_id, order.id));
  if (!customer) throw new RequestError('NOT_FOUND', disputeId);
  const payments = await store.paymentsOf(db, order.id);
  const refunds = await store.refundsOf(db, order.id);
  const deliveries = await gatherDeliveries(db, order.id);
  const subscriptions = await gatherSubscriptions(db, order.id);
  const about = [
    order.id,
    dispute.id,
    ...[...payments, ...refunds, ...deliveries, ...subscriptions].map(({ id }) => id),
  ];
  const facts = {
    made_at: app.clock.now().toISOString(),
    shop: app.publicUrl,
    dispute: { ...dispute, moves: await store.movesOf(db, 'dispute_moves', dispute.id) },
    customer: { ...customer, account: await gatherAccount(db, customer) },
    order: {
      ...order,
      items: await store.itemsOf(db, order.id),
      moves: await store.movesOf(db, 'order_moves', order.id),
    },
    checkouts: await store.checkoutsOf(db, order.id),
    payments: payments.map((payment) => ({
      ...payment,
      is_disputed: payment.id === dispute.payment_id,
      receipt_url: `${app.publicUrl}/api/admin/payments/${payment.id}/receipt.pdf`,
    })),
    gateway_events: await store.eventsOf(db, order.id),
    subscriptions,
    deliveries,
    mails: await store.mailsAbout(db, about),
    refunds,
  };
  // Rows hold words and documents as the database knows them; here they become what the domain says they are.
  const parsed = Evidence.omit({ timeline: true }).parse({ ...facts, cut: cutLists(facts) });
  return { ...parsed, timeline: timelineOf(parsed) };
}

async function gatherDeliveries(db: Db, orderId: string) {
  const gathered = [];
  for (const delivery of await store.deliveriesOf(db, orderId)) {
    gathered.push({
      ...delivery,
      moves: await store.movesOf(db, 'fulfillment_moves', delivery.id),
      calls: await store.callsOf(db, delivery.id),
      licenses: await store.licensesOf(db, delivery.id),
      downloads: await store.downloadsOf(db, delivery.id),
      work_done: await store.workDoneFor(db, delivery.id),
    });
  }
  return gathered;
}

async function gatherSubscriptions(db: Db, orderId: string) {
  const gathered = [];
  for (const subscription of await store.subscriptionsOf(db, orderId)) {
    gathered.push({ ...subscription, moves: await store.movesOf(db, 'subscription_moves', subscription.id) });
  }
  return gathered;
}

async function gatherAccount(
  db: Db,
  customer: { user_id: string | null; email_verified: boolean | null; account_created_at: string | null },
) {
  const { user_id, email_verified, account_created_at } = customer;
  if (user_id === null) return null;
  return { email_verified, created_at: account_created_at, sign_ins: await store.signInsOf(db, user_id) };
}

/** The names of the lists that were as long as they may be, at any depth. */
function cutLists(value: unknown, name = ''): string[] {
  if (Array.isArray(value)) {
    const inside = value.flatMap((one) => cutLists(one, name));
    return [...new Set(value.length >= store.ROWS_MAX ? [name, ...inside] : inside)];
  }
  if (typeof value !== 'object' || value === null) return [];
  return [...new Set(Object.entries(value).flatMap(([key, one]) => cutLists(one, key)))];
}
