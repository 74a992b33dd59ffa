import type { Log } from '../../kernel/log.ts';
import type { PaymentRef } from '../log-events.ts';

/** A dispute moved: people must look, and answer it in time where it is open. */
export function logDispute(
  log: Log,
  ref: PaymentRef,
  dispute: { id: string; status: string; reason: string | null; respond_by: Date | null },
): void {
  log.warn('payments.dispute', {
    gateway: ref.gateway,
    event_id: ref.eventId,
    order_id: ref.orderId,
    payment_id: ref.paymentId,
    dispute_id: dispute.id,
    status: dispute.status,
    reason: dispute.reason,
    respond_by: dispute.respond_by?.toISOString() ?? null,
  });
}
