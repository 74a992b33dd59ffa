import type { World } from '../world.ts';
import type { Dispute } from './billing-state.ts';
import { findPayment } from './find-payment.ts';
import { notFoundAtPayPal } from './refusal.ts';

export function findDispute(world: World, id: string): Dispute {
  const dispute = world.state.paypal.disputes[id];
  if (!dispute) throw notFoundAtPayPal();
  return dispute;
}

/** `GET /v1/customer/disputes/{id}`, and the resource of the dispute events. */
export function showDispute(world: World, dispute: Dispute) {
  const payment = findPayment(world, dispute.payment_id);
  const isLost = dispute.outcome === 'RESOLVED_BUYER_FAVOUR' || dispute.outcome === 'ACCEPTED';
  const isRefunded = isLost || dispute.outcome === 'RESOLVED_WITH_PAYOUT';
  return {
    ...showDisputeShortly(world, dispute),
    disputed_transactions: [
      {
        buyer_transaction_id: buyersIdOf(payment.id),
        seller_transaction_id: payment.id,
        create_time: payment.create_time,
        transaction_status: payment.status,
        gross_amount: payment.amount,
        ...(payment.custom_id === undefined ? {} : { custom: payment.custom_id }),
        ...(payment.invoice_id === undefined ? {} : { invoice_number: payment.invoice_id }),
        buyer: { name: 'Sandbox Buyer' },
        seller: { merchant_id: world.state.paypal.merchant_id, name: 'Sandbox Seller' },
      },
    ],
    ...(dispute.outcome === null
      ? {}
      : {
          dispute_outcome: {
            outcome_code: dispute.outcome,
            ...(isRefunded ? { amount_refunded: dispute.amount } : {}),
          },
        }),
    ...(isLost
      ? {
          money_movements: [
            {
              affected_party: 'SELLER',
              amount: dispute.amount,
              initiated_time: dispute.update_time,
              type: 'DEBIT',
              reason: 'DISPUTE_SETTLEMENT',
            },
          ],
        }
      : {}),
  };
}

/** The buyer sees the same payment under an id of his own. */
function buyersIdOf(id: string): string {
  return [...id].reverse().join('');
}

export function showDisputeShortly(world: World, dispute: Dispute) {
  const isOpen = dispute.status === 'OPEN' || dispute.status === 'WAITING_FOR_SELLER_RESPONSE';
  return {
    dispute_id: dispute.id,
    create_time: dispute.create_time,
    update_time: dispute.update_time,
    reason: dispute.reason,
    status: dispute.status,
    dispute_amount: dispute.amount,
    dispute_life_cycle_stage: dispute.stage,
    dispute_channel: dispute.channel,
    ...(isOpen ? { seller_response_due_date: dispute.seller_response_due_date } : {}),
    links: [{ href: `${world.baseUrls.paypal}/v1/customer/disputes/${dispute.id}`, rel: 'self', method: 'GET' }],
  };
}
