import { GATEWAY_LABEL, PaymentGatewayKey } from '@vozex/domain';
import { knownWord } from './known-word.ts';

/** What people call a gateway. */
export function gatewayTitle(gateway: string): string {
  const known = knownWord(PaymentGatewayKey.options, gateway);
  return known ? GATEWAY_LABEL[known] : gateway;
}
