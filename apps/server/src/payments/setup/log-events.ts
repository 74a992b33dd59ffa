import type { PaymentGatewayKey } from '@vozex/domain';
import { errorFields, type Log } from '../../kernel/log.ts';
import { paymentFields } from '../log-events.ts';
import type { Finding } from './last-checks.ts';

/** Something about a gateway is not well: an operator must act before buyers notice. */
export function logGatewayFinding(log: Log, gateway: PaymentGatewayKey, finding: Finding): void {
  const { check, level, detail, fix, priceId } = finding;
  const line = { ...paymentFields({ gateway }), check, detail, fix: fix ?? null, price_id: priceId };
  log[level === 'error' ? 'error' : 'warn']('payments.gateway_not_well', line);
}

export function logWebhookTrusted(log: Log, gateway: PaymentGatewayKey, endpointId: string): void {
  log.info('payments.webhook_trusted', { ...paymentFields({ gateway }), endpoint_id: endpointId });
}

/** Its deliveries are refused until the key is back in the ring, or the webhook is registered again. */
export function logWebhookUnopened(log: Log, gateway: PaymentGatewayKey, endpointId: string, error: unknown): void {
  log.error('payments.webhook_secret_unopened', {
    ...paymentFields({ gateway }),
    endpoint_id: endpointId,
    ...errorFields(error),
  });
}
