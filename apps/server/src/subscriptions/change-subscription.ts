import { mayAsk, type SubscriptionAction } from '@vozex/domain';
import { audit } from '../accounts/index.ts';
import type { Actor } from '../kernel/route.ts';
import { attendSubscription } from './attend-subscription.ts';
import { SubscriptionError } from './errors.ts';
import { carryOut, intend, lockSubscription, refuseUnlessDone } from './instruct.ts';
import { findSubscription } from './store.ts';
import type { Instruction, Subscription } from './subscription.ts';
import type { SubscriptionsApp } from './subscriptions-app.ts';

/** Whose subscription it must be: a customer's own, or anybody's for the shop's team. */
export type Owner = { customerId: string } | 'team';

/**
 * The subscription, for who may see it.
 *
 * @throws SubscriptionError SUBSCRIPTION_UNKNOWN for everybody else, as for one that does not exist.
 */
export async function ownSubscription(app: SubscriptionsApp, id: string, owner: Owner): Promise<Subscription> {
  const found = await findSubscription(app.db.read, { id });
  if (!found || !isOwned(found, owner)) throw new SubscriptionError('SUBSCRIPTION_UNKNOWN', id);
  return found;
}

function isOwned(subscription: Subscription, owner: Owner): boolean {
  return owner === 'team' || owner.customerId === subscription.customer_id;
}

/**
 * Ends a subscription when its paid period is over, or at once; one whose period is over and not paid ends at once. At
 * the period's end it can be undone until then, also where the gateway knows no such thing.
 *
 * @throws SubscriptionError SUBSCRIPTION_UNKNOWN, NOT_NOW, GATEWAY_SAID_NO, GATEWAY_SILENT (the wish is kept).
 */
export async function cancelSubscription(
  app: SubscriptionsApp,
  actor: Actor,
  wish: { id: string; owner: Owner; when: 'period_end' | 'now'; reason: string | undefined },
): Promise<void> {
  const { current_period_end } = await ownSubscription(app, wish.id, wish.owner);
  // What was charged since, and no webhook has told yet, decides until when it runs.
  if (wish.when === 'period_end' && current_period_end <= app.clock.now()) await attendSubscription(app, wish.id);
  await instruct(app, actor, {
    ...wish,
    action: 'cancel',
    instruction: (current) =>
      wish.when === 'now' || isOwing(current, app.clock.now()) ? 'cancel_now' : 'schedule_cancel',
  });
}

/** Its paid period is over and the next one is not paid: there is no end to wait for, and gateways refuse to. */
function isOwing({ unpaid_since, current_period_end }: Subscription, now: Date): boolean {
  return unpaid_since !== null && current_period_end <= now;
}

/**
 * Goes on: a cancellation that was scheduled is undone, a pause ends.
 *
 * @throws SubscriptionError as above.
 */
export async function resumeSubscription(
  app: SubscriptionsApp,
  actor: Actor,
  wish: { id: string; owner: Owner },
): Promise<void> {
  const { status } = await ownSubscription(app, wish.id, wish.owner);
  const [action, instruction] =
    status === 'cancel_scheduled' ? (['keep', 'undo_cancel'] as const) : (['resume', 'resume'] as const);
  await instruct(app, actor, { ...wish, action, instruction: () => instruction, reason: undefined });
}

/** @throws SubscriptionError PAUSE_UNSUPPORTED, and as above. */
export async function pauseSubscription(
  app: SubscriptionsApp,
  actor: Actor,
  wish: { id: string; owner: Owner },
): Promise<void> {
  const { gateway } = await ownSubscription(app, wish.id, wish.owner);
  if (!app.gateways.of(gateway).capabilities.pause) throw new SubscriptionError('PAUSE_UNSUPPORTED', gateway);
  await instruct(app, actor, { ...wish, action: 'pause', instruction: () => 'pause', reason: undefined });
}

/** Writes the wish down, then tells the gateway. */
async function instruct(
  app: SubscriptionsApp,
  actor: Actor,
  wish: {
    id: string;
    owner: Owner;
    action: SubscriptionAction;
    /** Decided by how it stands when it is locked. */
    instruction: (current: Subscription) => Instruction;
    reason: string | undefined;
  },
): Promise<void> {
  await app.db.inOneTransaction(async (tx) => {
    const current = await lockSubscription(tx, wish.id);
    if (!current || !isOwned(current, wish.owner)) throw new SubscriptionError('SUBSCRIPTION_UNKNOWN', wish.id);
    const instruction = wish.instruction(current);
    const endsSooner = instruction === 'cancel_now' && current.status === 'cancel_scheduled';
    if (!mayAsk(wish.action, current.status) && !endsSooner) {
      throw new SubscriptionError('NOT_NOW', `${wish.action} of ${wish.id}, which is ${current.status}`);
    }
    const reason = wish.reason ?? (wish.action === 'cancel' ? 'cancelled on request' : current.cancel_reason);
    await intend(app, tx, current, instruction, { cancel_reason: reason });
    await audit(app, tx, actor, `subscriptions.${instruction}`, wish.id, { reason });
  });
  refuseUnlessDone(await carryOut(app, wish.id));
}

/**
 * Where the customer gives another card; at a gateway that has no such page, where the payment is looked after.
 *
 * @throws SubscriptionError SUBSCRIPTION_UNKNOWN, NOT_NOW; PaymentError GATEWAY_REFUSED, GATEWAY_UNAVAILABLE.
 */
export async function newPaymentMethod(
  app: SubscriptionsApp,
  wish: { id: string; owner: Owner },
): Promise<{ redirectUrl: string }> {
  const subscription = await ownSubscription(app, wish.id, wish.owner);
  if (!mayAsk('new_payment_method', subscription.status)) {
    throw new SubscriptionError('NOT_NOW', `${wish.id} is ${subscription.status}`);
  }
  const desk = app.gateways.of(subscription.gateway).subscriptions;
  const back = `${subscriptionPage(app, subscription.id)}?returned=1`;
  return desk.newPaymentMethod(subscription.gateway_subscription_id, back);
}

/** The customer's page of a subscription, to come back to. */
export function subscriptionPage(app: Pick<SubscriptionsApp, 'publicUrl'>, id: string): string {
  return `${app.publicUrl}/account/subscriptions/${id}`;
}
