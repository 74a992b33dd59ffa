import type { PaymentGatewayKey } from '@vozex/domain';
import { secondsAfter } from '../../kernel/clock.ts';
import { applyGatewayEvents } from '../apply-gateway-events.ts';
import { logCheckoutUnanswered } from './log-events.ts';
import type { ReconcileApp } from './reconcile-app.ts';
import { takeOpenCheckouts } from './store.ts';

/** A buyer needs some minutes to pay, and a webhook some more. */
const OPENED_BEFORE_SECONDS = 600;
/** An abandoned checkout is asked after once an hour, until its order expires. */
const ASKED_EVERY_SECONDS = 3_600;
const BATCH = 50;

/**
 * Asks what became of checkouts whose buyer neither came back nor was told of by a webhook: money that was paid there
 * pays its order, as on the return page.
 *
 * @returns how many were asked after.
 */
export async function askOpenCheckouts(app: ReconcileApp, gateway: PaymentGatewayKey): Promise<number> {
  const now = app.clock.now();
  const open = await takeOpenCheckouts(app.db.read, {
    gateway,
    openedBefore: secondsAfter(now, -OPENED_BEFORE_SECONDS),
    askedBefore: secondsAfter(now, -ASKED_EVERY_SECONDS),
    now,
    limit: BATCH,
  });
  for (const { order_id, gateway_checkout_id } of open) {
    try {
      const state = await app.gateways.of(gateway).completeCheckout(gateway_checkout_id, order_id);
      if (state.kind === 'events') await applyGatewayEvents(app, state.events, { kind: 'asked' });
    } catch (error) {
      logCheckoutUnanswered(app.log, gateway, order_id, error);
    }
  }
  return open.length;
}

/** The same for every configured gateway. @returns how many were asked after. */
export async function askAllOpenCheckouts(app: ReconcileApp): Promise<number> {
  let asked = 0;
  for (const { gateway, configured } of app.gateways.catalog.describe()) {
    if (configured) asked += await askOpenCheckouts(app, gateway);
  }
  return asked;
}
