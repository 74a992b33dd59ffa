import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import { announce } from '../kernel/events.ts';
import { dayNumber, daysAfter } from './calendar.ts';
import { graceEndsAt } from './entitlement.ts';
import { type SubscriptionNewsKind, subscriptionNews } from './events.ts';
import type { FittingCharge } from './judge-charge.ts';
import { pricePeriod } from './price-period.ts';
import { namesOf } from './store.ts';
import { type Subscription, TRIAL_REMINDER_DAYS } from './subscription.ts';

/** One thing to tell: `generation` tells this time from the last time. */
export type News = { kind: SubscriptionNewsKind; date: Date | null; generation: number };

/** What a customer is told when a subscription becomes what it now is. Pure; the outbox drops what it was told before. */
export function newsOf(before: Subscription, after: Subscription, now: Date): News[] {
  return [...moveNews(before, after), ...timeNews(before, after, now)];
}

/** What is told at the start: a paid one has its order's receipt. */
export function firstNews(begun: Subscription): News[] {
  return begun.status === 'trialing' ? [news('subscription_trial_started', begun.trial_ends_at, begun.started_at)] : [];
}

function news(kind: SubscriptionNewsKind, date: Date | null, generation: Date): News {
  return { kind, date, generation: dayNumber(generation) };
}

function moveNews(before: Subscription, after: Subscription): News[] {
  const from = before.status;
  const to = after.status;
  if (from === to) return [];
  const owed = (status: Subscription['status']) => status === 'past_due' || status === 'on_hold';
  const runs = to === 'active' || to === 'trialing';
  if (owed(to) && !owed(from)) {
    return [news('subscription_payment_failed', graceEndsAt(after), after.unpaid_since ?? after.observed_at)];
  }
  if (runs && owed(from)) {
    return [news('subscription_recovered', after.current_period_end, before.unpaid_since ?? after.observed_at)];
  }
  if (to === 'cancel_scheduled') {
    const ends = after.cancel_at ?? after.current_period_end;
    return [news('subscription_cancel_scheduled', ends, after.observed_at)];
  }
  if (runs && from === 'cancel_scheduled') {
    return [news('subscription_kept', after.current_period_end, after.observed_at)];
  }
  if (to === 'paused') return [news('subscription_paused', after.current_period_end, after.observed_at)];
  if (runs && from === 'paused') return [news('subscription_resumed', after.current_period_end, after.observed_at)];
  if (to === 'expired') return [news('subscription_expired', after.current_period_end, after.started_at)];
  if (to === 'cancelled') {
    // The end that was announced with its date needs no second mail.
    return from === 'cancel_scheduled'
      ? []
      : [news('subscription_cancelled', after.current_period_end, after.started_at)];
  }
  return [];
}

function timeNews(before: Subscription, after: Subscription, now: Date): News[] {
  const told: News[] = [];
  const suspended = after.entitlement === 'suspend' && before.entitlement !== 'suspend';
  if (suspended && after.unpaid_since)
    told.push(news('subscription_suspended', after.current_period_end, after.unpaid_since));
  const { trial_ends_at, status } = after;
  const soon = trial_ends_at !== null && now >= daysAfter(trial_ends_at, -TRIAL_REMINDER_DAYS) && now < trial_ends_at;
  if (status === 'trialing' && soon) told.push(news('subscription_trial_ending', trial_ends_at, trial_ends_at));
  if (before.price_id !== after.price_id || before.quantity !== after.quantity) {
    told.push(news('subscription_plan_changed', after.current_period_end, after.observed_at));
  }
  return told;
}

/** Announces one piece of news with everything a mail needs. */
export async function tellCustomer(
  app: App,
  tx: Tx,
  subscription: Subscription,
  { kind, date, generation }: News,
  about: { subjectId?: string; amountMinor?: number; currency?: string } & Partial<FittingCharge> = {},
): Promise<void> {
  const names = await namesOf(tx, subscription.id);
  const period = pricePeriod(subscription);
  const { tax = subscription.tax, taxMinor = period.taxMinor } = about;
  await announce(app, tx, subscriptionNews, {
    kind,
    subscriptionId: subscription.id,
    orderId: subscription.order_id,
    subjectId: about.subjectId ?? subscription.id,
    generation,
    customerEmail: names.customer_email,
    customerName: names.customer_name,
    productName: names.product_name,
    priceName: names.price_name,
    gateway: subscription.gateway,
    amountMinor: about.amountMinor ?? period.amountMinor,
    currency: about.currency ?? subscription.currency,
    tax: tax && { name: tax.name, rateBp: tax.rate_bp, reverseCharge: tax.reverse_charge, taxMinor },
    date,
  });
}
