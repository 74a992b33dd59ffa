import type { App } from '../kernel/app.ts';
import { secondsAfter } from '../kernel/clock.ts';
import { crashPoint } from '../kernel/crash-point.ts';
import type { Tx } from '../kernel/database.ts';
import { violates } from '../kernel/database.ts';
import { announce } from '../kernel/events.ts';
import type { JobEnd } from '../kernel/jobs.ts';
import { openTask } from '../tasks/index.ts';
import type { Adapter, Delivery, Found } from './adapter.ts';
import { decide, type Decision, type Situation } from './decide.ts';
import type { DeliveryTools } from './delivery-tools.ts';
import { adapterOf } from './drivers.ts';
import { type FulfillmentNews, fulfillmentFailed, fulfillmentReady, fulfillmentWaiting } from './events.ts';
import { logFenced, logRun } from './log-events.ts';
import { claim, type Claimed, linkTenant, settle } from './store.ts';
import { wakeWithin } from './wake.ts';

/** What the router needs beside the kernel. */
export type FulfillmentApp = App & { tools: DeliveryTools; instance: number };

/** A call may take 30 s and its answer some more; the lease must outlive the slowest, or two workers would call at once. */
const LEASE_SECONDS = 90;

/** An answer that came too late: another worker holds the record, and its result counts. */
class Fenced extends Error {}

/**
 * One turn of a delivery: claim, call, record. No transaction is open while the adapter calls out. Safe to run at any
 * time and in parallel: a record that is not due, or that somebody holds, is left alone.
 */
export async function runFulfillment(app: FulfillmentApp, fulfillmentId: string): Promise<JobEnd> {
  const claimed = await claim(app.db.read, fulfillmentId, {
    owner: app.instance,
    seconds: LEASE_SECONDS,
    operationId: app.newId('operation'),
    now: app.clock.now(),
  });
  if (!claimed) return 'completed';
  crashPoint('fulfillment.claimed');

  const adapter = adapterOf(claimed.driver);
  const startedAt = performance.now();
  crashPoint('fulfillment.before_call');
  const found = await call(app, adapter, claimed);
  crashPoint('fulfillment.after_call');
  return record(app, adapter, claimed, found, performance.now() - startedAt);
}

/** Calls the adapter, or asks after an earlier call. An adapter that throws has said nothing: the outcome is unknown. */
async function call(app: FulfillmentApp, adapter: Adapter, claimed: Claimed): Promise<Found> {
  try {
    const config = adapter.config.parse(claimed.fulfillment_config);
    const delivery = deliveryOf(claimed, config);
    const limits = { signal: AbortSignal.timeout(adapter.deadlineSeconds(config) * 1000) };
    if (claimed.pending?.outcome === 'not_yet') return await adapter.syncStatus(app.tools, delivery, limits);
    if (claimed.pending) return await adapter.reconcile(app.tools, delivery, limits, claimed.action);
    switch (claimed.action) {
      case 'fulfill':
        return await adapter.fulfill(app.tools, delivery, limits);
      case 'suspend':
      case 'resume':
      case 'cancel':
        return await adapter[claimed.action](app.tools, delivery, limits, claimed.moved_because);
      case 'upgrade':
      case 'sync':
        return await adapter.syncStatus(app.tools, delivery, limits);
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    // A local adapter writes only within the settling transaction: when it throws, nothing has happened.
    return adapter.reach === 'local'
      ? { kind: 'try_again', code: 'ADAPTER_THREW', reason }
      : { kind: 'unknown', code: 'ADAPTER_THREW', reason };
  }
}

async function record(
  app: FulfillmentApp,
  adapter: Adapter,
  claimed: Claimed,
  found: Found,
  milliseconds: number,
): Promise<JobEnd> {
  const decision = decide(situationOf(app, adapter, claimed), found);
  crashPoint('fulfillment.before_record');
  try {
    await app.db.inOneTransaction((tx) => write(app, tx, claimed, found, decision));
  } catch (error) {
    if (error instanceof Fenced) {
      logFenced(app.log, claimed);
      return 'completed';
    }
    if (violates(error, 'external_tenant_links_provider_external_tenant_id_key') || violates(error, 'fulfillment_one_external_reference')) {
      return record(app, adapter, claimed, foreignReference(found), milliseconds);
    }
    throw error;
  }
  crashPoint('fulfillment.recorded');
  app.metrics.fulfillmentOutcomes.inc({ driver: claimed.driver, outcome: decision.operation });
  if (decision.delivered) {
    app.metrics.paidToDelivered.observe({ driver: claimed.driver }, (app.clock.now().getTime() - claimed.paid_at.getTime()) / 1000);
  }
  logRun(app.log, claimed, decision, milliseconds);
  return decision.deadLetter ? 'dead_letter' : 'completed';
}

/** The settling transaction: the move, what the adapter hands out with it, and who is told. All of it or nothing. */
async function write(app: FulfillmentApp, tx: Tx, claimed: Claimed, found: Found, decision: Decision): Promise<void> {
  const now = app.clock.now();
  const delivered = found.kind === 'delivered' ? found : undefined;
  const written = await settle(tx, claimed, {
    decision,
    now,
    ...(found.exchange ? { exchange: found.exchange } : {}),
    ...(delivered
      ? {
          externalReference: delivered.externalReference,
          workspaceUrl: delivered.workspaceUrl ?? null,
          externalCustomerId: delivered.externalCustomerId ?? null,
          snapshot: delivered.snapshot ?? {},
        }
      : {}),
    ...(found.kind === 'not_yet' && found.externalReference ? { externalReference: found.externalReference } : {}),
  });
  if (!written) throw new Fenced();
  if ('within' in found) await found.within?.(tx);
  if (delivered?.tenant) {
    await linkTenant(tx, {
      fulfillmentId: claimed.id,
      provider: claimed.provider,
      tenantId: delivered.tenant.tenantId,
      subscriptionId: delivered.tenant.subscriptionId ?? null,
      userId: delivered.tenant.userId ?? null,
      now,
    });
  }
  if (decision.needsTask) await askOperators(app, tx, claimed, decision);
  if (decision.nextAttemptAt && decision.nextAttemptAt <= now) await wakeWithin(app, tx, [claimed]);
  await tell(app, tx, claimed, decision);
}

/** `manual_pending` always has a task: people must find what waits for them. */
async function askOperators(app: FulfillmentApp, tx: Tx, claimed: Claimed, decision: Decision): Promise<void> {
  await openTask(app, tx, {
    fulfillmentId: claimed.id,
    generation: claimed.revision,
    orderId: claimed.order_id,
    queue: 'operations',
    title: `${claimed.product_name}: ${decision.error?.code ?? 'needs an operator'}`,
    instructions:
      `${decision.error?.detail ?? decision.because}\n\nMend the cause and press Retry on the delivery, ` +
      'or deliver by hand and complete this task.',
    dueAt: claimed.due_at ?? secondsAfter(app.clock.now(), OPERATOR_TASK_HOURS * 3_600),
  });
}

/** Somebody paid and waits: an unpromised delivery that needs people is due within a working day. */
const OPERATOR_TASK_HOURS = 24;

async function tell(app: App, tx: Tx, claimed: Claimed, decision: Decision): Promise<void> {
  const news: FulfillmentNews = {
    fulfillmentId: claimed.id,
    orderId: claimed.order_id,
    customerEmail: claimed.customer_email,
    customerName: claimed.customer_name,
    productName: claimed.product_name,
    revision: claimed.revision,
  };
  if (decision.delivered) await announce(app, tx, fulfillmentReady, news);
  else if (decision.ask) await announce(app, tx, fulfillmentWaiting, { ...news, sentence: decision.ask.text });
  else if (decision.deadLetter) {
    const sentence = decision.error?.customerMessage;
    await announce(app, tx, fulfillmentFailed, { ...news, ...(sentence ? { sentence } : {}) });
  }
}

function situationOf(app: FulfillmentApp, adapter: Adapter, claimed: Claimed): Situation {
  const config = adapter.config.safeParse(claimed.fulfillment_config);
  const settleSeconds = config.success ? adapter.settleSeconds(config.data) : LEASE_SECONDS;
  const { pending } = claimed;
  return {
    status: claimed.status,
    action: claimed.action,
    attempts: claimed.attempts,
    settleSeconds,
    now: app.clock.now(),
    random: Math.random(),
    ...(pending
      ? {
          pending: {
            startedAt: new Date(pending.started_at),
            lastHeardAt: new Date(pending.finished_at ?? pending.started_at),
            asks: pending.asks,
            settleSeconds,
          },
        }
      : {}),
  };
}

function deliveryOf(claimed: Claimed, config: unknown): Delivery<unknown, unknown> {
  return {
    fulfillmentId: claimed.id,
    orderId: claimed.order_id,
    orderItemId: claimed.order_item_id,
    instanceKey: claimed.instance_key,
    revision: claimed.revision,
    operationKey: claimed.operation_key,
    provider: claimed.provider,
    product: {
      id: claimed.product_id,
      name: claimed.product_name,
      externalRef: claimed.external_product_ref,
      deliveryModel: claimed.delivery_model,
    },
    plan: typeof claimed.terms['plan'] === 'string' ? claimed.terms['plan'] : null,
    quantity: claimed.quantity,
    customer: { id: claimed.customer_id, email: claimed.customer_email, name: claimed.customer_name },
    config,
    choices: claimed.choices,
    terms: claimed.terms,
    externalReference: claimed.external_reference_id,
  };
}

/** The provider named something that already belongs to another delivery: a person must look, nothing is adopted. */
function foreignReference(found: Found): Found {
  return {
    kind: 'needs_operator',
    code: 'REFERENCE_TAKEN',
    reason: 'the provider answered with a tenant that already belongs to another delivery',
    ...(found.exchange ? { exchange: found.exchange } : {}),
  };
}
