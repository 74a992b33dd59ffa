import { mayAsk, QUANTITY_MAX } from '@vozex/domain';
import { audit } from '../accounts/index.ts';
import { secondsAfter } from '../kernel/clock.ts';
import { crashPoint } from '../kernel/crash-point.ts';
import { type Actor, actorName } from '../kernel/route.ts';
import type { PlanChangeAnswer, PlanChangePreview, RecurringTerms } from '../payments/index.ts';
import { attendSubscription } from './attend-subscription.ts';
import { type Owner, ownSubscription, subscriptionPage } from './change-subscription.ts';
import { SubscriptionError } from './errors.ts';
import { lockSubscription } from './instruct.ts';
import { logPlanChange } from './log-events.ts';
import { offeredPlans } from './offered-plans.ts';
import { changeInQuestion, insertPlanChange, movePlanChange, OPEN_CHANGE, type PlanPrice } from './plan-store.ts';
import type { UpgradeAnswer } from './ports.ts';
import type { BilledTerms } from './price-period.ts';
import type { Subscription, SubscriptionTax } from './subscription.ts';
import type { SubscriptionsApp } from './subscriptions-app.ts';
import { ASK_AFTER_SECONDS } from './sweep-plan-changes.ts';
import { addedTaxOf, taxOfChange } from './tax-subscription.ts';

export type PlanWish = {
  id: string;
  owner: Owner;
  priceId: string;
  quantity: number;
  /** Set where the price buys another path of a hybrid product; `choices` is null on the way back. */
  move?: { path: string | null; choices: Record<string, unknown> | null };
};

/** A request that has not reached the gateway by then never will: its process died. */
const REQUEST_LIVES_SECONDS = 120;
/** A buyer who has not agreed by then has changed their mind. */
const CONSENT_SECONDS = 3 * 24 * 3_600;

/**
 * What a change would cost and whether the product can be changed: nothing is changed by asking.
 *
 * @throws SubscriptionError SUBSCRIPTION_UNKNOWN, NOT_NOW, PLAN_NOT_OFFERED, PLAN_IS_THE_SAME; PaymentError.
 */
export async function previewPlanChange(
  app: SubscriptionsApp,
  wish: PlanWish,
): Promise<PlanChangePreview & { delivery: UpgradeAnswer; billed: BilledTerms }> {
  const subscription = await ownSubscription(app, wish.id, wish.owner);
  const price = await wantedPrice(app, subscription, wish);
  const tax = await taxOfChange(app, app.db.read, subscription, price);
  const [preview, delivery] = await Promise.all([
    app.gateways
      .of(subscription.gateway)
      .subscriptions.previewChange(subscription.gateway_subscription_id, termsOf(price, wish.quantity, tax)),
    app.delivery.mayUpgrade(subscription.order_item_id, { plan: price.plan, quantity: wish.quantity }),
  ]);
  const { quantity } = wish;
  const billed = { quantity, unit_amount_minor: price.amount_minor, currency: price.currency, tax };
  return { ...preview, delivery, billed };
}

/**
 * Changes plan or quantity. The wish is written down, then whoever delivers is asked, then the gateway is told; the
 * delivery follows once the gateway bills the new plan.
 *
 * @returns where the buyer must agree first, where the gateway wants that.
 * @throws SubscriptionError SUBSCRIPTION_UNKNOWN, NOT_NOW, PLAN_NOT_OFFERED, PLAN_IS_THE_SAME, PLAN_CHANGE_OPEN,
 * PLAN_CHANGE_REFUSED with the reason, DELIVERY_SILENT, GATEWAY_SAID_NO, GATEWAY_SILENT (it is asked after).
 */
export async function changePlan(
  app: SubscriptionsApp,
  actor: Actor,
  wish: PlanWish,
): Promise<{ consentUrl: string | null }> {
  const { changeId, subscription, price, tax } = await requestChange(app, actor, wish);
  crashPoint('plan_change.requested');
  await askDelivery(app, changeId, subscription, price, wish);
  const now = app.clock.now();
  const nextAttemptAt = secondsAfter(now, ASK_AFTER_SECONDS);
  if (!(await movePlanChange(app.db.read, changeId, ['requested'], { status: 'charging', now, nextAttemptAt }))) {
    throw new SubscriptionError('NOT_NOW', `${changeId} has lapsed`);
  }
  crashPoint('plan_change.charging');
  const answer = await tellGateway(app, subscription, termsOf(price, wish.quantity, tax));
  crashPoint('plan_change.answered');
  return settle(app, changeId, subscription, answer);
}

async function requestChange(
  app: SubscriptionsApp,
  actor: Actor,
  wish: PlanWish,
): Promise<{ changeId: string; subscription: Subscription; price: PlanPrice; tax: SubscriptionTax | null }> {
  await ownSubscription(app, wish.id, wish.owner);
  return app.db.inOneTransaction(async (tx) => {
    const subscription = await lockSubscription(tx, wish.id);
    if (!subscription) throw new SubscriptionError('SUBSCRIPTION_UNKNOWN', wish.id);
    const price = await wantedPrice({ ...app, db: { ...app.db, read: tx } }, subscription, wish);
    const tax = await taxOfChange(app, tx, subscription, price);
    const now = app.clock.now();
    const changeId = app.newId('plan_change');
    const inserted = await insertPlanChange(tx, {
      id: changeId,
      subscription_id: subscription.id,
      from_price_id: subscription.price_id,
      from_quantity: subscription.quantity,
      to_price_id: price.id,
      to_quantity: wish.quantity,
      gateway_plan_id: price.gateway_plan_id ?? '',
      to_path: wish.move?.path ?? null,
      to_choices: wish.move?.choices ?? null,
      from_tax: subscription.tax,
      to_tax: tax,
      requestedBy: actorName(actor),
      lapsesAt: secondsAfter(now, REQUEST_LIVES_SECONDS),
      now,
    });
    if (!inserted) throw new SubscriptionError('PLAN_CHANGE_OPEN', subscription.id);
    const detail = { to_price_id: price.id, to_quantity: wish.quantity };
    await audit(app, tx, actor, 'subscriptions.change_plan', subscription.id, detail);
    return { changeId, subscription, price, tax };
  });
}

/** The price that is wished for, if this subscription may become it. */
async function wantedPrice(
  app: Pick<SubscriptionsApp, 'db'>,
  subscription: Subscription,
  wish: PlanWish,
): Promise<PlanPrice> {
  if (!mayAsk('change_plan', subscription.status)) {
    throw new SubscriptionError('NOT_NOW', `${subscription.id} is ${subscription.status}`);
  }
  const price = (await offeredPlans(app, subscription, wish.move?.path)).find((one) => one.id === wish.priceId);
  if (!price || wish.quantity < 1 || wish.quantity > QUANTITY_MAX) {
    const fields = [{ field: 'price_id', message: 'is not a plan that this subscription can change to' }];
    throw new SubscriptionError('PLAN_NOT_OFFERED', `${wish.quantity} × ${wish.priceId}`, { fields });
  }
  if (price.id === subscription.price_id && wish.quantity === subscription.quantity) {
    throw new SubscriptionError('PLAN_IS_THE_SAME', price.id);
  }
  return price;
}

function termsOf(price: PlanPrice, quantity: number, tax: SubscriptionTax | null): RecurringTerms {
  return {
    gatewayPlanId: price.gateway_plan_id ?? '',
    quantity,
    unitAmountMinor: price.amount_minor,
    currency: price.currency,
    interval: price.billing_interval,
    intervalCount: price.interval_count,
    trialDays: null,
    addedTax: addedTaxOf(tax),
  };
}

/** Asked before money moves: a plan whose limits are below what is in use must not be paid for. */
async function askDelivery(
  app: SubscriptionsApp,
  changeId: string,
  subscription: Subscription,
  price: PlanPrice,
  wish: PlanWish,
): Promise<void> {
  const answer = wish.move
    ? await app.delivery.mayMove(subscription.order_item_id, { ...wish.move, priceId: price.id })
    : await app.delivery.mayUpgrade(subscription.order_item_id, { plan: price.plan, quantity: wish.quantity });
  if (answer.kind === 'possible') return;
  const now = app.clock.now();
  const problemCode = answer.kind === 'refused' ? answer.code : 'DELIVERY_SILENT';
  const status = answer.kind === 'refused' ? 'refused' : 'failed';
  await movePlanChange(app.db.read, changeId, ['requested'], { status, now, problemCode, problem: answer.reason });
  logPlanChange(app.log, changeId, subscription.id, status, `${problemCode}: ${answer.reason}`);
  const fields = [{ field: 'price_id', message: answer.reason }];
  throw new SubscriptionError(answer.kind === 'refused' ? 'PLAN_CHANGE_REFUSED' : 'DELIVERY_SILENT', answer.reason, {
    fields,
  });
}

async function tellGateway(
  app: SubscriptionsApp,
  subscription: Subscription,
  terms: RecurringTerms,
): Promise<PlanChangeAnswer> {
  const page = subscriptionPage(app, subscription.id);
  try {
    return await app.gateways
      .of(subscription.gateway)
      .subscriptions.changePlan(subscription.gateway_subscription_id, terms, {
        returnUrl: `${page}?consent=given`,
        cancelUrl: `${page}?consent=refused`,
      });
  } catch (error) {
    return { kind: 'unknown', reason: String(error) };
  }
}

async function settle(
  app: SubscriptionsApp,
  changeId: string,
  subscription: Subscription,
  answer: PlanChangeAnswer,
): Promise<{ consentUrl: string | null }> {
  const now = app.clock.now();
  const move = (to: Parameters<typeof movePlanChange>[3]) => movePlanChange(app.db.read, changeId, ['charging'], to);
  logPlanChange(app.log, changeId, subscription.id, answer.kind, 'reason' in answer ? answer.reason : '');
  switch (answer.kind) {
    case 'consent': {
      const nextAttemptAt = secondsAfter(now, CONSENT_SECONDS);
      await move({ status: 'awaiting_consent', now, nextAttemptAt, consentUrl: answer.redirectUrl });
      return { consentUrl: answer.redirectUrl };
    }
    case 'scheduled':
      await move({ status: 'scheduled', now });
      return { consentUrl: null };
    case 'refused':
      await move({ status: 'failed', now, problemCode: answer.code, problem: answer.reason });
      throw new SubscriptionError('GATEWAY_SAID_NO', `${answer.code}: ${answer.reason}`);
    case 'unknown':
      await move({
        status: 'unknown',
        now,
        nextAttemptAt: secondsAfter(now, ASK_AFTER_SECONDS),
        problem: answer.reason,
      });
      throw new SubscriptionError('GATEWAY_SILENT', answer.reason);
    case 'done':
      // The gateway says how it stands now: that, and nothing else, makes the change true.
      await attendSubscription(app, subscription.id);
      return { consentUrl: null };
  }
}

/** Gives up a change that waits for the buyer, or for the next period. @throws SubscriptionError NOT_NOW. */
export async function dropPlanChange(
  app: SubscriptionsApp,
  actor: Actor,
  wish: { id: string; owner: Owner },
): Promise<void> {
  await ownSubscription(app, wish.id, wish.owner);
  const change = await changeInQuestion(app.db.read, wish.id);
  if (change?.status !== 'awaiting_consent') throw new SubscriptionError('NOT_NOW', `no change of ${wish.id} waits`);
  await app.db.inOneTransaction(async (tx) => {
    await movePlanChange(tx, change.id, OPEN_CHANGE, { status: 'lapsed', now: app.clock.now() });
    await audit(app, tx, actor, 'subscriptions.change_dropped', wish.id, { plan_change_id: change.id });
  });
}
