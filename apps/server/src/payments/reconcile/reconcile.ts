import type { PaymentGatewayKey } from '@vozex/domain';
import { secondsAfter } from '../../kernel/clock.ts';
import { announce } from '../../kernel/events.ts';
import { applyGatewayEvents } from '../apply-gateway-events.ts';
import { PaymentError } from '../errors.ts';
import { reconciliationStarted } from '../events.ts';
import type { Listed } from '../gateway.ts';
import { keepWebhook } from '../keep-webhook.ts';
import { askOpenCheckouts } from './ask-open-checkouts.ts';
import { logReconciled } from './log-events.ts';
import type { ReconcileApp } from './reconcile-app.ts';
import { beginReconciliation, endReconciliation, type Finding, isKept, lastWindowEnd, whatIsNew } from './store.ts';

const HOUR_SECONDS = 3_600;
/** Looked at this often without being asked to. */
const EVERY_SECONDS = 6 * HOUR_SECONDS;
/** Each look reaches back before the last: reports of gateways are up to three hours late. */
const OVERLAP_SECONDS = 4 * HOUR_SECONDS;
/** The first look of a shop, and the longest on its own: PayPal tries a delivery for three days, Dodo for one. */
const FIRST_LOOK_SECONDS = 3 * 24 * HOUR_SECONDS;
/** Findings kept on the row; the count goes on. */
const FINDINGS_MAX = 200;

/** Looks at every configured gateway whose last look is some hours old. @returns how many were looked at. */
export async function reconcileDue(app: ReconcileApp): Promise<number> {
  let looked = 0;
  for (const { gateway, configured } of app.gateways.catalog.describe()) {
    if (!configured) continue;
    const now = app.clock.now();
    const last = await lastWindowEnd(app.db.read, gateway);
    if (last && now < secondsAfter(last, EVERY_SECONDS)) continue;
    const reach = last ? secondsAfter(last, -OVERLAP_SECONDS) : secondsAfter(now, -FIRST_LOOK_SECONDS);
    const done = await reconcile(app, { gateway, from: reach, requestedBy: 'vozex' });
    if (done !== undefined) looked++;
  }
  return looked;
}

/**
 * Finds what webhooks did not tell: deliveries the gateway made or should have made, and every object of that time.
 * What is found is applied as if its webhook had come, so a payment found so is delivered like any other. Whoever keeps
 * open objects is told to ask after each.
 *
 * @returns the reconciliation's id; undefined when another process is at it.
 * @throws PaymentError GATEWAY_NOT_CONFIGURED.
 */
export async function reconcile(
  app: ReconcileApp,
  wish: { gateway: PaymentGatewayKey; from: Date; requestedBy: string },
): Promise<string | undefined> {
  const gateway = app.gateways.of(wish.gateway);
  const now = app.clock.now();
  const id = app.newId('reconciliation');
  const begun = await app.db.inOneTransaction(async (tx) => {
    if (!(await beginReconciliation(tx, { ...wish, id, to: now, now }))) return false;
    await announce(app, tx, reconciliationStarted, { gateway: wish.gateway });
    return true;
  });
  if (!begun) return undefined;
  const tally = { lookedAt: 0, findings: [] as Finding[], found: 0 };
  let problem: string | null = null;
  try {
    tally.lookedAt += await askOpenCheckouts(app, wish.gateway);
    for await (const listed of gateway.listSince(wish.from, now)) {
      tally.lookedAt++;
      for (const finding of await look(app, wish.gateway, listed)) {
        tally.found++;
        if (tally.findings.length < FINDINGS_MAX) tally.findings.push(finding);
      }
    }
  } catch (error) {
    if (!(error instanceof PaymentError)) throw error;
    problem = error.message; // what was found until then counts; the next look begins where the last good one ended
  }
  await endReconciliation(app.db.read, id, { ...tally, problem, now: app.clock.now() });
  app.metrics.reconciled.inc({ gateway: wish.gateway, result: problem === null ? 'done' : 'failed' });
  app.metrics.reconciledFindings.inc({ gateway: wish.gateway }, tally.found);
  logReconciled(app.log, wish.gateway, id, { lookedAt: tally.lookedAt, found: tally.found, problem });
  return id;
}

async function look(app: ReconcileApp, gateway: PaymentGatewayKey, listed: Listed): Promise<Finding[]> {
  if (listed.kind === 'delivery') {
    const { deliveryId, rawType, attemptedAt, body } = listed;
    if (await isKept(app.db.read, gateway, deliveryId)) return [];
    await keepWebhook(app, { gateway, verified: { deliveryId, rawType, attemptedAt }, body, traceparent: null });
    return [{ what: rawType, ref: deliveryId, order_id: null, result: 'its webhook never came' }];
  }
  const fresh = await whatIsNew(app.db.read, listed.events);
  const applied = await applyGatewayEvents(app, listed.events, { kind: 'asked' });
  return fresh.flatMap(({ event, index }): Finding[] => {
    const result = applied[index];
    if (!result || result.kind === 'not_ours' || result.kind === 'not_found') return [];
    const ref = event.refs.refundId ?? event.refs.disputeId ?? event.refs.paymentId ?? listed.what;
    return [
      {
        what: event.type,
        ref,
        order_id: result.orderId ?? null,
        result: result.kind === 'applied' ? 'applied' : result.reason,
      },
    ];
  });
}
