import { GATEWAY_LABEL, PaymentGatewayKey } from '@vozex/domain';
import { knownWord } from './known-word.ts';

/** What people call a gateway. */
export function gatewayTitle(gateway: string): string {
  const known = knownWord(PaymentGatewayKey.options, gateway);
  if (known) return GATEWAY_LABEL[known];
  return gateway === 'import' ? 'Earlier shop' : gateway;
}
