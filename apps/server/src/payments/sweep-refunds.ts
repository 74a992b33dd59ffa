import type { PaymentGatewayKey, RefundStatus } from '@vozex/domain';
import { sql } from 'kysely';
import type { App } from '../kernel/app.ts';
import { secondsAfter } from '../kernel/clock.ts';
import { openDisputeOf } from './disputes/open-dispute-of.ts';
import { logRefundUnclear } from './log-events.ts';
import type { GatewayRouter } from './open-gateways.ts';
import { recordRefundAnswer } from './record-refund-answer.ts';

/** Longer than any call that may still be on its way: its own answer comes first. */
const UNCLEAR_ASKED_AFTER_SECONDS = 120;
/** A pending refund waits for its event; now and then we look whether that was lost. */
const PENDING_ASKED_AFTER_SECONDS = 3_600;
/** After this, "never heard of it" is believed. Nothing is sent again: an operator decides. */
const NOT_FOUND_BELIEVED_AFTER_SECONDS = 900;
/** One sweep asks about at most this many. */
const BATCH = 20;

type OpenRefund = {
  id: string;
  payment_id: string;
  status: RefundStatus;
  amount_minor: number;
  currency: string;
  reason: string;
  created_at: Date;
  order_id: string;
  gateway: PaymentGatewayKey;
  gateway_payment_id: string;
};

/**
 * Asks the gateways what became of refunds whose answer is missing. No refund is ever made twice: a gateway that can
 * tell only by being asked for it once more knows it by its id.
 *
 * @returns how many were asked about.
 */
export async function sweepRefunds(app: App & { gateways: GatewayRouter }): Promise<number> {
  const open = await takeOpenRefunds(app);
  for (const refund of open) {
    try {
      await askAfter(app, refund);
    } catch (error) {
      const ref = { gateway: refund.gateway, eventId: null, orderId: refund.order_id, paymentId: refund.payment_id };
      logRefundUnclear(app.log, ref, refund.id, error);
    }
  }
  return open.length;
}

/** Touching the row keeps the next sweep, and other processes, from asking again at once. */
async function takeOpenRefunds(app: App): Promise<OpenRefund[]> {
  const now = app.clock.now();
  const { rows } = await sql<OpenRefund>`
    update refunds r set updated_at = ${now}
    from payments p
    where p.id = r.payment_id and r.id in (
      select id from refunds
      where (status in ('requested', 'unknown') and updated_at <= ${secondsAfter(now, -UNCLEAR_ASKED_AFTER_SECONDS)})
        or (status = 'pending' and updated_at <= ${secondsAfter(now, -PENDING_ASKED_AFTER_SECONDS)})
      order by updated_at limit ${BATCH} for update skip locked)
    returning r.id, r.payment_id, r.status, r.amount_minor, r.currency, r.reason, r.created_at, p.order_id, p.gateway,
      p.gateway_payment_id`.execute(app.db.read);
  return rows;
}

async function askAfter(app: App & { gateways: GatewayRouter }, refund: OpenRefund): Promise<void> {
  const gateway = app.gateways.of(refund.gateway);
  // A request that never arrived must not pay the buyer now who has the money claimed from the gateway meanwhile.
  const dispute = await openDisputeOf(app.db.read, refund.payment_id);
  const amount = { amount_minor: refund.amount_minor, currency: refund.currency };
  const again = dispute ? undefined : { amount, reason: refund.reason, askedAt: refund.created_at };
  const answer = await gateway.findRefund({ gatewayPaymentId: refund.gateway_payment_id }, refund.id, again);
  if (answer && answer.kind !== 'unknown') {
    await recordRefundAnswer(app, refund.payment_id, refund.id, answer);
    return;
  }
  const now = app.clock.now();
  const believed = now >= secondsAfter(refund.created_at, NOT_FOUND_BELIEVED_AFTER_SECONDS);
  if (answer === undefined && believed && refund.status !== 'pending') {
    const reason = 'the gateway has no such refund; ask for it again if it is still wanted';
    await recordRefundAnswer(app, refund.payment_id, refund.id, { kind: 'failed', code: 'REFUND_NOT_FOUND', reason });
  } else if (refund.status === 'requested') {
    await recordRefundAnswer(app, refund.payment_id, refund.id, { kind: 'unknown', reason: 'no answer was recorded' });
  }
}
