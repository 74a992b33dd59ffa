import { defineEvent } from '../kernel/events.ts';
import type { Cause, Entitlement } from './subscription.ts';

/** What a delivery should be from now on, because of how its subscription stands. Told again, it changes nothing. */
export const entitlementChanged = defineEvent<{
  orderItemId: string;
  orderId: string;
  subscriptionId: string;
  entitlement: Entitlement;
  /** Why it stands still; null where it runs or ends. */
  cause: Cause | null;
  because: string;
  at: Date;
}>('subscriptions.entitlement_changed');

/** The gateway bills another plan or quantity: the delivery follows. */
export const planApplied = defineEvent<{
  orderItemId: string;
  orderId: string;
  subscriptionId: string;
  priceId: string;
  /** Of a hybrid product: the path that the new price buys. */
  path: string | null;
  /** What was chosen for that path, where the change was asked for here. */
  choices: Record<string, unknown> | null;
  /** The provider's own name for what the new price buys. */
  plan: string | null;
  quantity: number;
  because: string;
}>('subscriptions.plan_applied');

/** The kinds of things a customer is told about a subscription. */
export type SubscriptionNewsKind =
  | 'subscription_trial_started'
  | 'subscription_trial_ending'
  | 'subscription_renewed'
  | 'subscription_payment_failed'
  | 'subscription_suspended'
  | 'subscription_recovered'
  | 'subscription_cancel_scheduled'
  | 'subscription_kept'
  | 'subscription_paused'
  | 'subscription_resumed'
  | 'subscription_cancelled'
  | 'subscription_expired'
  | 'subscription_plan_changed';

/** Something to tell the customer; `subjectId` and `generation` make each telling unique. Amounts in minor units. */
export type SubscriptionNews = {
  kind: SubscriptionNewsKind;
  subscriptionId: string;
  orderId: string;
  subjectId: string;
  generation: number;
  customerEmail: string;
  customerName: string;
  productName: string;
  priceName: string;
  gateway: string;
  amountMinor: number;
  currency: string;
  /** The shop's own tax in the amount; null where it is not the shop's, or nothing is taxed. */
  tax: { name: string; rateBp: number; reverseCharge: boolean; taxMinor: number } | null;
  /** The date the news is about: a trial's or period's end, the end of grace, the end of service. */
  date: Date | null;
};
export const subscriptionNews = defineEvent<SubscriptionNews>('subscriptions.news');
