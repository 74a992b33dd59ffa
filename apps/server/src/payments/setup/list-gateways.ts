import type { PaymentGatewayKey } from '@vozex/domain';
import type { PaymentGateway } from '../gateway.ts';
import { lastGatewayChecks } from './last-checks.ts';
import type { SetupApp } from './setup-app.ts';
import { registeredWebhooks } from './store.ts';
import { checksView, type GatewayView } from './views.ts';
import { webhookUrl } from './webhook-url.ts';

/** Every gateway the shop could have: what it can do, how it is set up, and what the newest check of this process found. */
export async function listGateways(app: SetupApp): Promise<GatewayView[]> {
  const webhooks = await registeredWebhooks(app.db.read);
  const checks = lastGatewayChecks(app);
  return app.gateways.catalog.describe().map((described) => {
    const url = webhookUrl(app, described.gateway);
    const found = checks.find(({ gateway }) => gateway === described.gateway);
    return {
      ...described,
      capabilities: described.configured ? abilities(app, described.gateway) : null,
      webhook: {
        url,
        registered: webhooks.some((row) => row.gateway === described.gateway && row.url === url),
      },
      last_check: found ? checksView(found) : null,
    };
  });
}

function abilities(app: SetupApp, key: PaymentGatewayKey): GatewayView['capabilities'] {
  const { partialRefund, cancelAtPeriodEnd, planChange, pause, tax }: PaymentGateway['capabilities'] =
    app.gateways.of(key).capabilities;
  return {
    partial_refund: partialRefund,
    cancel_at_period_end: cancelAtPeriodEnd,
    plan_change: planChange,
    pause,
    tax,
  };
}
