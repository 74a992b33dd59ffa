import { isIP } from 'node:net';
import type { PaymentGatewayKey } from '@vozex/domain';
import ipaddr from 'ipaddr.js';
import type { App } from '../../kernel/app.ts';

/** Where a gateway delivers its events to this shop. */
export function webhookUrl(app: Pick<App, 'publicUrl'>, gateway: PaymentGatewayKey): string {
  return `${app.publicUrl}/webhooks/${gateway}`;
}

/** Names that never lead out of a machine or a house (RFC 2606, 6761, 6762, 8375), and `internal`. */
const LOCAL_NAME = /(^|\.)(localhost|local|internal|test|example|invalid|home\.arpa)$/;

/** True for an https address that the internet can reach, as far as its name tells; nothing is looked up. */
export function isPublicAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (protocol !== 'https:') return false;
  if (isIP(host)) return ipaddr.process(host).range() === 'unicast';
  return host.includes('.') && !LOCAL_NAME.test(host);
}
