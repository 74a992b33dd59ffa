import { z } from 'zod';
import type { GatewayEvent } from '../../gateway-event.ts';
import { GatewayId, present, readAs, readDate, readReason } from '../read-body.ts';
import { Amount, idOf } from './shapes.ts';

const Dispute = z.object({
  dispute_id: GatewayId,
  reason: z.string().nullish(),
  status: z.string().nullish(),
  dispute_life_cycle_stage: z.string().max(50).nullish(),
  seller_response_due_date: z.string().nullish(),
  dispute_amount: Amount.nullish(),
  disputed_transactions: z
    .array(z.object({ seller_transaction_id: GatewayId.nullish(), custom: z.string().nullish() }))
    .max(100)
    .nullish(),
  dispute_outcome: z.object({ outcome_code: z.string().nullish() }).nullish(),
});

/** How a resolved dispute ended for the seller. PayPal pays the buyer itself in RESOLVED_WITH_PAYOUT. */
const OUTCOME: Record<string, 'dispute.won' | 'dispute.lost'> = {
  RESOLVED_SELLER_FAVOUR: 'dispute.won',
  CANCELED_BY_BUYER: 'dispute.won',
  DENIED: 'dispute.won',
  RESOLVED_WITH_PAYOUT: 'dispute.won',
  RESOLVED_BUYER_FAVOUR: 'dispute.lost',
  ACCEPTED: 'dispute.lost',
};

/** What a dispute event says, an event for each payment it names; `undefined` for other events. */
export function disputeEvents(type: string, resource: unknown, occurredAt: Date | null): GatewayEvent[] | undefined {
  if (!/^CUSTOMER\.DISPUTE\.(CREATED|UPDATED|RESOLVED)$/.test(type)) return undefined;
  const dispute = readAs(Dispute, resource, 'dispute');
  const outcome = dispute.dispute_outcome?.outcome_code ?? '';
  const respondBy = readDate(dispute.seller_response_due_date);
  const said = {
    gateway: 'paypal' as const,
    occurredAt,
    type: type.endsWith('.CREATED')
      ? ('dispute.opened' as const)
      : type.endsWith('.RESOLVED')
        ? (OUTCOME[outcome] ?? ('dispute.updated' as const))
        : ('dispute.updated' as const),
    ...(dispute.dispute_amount ? { money: dispute.dispute_amount } : {}),
    ...readReason(outcome || dispute.status, dispute.reason),
    ...(respondBy ? { respondBy } : {}),
    ...(dispute.dispute_life_cycle_stage ? { stage: dispute.dispute_life_cycle_stage } : {}),
  };
  const transactions = dispute.disputed_transactions ?? [];
  if (transactions.length === 0) return [{ ...said, refs: { disputeId: dispute.dispute_id } }];
  return transactions.map((transaction) => ({
    ...said,
    refs: present({
      disputeId: dispute.dispute_id,
      paymentId: transaction.seller_transaction_id,
      orderRef: idOf(transaction.custom),
    }),
  }));
}
