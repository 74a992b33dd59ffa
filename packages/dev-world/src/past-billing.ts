import type { ApiClient } from './api-client.ts';
import { type Buyer, openBuyer } from './buyer.ts';
import { gatewayButtons } from './gateway-buttons.ts';
import { openOperator } from './operator.ts';
import { PEOPLE, signIn } from './people.ts';
import type { PlacedOrder } from './placed-order.ts';
import type { AdminPayment, AdminSubscription, Gateway } from './shapes.ts';
import { until } from './until.ts';

const WAIT_SECONDS_MAX = 20;

/**
 * Subscriptions in the states that a shop meets soon (in trial, renewed, unpaid, cancelled for the end of its period), a
 * refund in part, a dispute that waits for an answer and one that was lost. All at once, since most of it is waiting.
 *
 * @param owner the owner's client, by API key.
 * @param sandboxes where the gateways' sandboxes answer: their buttons play time, banks and buyers.
 */
export async function seedPastBilling(owner: ApiClient, sandboxes: Record<Gateway, string>): Promise<void> {
  const ada = openBuyer(owner.as({ cookie: await signIn(owner, PEOPLE.Ada) }));
  const ben = openBuyer(owner.as({ cookie: await signIn(owner, PEOPLE.Ben) }));
  const past = openPast(owner, sandboxes);
  await Promise.all([
    ben.buys('Point of Sale Monthly', { payingWith: 'dodo', choices: { workspace_name: 'bens-bakery' } }),
    past.renewed(ada),
    past.unpaid(ben),
    past.cancelled(ada),
    past.refundedInPart(ada),
    past.disputed(ben),
    past.lost(ben),
  ]);
}

function openPast(owner: ApiClient, sandboxes: Record<Gateway, string>) {
  const operator = openOperator(owner);
  const buttons = {
    dodo: gatewayButtons(sandboxes.dodo, 'dodo'),
    paypal: gatewayButtons(sandboxes.paypal, 'paypal'),
  };
  const waitFor = <T>(what: string, look: () => Promise<T | undefined>) =>
    until(what, look, { seconds: WAIT_SECONDS_MAX });

  const subscriptionOf = (order: PlacedOrder, is: (one: AdminSubscription) => boolean = () => true) =>
    waitFor(`the subscription of ${order.id}`, async () => {
      const found = await operator.subscriptionOf(order.id).catch(() => undefined);
      return found && is(found) ? found : undefined;
    });

  const paymentOf = (order: PlacedOrder): Promise<AdminPayment> =>
    waitFor(`the payment of ${order.id}`, async () =>
      (await operator.order(order.id)).payments.find((one) => one.status === 'succeeded'),
    );

  return {
    async renewed(buyer: Buyer): Promise<void> {
      const order = await buyer.buys('Hookbox Club', { payingWith: 'paypal', price: 'Monthly' });
      const { gateway_subscription_id: id } = await subscriptionOf(order);
      for (const charges of [2, 3]) {
        await buttons.paypal.billsNow(id);
        await subscriptionOf(order, (one) => one.charges.length === charges);
      }
    },
    async unpaid(buyer: Buyer): Promise<void> {
      const order = await buyer.buys('Hookbox Club', { payingWith: 'dodo', price: 'Monthly' });
      const { gateway_subscription_id: id } = await subscriptionOf(order);
      await buttons.dodo.cardOf(id, 'fails');
      await buttons.dodo.billsNow(id);
      await subscriptionOf(order, (one) => one.status === 'on_hold');
    },
    async cancelled(buyer: Buyer): Promise<void> {
      const order = await buyer.buys('Hookbox Club', { payingWith: 'paypal', price: 'Yearly' });
      await subscriptionOf(order, (one) => one.actions.includes('cancel'));
      await (await buyer.subscription(order.id)).cancels('We write our own tools now.');
    },
    async refundedInPart(buyer: Buyer): Promise<void> {
      const { id } = await paymentOf(await buyer.buys('Hookbox', { payingWith: 'dodo' }));
      await operator.refunds(id, 'A third off for the weekend it was down.', { amount_minor: 1_600 });
    },
    /** Nobody has answered it yet. */
    async disputed(buyer: Buyer): Promise<void> {
      const { gateway_payment_id } = await paymentOf(await buyer.buys('Quiet Icons', { payingWith: 'paypal' }));
      await buttons.paypal.isDisputed(gateway_payment_id);
    },
    async lost(buyer: Buyer): Promise<void> {
      const { gateway_payment_id } = await paymentOf(await buyer.buys('Lumen Notes', { payingWith: 'dodo' }));
      await buttons.dodo.resolves(await buttons.dodo.isDisputed(gateway_payment_id), 'lost');
    },
  };
}
