import type { App } from '../kernel/app.ts';
import { secondsAfter } from '../kernel/clock.ts';
import { crashPoint } from '../kernel/crash-point.ts';
import type { Tx } from '../kernel/database.ts';
import { traceAttributes, traced, traceOf } from '../kernel/trace.ts';
import { lockOrder } from '../orders/index.ts';
import { applyWithin, subscriptionToAsk } from './apply-gateway-events.ts';
import type { Applied } from './apply-payment.ts';
import { type CheckoutState, UnreadableWebhook } from './gateway.ts';
import type { GatewayEvent, NormalizedWebhook, SubscriptionSnapshot } from './gateway-event.ts';
import { logEventIgnored, logEventQuarantined, logEventRetrying } from './log-events.ts';
import type { GatewayRouter } from './open-gateways.ts';
import { orderIdBehind } from './store.ts';
import { lockWaitingEvent, postponeEvent, settleEvent, type WaitingEvent } from './webhook-events.ts';

/** A webhook may overtake the commit of our own checkout, or the event that made its payment. */
const UNKNOWN_ORDER_PATIENCE_SECONDS = 120;
/** 2 s, doubling up to 5 min: a passing fault of our own or of the gateway. */
const RETRY_FIRST_SECONDS = 2;
const RETRY_SECONDS_MAX = 300;
/** About an hour of trying; then a person looks. */
const ATTEMPTS_MAX = 18;

type PaymentsApp = App & { gateways: GatewayRouter };

/** A waiting event with what it says, in our own words; nothing where nobody could read it. */
type ReadEvent = WaitingEvent & { meaning: string[] };

/** How one look at an event ended. `approved`, `asks`: the gateway must be asked first, outside of any transaction. */
type Look =
  | { kind: 'gone' }
  | { kind: 'done'; event: WaitingEvent; status: 'applied' | 'ignored' | 'quarantined' }
  | { kind: 'waits' }
  | { kind: 'approved'; checkoutId: string; orderId: string; gateway: string }
  | { kind: 'asks'; subscriptionId: string; gateway: string };

/** What the gateway answered between two looks. */
type Answers = {
  checkout?: CheckoutState;
  /** Null: the gateway does not know the subscription. */
  subscription?: SubscriptionSnapshot | null;
};

/**
 * Applies one kept webhook event: normalize, then payments, order and listeners in one transaction. Safe to run any
 * number of times and side by side; the row, not the job, says whether there is something to do.
 */
export async function applyEvent(app: PaymentsApp, id: string): Promise<void> {
  const parent = await traceOf(app.db.read, 'webhook_events', id);
  await traced('webhook.apply', { parent, attributes: { webhook_event_id: id } }, () => apply(app, id));
}

async function apply(app: PaymentsApp, id: string): Promise<void> {
  crashPoint('event.before_apply');
  try {
    let look = await lookAt(app, id, {});
    if (look.kind === 'approved') {
      // Asking twice is safe: the gateway knows the request by its id.
      const checkout = await app.gateways.of(look.gateway).completeCheckout(look.checkoutId, look.orderId);
      look = await lookAt(app, id, { checkout });
    }
    if (look.kind === 'asks') {
      const subscription = (await app.gateways.of(look.gateway).subscriptions.read(look.subscriptionId)) ?? null;
      look = await lookAt(app, id, { subscription });
    }
    if (look.kind === 'done') {
      const { gateway, received_at } = look.event;
      app.metrics.eventsApplied.inc({ gateway, status: look.status });
      app.metrics.webhookLag.observe({ gateway }, (app.clock.now().getTime() - received_at.getTime()) / 1000);
    }
  } catch (error) {
    await putOff(app, id, error);
  }
  crashPoint('event.applied');
}

function lookAt(app: PaymentsApp, id: string, answers: Answers): Promise<Look> {
  return app.db.inOneTransaction(async (tx): Promise<Look> => {
    const waiting = await lockWaitingEvent(tx, id);
    if (!waiting) return { kind: 'gone' };
    traceAttributes({ gateway: waiting.gateway, event_id: waiting.event_id });
    const normalized = read(app, waiting);
    const event = { ...waiting, meaning: typesOf(normalized) };
    if (normalized.kind === 'unreadable') return end(app, tx, event, 'quarantined', normalized.reason);
    if (normalized.kind === 'ignored') {
      logEventIgnored(app.log, refOf(event), normalized.reason, normalized.unknownType === true);
      return end(app, tx, event, 'ignored', normalized.reason);
    }
    const [first] = normalized.events;
    const { checkout } = answers;
    if (!checkout && first?.type === 'checkout.approved') return approval(app, tx, event, first);
    if (checkout && checkout.kind !== 'events') {
      const reason =
        checkout.kind === 'gone' ? checkout.reason : 'the buyer was sent back to choose another way to pay';
      return conclude(app, tx, event, [{ kind: 'not_ours', reason, alert: false }]);
    }
    const events = checkout?.events ?? normalized.events;
    const wanted = answers.subscription === undefined ? subscriptionToAsk(events) : undefined;
    if (wanted) return { kind: 'asks', ...wanted };
    const source = { kind: 'webhook', eventId: event.event_id } as const;
    const applied = await applyWithin(app, tx, events, source, answers.subscription ?? undefined);
    return conclude(app, tx, event, applied);
  });
}

type Normalized = NormalizedWebhook | { kind: 'unreadable'; reason: string };

function typesOf(normalized: Normalized): string[] {
  return normalized.kind === 'events' ? [...new Set(normalized.events.map(({ type }) => type))] : [];
}

function read(app: PaymentsApp, event: WaitingEvent): Normalized {
  try {
    return app.gateways.of(event.gateway).normalizeWebhookPayload(Buffer.from(event.body), event.attempted_at);
  } catch (error) {
    if (error instanceof UnreadableWebhook) return { kind: 'unreadable', reason: error.message };
    throw error;
  }
}

/** The worst of the parts decides: a part that waits keeps the event waiting, and applying the others again is harmless. */
async function conclude(app: PaymentsApp, tx: Tx, event: ReadEvent, applied: Applied[]): Promise<Look> {
  const now = app.clock.now();
  const missing = applied.find((one) => one.kind === 'not_found');
  if (missing) {
    if (now < secondsAfter(event.received_at, UNKNOWN_ORDER_PATIENCE_SECONDS)) {
      await postponeEvent(tx, event.id, {
        dueAt: secondsAfter(now, pauseSeconds(event.attempts)),
        problem: missing.reason,
      });
      return { kind: 'waits' };
    }
    return end(app, tx, event, 'quarantined', missing.reason);
  }
  const contradiction = applied.find((one) => one.kind === 'contradiction');
  if (contradiction) return end(app, tx, event, 'quarantined', contradiction.reason, contradiction.orderId);
  const ours = applied.find((one) => one.kind === 'applied');
  if (ours?.orderId) traceAttributes({ order_id: ours.orderId });
  if (ours) return end(app, tx, event, 'applied', null, ours.orderId);
  const foreign = applied.find((one) => one.kind === 'not_ours');
  const reason = foreign?.reason ?? 'it says nothing that VOZEX acts on';
  logEventIgnored(app.log, refOf(event), reason, foreign?.alert ?? false);
  return end(app, tx, event, 'ignored', reason);
}

async function end(
  app: PaymentsApp,
  tx: Tx,
  event: ReadEvent,
  status: 'applied' | 'ignored' | 'quarantined',
  problem: string | null,
  orderId?: string,
): Promise<Look> {
  if (status === 'quarantined') logEventQuarantined(app.log, refOf(event, orderId), problem ?? '');
  await settleEvent(tx, event.id, { status, meaning: event.meaning, orderId, problem, now: app.clock.now() });
  crashPoint('event.before_commit');
  return { kind: 'done', event, status };
}

/**
 * The buyer has approved: the money may be taken now, if the checkout is one of ours and its order still wants it.
 * An approval that is left alone lapses by itself.
 */
async function approval(app: PaymentsApp, tx: Tx, event: ReadEvent, approved: GatewayEvent): Promise<Look> {
  const { checkoutId } = approved.refs;
  const orderId = checkoutId && (await orderIdBehind(tx, { gateway: event.gateway, checkoutId, paymentId: undefined }));
  const order = orderId ? await lockOrder(tx, orderId) : undefined;
  if (!checkoutId || !order)
    return conclude(app, tx, event, [{ kind: 'not_found', reason: `no order for checkout ${checkoutId}` }]);
  if (order.status !== 'pending' && order.status !== 'on_hold') {
    const reason = `order ${order.id} is ${order.status}: the approval is left to lapse`;
    logEventIgnored(app.log, refOf(event, order.id), reason, false);
    return end(app, tx, event, 'ignored', reason, order.id);
  }
  return { kind: 'approved', checkoutId, orderId: order.id, gateway: event.gateway };
}

/** A fault is recorded on the row; the sweeper wakes it when it is due. */
async function putOff(app: PaymentsApp, id: string, error: unknown): Promise<void> {
  const problem = error instanceof Error ? error.message : String(error);
  await app.db.inOneTransaction(async (tx) => {
    const event = await lockWaitingEvent(tx, id);
    if (!event) return;
    if (event.attempts + 1 >= ATTEMPTS_MAX) {
      await end(app, tx, { ...event, meaning: [] }, 'quarantined', problem);
      return;
    }
    logEventRetrying(app.log, refOf(event), event.attempts + 1, problem);
    const dueAt = secondsAfter(app.clock.now(), pauseSeconds(event.attempts));
    await postponeEvent(tx, id, { dueAt, problem });
  });
}

function pauseSeconds(attempts: number): number {
  return Math.min(RETRY_SECONDS_MAX, RETRY_FIRST_SECONDS * 2 ** attempts);
}

const refOf = (event: WaitingEvent, orderId: string | null = null) => ({
  gateway: event.gateway,
  eventId: event.event_id,
  orderId,
  paymentId: null,
});
