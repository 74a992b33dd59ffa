import type { PaymentGatewayKey } from '@vozex/domain';
import type { App } from '../kernel/app.ts';
import type { Db, Tx } from '../kernel/database.ts';
import type { CheckoutSession } from './gateway.ts';

/** One attempt to pay an order. `gatewayCheckoutId` is null while, or when, the gateway's answer is missing. */
export type StoredCheckout = {
  id: string;
  orderId: string;
  gateway: PaymentGatewayKey;
  gatewayCheckoutId: string | null;
  redirectUrl: string | null;
  expiresAt: Date | null;
};

/**
 * Writes that a gateway is about to be asked, before it is asked: a lost answer leaves its trace.
 *
 * @returns the session's id, which names the attempt at the gateway.
 */
export async function openCheckoutSession(
  app: App,
  tx: Tx,
  session: { orderId: string; gateway: PaymentGatewayKey },
): Promise<string> {
  const id = app.newId('checkout_session');
  await tx
    .insertInto('checkout_sessions')
    .values({ id, order_id: session.orderId, gateway: session.gateway, created_at: app.clock.now() })
    .execute();
  return id;
}

/** Keeps what the gateway answered. */
export async function recordCheckoutSession(db: Db, sessionId: string, answer: CheckoutSession): Promise<void> {
  await db
    .updateTable('checkout_sessions')
    .set({
      gateway_checkout_id: answer.gatewayCheckoutId,
      redirect_url: answer.redirectUrl,
      expires_at: answer.expiresAt,
    })
    .where('id', '=', sessionId)
    .execute();
}

/** The latest attempt to pay an order, or nothing. */
export async function newestSession(db: Db, orderId: string): Promise<StoredCheckout | undefined> {
  const row = await db
    .selectFrom('checkout_sessions')
    .selectAll()
    .where('order_id', '=', orderId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      orderId: row.order_id,
      gateway: row.gateway,
      gatewayCheckoutId: row.gateway_checkout_id,
      redirectUrl: row.redirect_url,
      expiresAt: row.expires_at,
    }
  );
}
