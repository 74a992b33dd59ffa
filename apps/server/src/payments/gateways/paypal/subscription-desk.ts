import type { SubscriptionDesk } from '../../subscription-desk.ts';
import { changePlan, previewPlanChange } from './change-plan.ts';
import { PAYPAL_LIVE, PAYPAL_SANDBOX } from './client.ts';
import { instruct } from './instruct.ts';
import type { Paypal } from './paypal.ts';
import { readPayments, readSubscription } from './read-subscription.ts';

/** PayPal's limit for the reason that the buyer may read. */
const REASON_LENGTH_MAX = 128;

/** Where a buyer sees his subscriptions and what they are paid with. */
const AUTOPAY_PATH = '/myaccount/autopay';
const BUYER_HOST: Record<string, string> = {
  [PAYPAL_LIVE]: 'https://www.paypal.com',
  [PAYPAL_SANDBOX]: 'https://www.sandbox.paypal.com',
};

const ENDED = ['CANCELLED', 'EXPIRED'];

/** What the shop asks of PayPal about a running subscription. PayPal cannot end one later: it is suspended meanwhile. */
export function openSubscriptionDesk(paypal: Paypal, baseUrl: string): SubscriptionDesk {
  const suspend = (id: string, reason: string, reached: string[]) =>
    instruct(paypal, id, {
      reached,
      send: (subscriptions) => subscriptions.suspendSubscription({ id, body: { reason: reasonOf(reason) } }),
    });
  const activate = (id: string) =>
    instruct(paypal, id, {
      reached: ['ACTIVE'],
      send: (subscriptions) => subscriptions.activateSubscription({ id, body: {} }),
    });
  return {
    read: async (id) => (await readSubscription(paypal, id))?.snapshot,
    paymentsSince: (id, since) => readPayments(paypal, id, since),
    cancelNow: (id, reason) =>
      instruct(paypal, id, {
        reached: ENDED,
        send: (subscriptions) => subscriptions.cancelSubscription({ id, body: { reason: reasonOf(reason) } }),
      }),
    scheduleCancel: (id, reason) => suspend(id, reason, ['SUSPENDED', ...ENDED]),
    undoCancel: activate,
    pause: (id, reason) => suspend(id, reason, ['SUSPENDED']),
    resume: activate,
    previewChange: (id, to) => previewPlanChange(paypal, id, to),
    changePlan: (id, to, urls) => changePlan(paypal, id, to, urls),
    // No API changes it: the buyer does so in his own account, for all his subscriptions.
    newPaymentMethod: async () => ({ redirectUrl: `${BUYER_HOST[baseUrl] ?? baseUrl}${AUTOPAY_PATH}` }),
    receipt: async () => undefined,
  };
}

function reasonOf(reason: string): string {
  return reason.trim().slice(0, REASON_LENGTH_MAX) || 'Asked for by the customer';
}
