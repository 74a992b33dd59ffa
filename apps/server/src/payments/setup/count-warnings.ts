import type { PaymentGatewayKey } from '@vozex/domain';
import { Gauge } from 'prom-client';
import type { Metrics } from '../../kernel/metrics.ts';
import type { GatewayCheck } from '../gateway-setup.ts';

const NAME = 'vozex_gateway_check_warnings';
const KINDS = ['credentials', 'mode', 'webhook_endpoint', 'webhook_secret', 'webhook_events', 'certificate', 'price'];

/** Says on `/metrics` how much is not well at a gateway, by what was checked; warnings and errors alike. */
export function countWarnings(
  { registry }: Pick<Metrics, 'registry'>,
  gateway: PaymentGatewayKey,
  checks: GatewayCheck[],
): void {
  const gauge =
    (registry.getSingleMetric(NAME) as Gauge<'gateway' | 'check'> | undefined) ?? // because only this file registers it
    new Gauge({
      name: NAME,
      help: 'Warnings and errors of the newest check of each payment gateway, by what was checked.',
      labelNames: ['gateway', 'check'],
      registers: [registry],
    });
  for (const check of KINDS) {
    const found = checks.filter((one) => one.check === check && one.level !== 'ok').length;
    gauge.set({ gateway, check }, found);
  }
}
