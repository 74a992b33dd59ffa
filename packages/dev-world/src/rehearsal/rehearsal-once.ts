import { comesTo, comesToAnEnd, type Purchase } from './rehearsal-purchase.ts';
import type { Life, Seen } from './rehearsal-report.ts';

/** What happens to something that was paid once: its buyer complains, is wrong, and gets the money back in the end. */
export async function liveByOnePayment(life: Life, purchase: Purchase): Promise<void> {
  const { shop, order, gateway, policies } = purchase;
  const { payments } = await shop.operator.order(order.id);
  const payment = payments.find(({ status }) => status === 'succeeded');
  const buttons = shop.buttons[gateway];
  let disputeId: string | undefined;
  const suspended =
    payment && policies.dispute_opened === 'suspend'
      ? await life.step('suspend', 'Its buyer disputes the payment: it stands still', async () => {
          disputeId = await buttons.isDisputed(payment.gateway_payment_id);
          return comesTo(purchase, 'suspend');
        })
      : await life.step('suspend', 'The team suspends it', () => desired(purchase, 'suspend'));
  if (!suspended) return;
  const resumed = disputeId
    ? await life.step('resume', 'The dispute is won: it runs again', async () => {
        await buttons.resolves(disputeId ?? '', 'won');
        return comesTo(purchase, 'resume');
      })
    : await life.step('resume', 'The team resumes it', () => desired(purchase, 'resume'));
  if (!resumed) return;
  if (!payment || policies.full_refund === 'keep') {
    await life.step('cancel', 'The team cancels it', () => desired(purchase, 'cancel'));
    return;
  }
  await life.step('cancel', 'All its money goes back: it is taken back', async () => {
    await shop.operator.refunds(payment.id, 'The rehearsal is over.');
    return comesToAnEnd(purchase);
  });
}

/** Where the product's policies keep it running whatever happens to the money, people can still hold and end it. */
async function desired(purchase: Purchase, action: 'suspend' | 'resume' | 'cancel'): Promise<Seen> {
  const { operator } = purchase.shop;
  const { id } = await operator.deliveryOf(purchase.order.id);
  await operator.api.post(`/api/admin/fulfillments/${id}/${action}`, { reason: 'a rehearsal' });
  return action === 'cancel' ? comesToAnEnd(purchase) : comesTo(purchase, action);
}
