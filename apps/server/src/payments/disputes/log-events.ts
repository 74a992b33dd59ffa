import type { Log } from '../../kernel/log.ts';
import { type PaymentRef, paymentFields } from '../log-events.ts';

/** A dispute moved: people must look, and answer it in time where it is open. */
export function logDispute(
  log: Log,
  ref: PaymentRef,
  dispute: { id: string; status: string; reason: string | null; respond_by: Date | null },
): void {
  log.warn('payments.dispute', {
    ...paymentFields(ref),
    dispute_id: dispute.id,
    status: dispute.status,
    reason: dispute.reason,
    respond_by: dispute.respond_by?.toISOString() ?? null,
  });
}
