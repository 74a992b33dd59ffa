import type { PaymentGatewayKey } from '@vozex/domain';
import { errorFields, type Log } from '../../kernel/log.ts';
import { paymentFields } from '../log-events.ts';

export function logReconciled(
  log: Log,
  gateway: PaymentGatewayKey,
  id: string,
  end: { lookedAt: number; found: number; problem: string | null },
): void {
  const tally = { looked_at: end.lookedAt, found: end.found, problem: end.problem };
  const fields = { ...paymentFields({ gateway }), reconciliation_id: id, ...tally };
  log[end.problem === null && end.found === 0 ? 'info' : 'warn']('payments.reconciled', fields);
}

export function logCheckoutUnanswered(log: Log, gateway: PaymentGatewayKey, orderId: string, error: unknown): void {
  log.warn('payments.checkout_unanswered', { ...paymentFields({ gateway, orderId }), ...errorFields(error) });
}
