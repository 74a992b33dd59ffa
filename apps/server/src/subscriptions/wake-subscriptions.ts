import type { PaymentGatewayKey } from '@vozex/domain';
import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import { wakeSubscriptions } from './store.ts';

/** Listener: a gateway is being reconciled, so each of its running subscriptions is asked after. */
export async function wakeSubscriptionsOf(
  app: App,
  tx: Tx,
  { gateway }: { gateway: PaymentGatewayKey },
): Promise<void> {
  await wakeSubscriptions(tx, gateway, app.clock.now());
}
