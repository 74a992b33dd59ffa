import type { SubscriptionStatus } from '@vozex/domain';
import { errorFields, type Log } from '../kernel/log.ts';
import type { Subscription } from './subscription.ts';

const fieldsOf = (subscription: Pick<Subscription, 'id' | 'gateway' | 'order_id' | 'gateway_subscription_id'>) => ({
  gateway: subscription.gateway,
  order_id: subscription.order_id,
  subscription_id: subscription.id,
  gateway_subscription_id: subscription.gateway_subscription_id,
});

export function logSubscription(log: Log, now: Subscription, from: SubscriptionStatus | null, because: string): void {
  log.info('subscriptions.kept', {
    ...fieldsOf(now),
    from,
    to: now.status,
    entitlement: now.entitlement,
    next_attempt_at: now.next_attempt_at,
    because,
  });
}

/** News that was older than what we know, or that a finished subscription does not listen to. */
export function logSubscriptionStale(log: Log, subscription: Subscription, said: string): void {
  log.info('subscriptions.stale', { ...fieldsOf(subscription), status: subscription.status, said });
}

/** An operator should look: the gateway bills something that the catalog does not know, or money came after the end. */
export function logSubscriptionProblem(log: Log, subscription: Subscription, code: string, problem: string): void {
  log.warn('subscriptions.problem', { ...fieldsOf(subscription), code, problem });
}

export function logLookFailed(log: Log, subscriptionId: string, error: unknown): void {
  log.warn('subscriptions.look_failed', { subscription_id: subscriptionId, ...errorFields(error) });
}

export function logInstructed(log: Log, subscription: Subscription, instruction: string, answer: string): void {
  log.info('subscriptions.instructed', { ...fieldsOf(subscription), instruction, answer });
}

export function logPlanChange(
  log: Log,
  changeId: string,
  subscriptionId: string,
  status: string,
  detail: string,
): void {
  log.info('subscriptions.plan_change', { plan_change_id: changeId, subscription_id: subscriptionId, status, detail });
}
