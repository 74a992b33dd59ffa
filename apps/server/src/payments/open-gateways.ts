import { PaymentGatewayKey } from '@vozex/domain';
import { type GatewayCatalog, mappingFields } from '../catalog/index.ts';
import { PaymentError } from './errors.ts';
import type { PaymentGateway } from './gateway.ts';
import type { DodoSettings } from './gateways/dodo/gateway.ts';
import type { GatewayParts } from './gateways/gateway-definition.ts';
import * as gateways from './gateways/index.ts';
import type { PaypalSettings } from './gateways/paypal/gateway.ts';

/** The plan's PaymentGatewayRouter: finds the gateway an order is paid with. */
export type GatewayRouter = {
  /** @throws PaymentError GATEWAY_NOT_CONFIGURED, also for names nobody has heard of. */
  of(key: string): PaymentGateway;
  readonly catalog: GatewayCatalog;
};

/**
 * Opens every gateway that the environment configures.
 *
 * @throws when a setting cannot be used, such as a webhook secret that is no base64.
 */
export function openGateways(
  parts: GatewayParts,
  dodo: DodoSettings | undefined,
  paypal: PaypalSettings | undefined,
): GatewayRouter {
  const opened = new Map<string, PaymentGateway>();
  if (dodo) opened.set('dodo', gateways.dodo.open(dodo, parts));
  if (paypal) opened.set('paypal', gateways.paypal.open(paypal, parts));
  const baseUrl: Record<PaymentGatewayKey, string | undefined> = { dodo: dodo?.baseUrl, paypal: paypal?.baseUrl };
  return {
    of(key) {
      const gateway = opened.get(key);
      if (!gateway) throw new PaymentError('GATEWAY_NOT_CONFIGURED', key);
      return gateway;
    },
    catalog: {
      describe: () =>
        PaymentGatewayKey.options.map((gateway) => {
          const { title, one_time_needs_product, recurring, trials, interval_count_max } =
            definitions[gateway].capabilities;
          return {
            gateway,
            title,
            configured: opened.has(gateway),
            one_time_needs_product,
            recurring,
            trials,
            ...(interval_count_max && { interval_count_max }),
            mapping_fields: mappingFields(gateway),
            test_mode: opened.has(gateway) && baseUrl[gateway] !== LIVE_BASE_URL[gateway],
          };
        }),
    },
  };
}

/** Where real money moves; every other address is a sandbox. */
const LIVE_BASE_URL: Record<PaymentGatewayKey, string> = {
  dodo: 'https://live.dodopayments.com',
  paypal: 'https://api-m.paypal.com',
};

/** The registry by key: a gateway that the domain names and nobody built does not compile. */
const definitions: Record<PaymentGatewayKey, { capabilities: PaymentGateway['capabilities'] }> = gateways;
