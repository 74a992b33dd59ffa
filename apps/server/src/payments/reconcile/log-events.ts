import type { PaymentGatewayKey } from '@vozex/domain';
import { errorFields, type Log } from '../../kernel/log.ts';

export function logReconciled(
  log: Log,
  gateway: PaymentGatewayKey,
  id: string,
  end: { lookedAt: number; found: number; problem: string | null },
): void {
  const fields = { gateway, reconciliation_id: id, looked_at: end.lookedAt, found: end.found, problem: end.problem };
  log[end.problem === null && end.found === 0 ? 'info' : 'warn']('payments.reconciled', fields);
}

export function logCheckoutUnanswered(log: Log, gateway: PaymentGatewayKey, orderId: string, error: unknown): void {
  log.warn('payments.checkout_unanswered', { gateway, order_id: orderId, ...errorFields(error) });
}
