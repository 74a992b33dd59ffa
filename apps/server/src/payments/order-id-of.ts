import { idSchema } from '@vozex/domain';
import type { Tx } from '../kernel/database.ts';
import type { GatewayEvent, SubscriptionSnapshot } from './gateway-event.ts';
import { orderIdBehind } from './store.ts';

const OrderId = idSchema('order');

/** Which order an event is about: as it says itself, as its subscription says, or by what we know of its objects. */
export async function orderIdOf(
  tx: Tx,
  event: Pick<GatewayEvent, 'gateway' | 'refs'>,
  snapshot: SubscriptionSnapshot | undefined,
): Promise<string | undefined> {
  const { orderRef, checkoutId, paymentId, subscriptionId } = event.refs;
  return (
    OrderId.safeParse(orderRef).data ??
    OrderId.safeParse(snapshot?.orderRef).data ??
    (await orderIdBehind(tx, { gateway: event.gateway, checkoutId, paymentId, subscriptionId }))
  );
}
