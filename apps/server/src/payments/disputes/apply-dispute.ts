import { DISPUTE_MOVES, type DisputeStatus, GATEWAY_LABEL, mayMove, type PaymentGatewayKey } from '@vozex/domain';
import type { App } from '../../kernel/app.ts';
import { secondsAfter } from '../../kernel/clock.ts';
import type { Tx } from '../../kernel/database.ts';
import { announce } from '../../kernel/events.ts';
import { lockOrder } from '../../orders/index.ts';
import type { Applied } from '../apply-payment.ts';
import type { GatewayEvent } from '../gateway-event.ts';
import { bookLostDisputes } from './book-lost-disputes.ts';
import { disputeLost, disputeOpened, disputeWon } from './events.ts';
import { logDispute } from './log-events.ts';
import { type DisputeRow, findDisputedPayment, readLockedDispute, saveDispute } from './store.ts';

/** What a gateway says of a dispute about one payment. */
export type DisputeEvent = Extract<GatewayEvent, { type: `dispute.${'opened' | 'updated' | 'won' | 'lost'}` }>;

const STATUS_OF: Record<DisputeEvent['type'], DisputeStatus> = {
  'dispute.opened': 'opened',
  'dispute.updated': 'under_review',
  'dispute.won': 'won',
  'dispute.lost': 'lost',
};

/** What is announced when a dispute comes to a status from one that is announced otherwise. */
const NEWS_OF = { opened: disputeOpened, under_review: disputeOpened, won: disputeWon, lost: disputeLost };

/** What operators read in histories. */
const SENTENCE: Record<DisputeStatus, string> = {
  opened: 'opened',
  under_review: 'under review',
  won: 'decided for us',
  lost: 'decided against us',
};

/** Dodo takes answers for four days after a dispute was opened and does not say so in the event. */
const DODO_ANSWER_SECONDS = 4 * 86_400;

/**
 * Applies what a gateway says of one dispute. The order is locked first, as for its payments. News older than what we
 * know changes nothing, and neither does anything after a loss.
 *
 * @param eventId the delivery's id, for the log; null where the gateway was asked.
 */
export async function applyDispute(app: App, tx: Tx, event: DisputeEvent, eventId: string | null): Promise<Applied> {
  const { disputeId: gatewayDisputeId, paymentId: gatewayPaymentId } = event.refs;
  if (!gatewayDisputeId) return { kind: 'contradiction', reason: `${event.type} names no dispute` };
  const { gateway } = event;
  const payment = await findDisputedPayment(tx, { gateway, gatewayPaymentId, gatewayDisputeId });
  const order = payment && (await lockOrder(tx, payment.order_id));
  if (!order) {
    return { kind: 'not_found', reason: `no payment ${gatewayPaymentId ?? '?'} for dispute ${gatewayDisputeId}` };
  }
  const about = { gateway, gatewayDisputeId, paymentId: payment.id, orderId: order.id };
  const known = await readLockedDispute(tx, about);
  const now = app.clock.now();
  const at = event.occurredAt ?? now;
  const status = STATUS_OF[event.type];
  const isNews = !known || (at >= known.observed_at && mayBecome(known.status, status));
  if (!isNews) return { kind: 'applied', orderId: order.id };

  const dispute = asItIsNow(event, known, { id: known?.id ?? app.newId('dispute'), status, at });
  const because = sentenceOf(gateway, dispute);
  await saveDispute(tx, about, dispute, { because, now });
  if (known?.status === status) return { kind: 'applied', orderId: order.id };
  logDispute(app.log, { gateway, eventId, orderId: order.id, paymentId: payment.id }, dispute);
  if (status === 'lost') await bookLostDisputes(app, tx, order.id, payment.id, eventId);
  if (known === undefined || NEWS_OF[known.status] !== NEWS_OF[status]) {
    await announce(app, tx, NEWS_OF[status], {
      disputeId: dispute.id,
      orderId: order.id,
      paymentId: payment.id,
      gatewaySubscriptionId: payment.gateway_subscription_id,
      because,
    });
  }
  return { kind: 'applied', orderId: order.id };
}

function mayBecome(from: DisputeStatus, to: DisputeStatus): boolean {
  return from === to || mayMove(DISPUTE_MOVES, from, to);
}

/** What an event leaves out stays as it was. */
function asItIsNow(
  event: DisputeEvent,
  known: DisputeRow | undefined,
  { id, status, at }: { id: string; status: DisputeStatus; at: Date },
): DisputeRow {
  const isOpen = status === 'opened' || status === 'under_review';
  const reopened = isOpen && known?.closed_at != null;
  const openedAt = known?.opened_at ?? at;
  return {
    id,
    status,
    amount_minor: event.money?.amountMinor ?? known?.amount_minor ?? null,
    currency: event.money?.currency ?? known?.currency ?? null,
    reason: event.reason ?? known?.reason ?? null,
    stage: event.stage ?? known?.stage ?? null,
    respond_by:
      event.respondBy ?? (reopened ? null : known?.respond_by) ?? answerDue(event.gateway, reopened ? at : openedAt),
    observed_at: at,
    opened_at: openedAt,
    closed_at: isOpen ? null : (known?.closed_at ?? at),
  };
}

function answerDue(gateway: PaymentGatewayKey, openedAt: Date): Date | null {
  return gateway === 'dodo' ? secondsAfter(openedAt, DODO_ANSWER_SECONDS) : null;
}

function sentenceOf(gateway: PaymentGatewayKey, { status, reason }: DisputeRow): string {
  const said = `Dispute at ${GATEWAY_LABEL[gateway]} ${SENTENCE[status]}`;
  return reason === null ? said : `${said}: ${reason}`;
}
