import type { App } from '../kernel/app.ts';
import { secondsAfter } from '../kernel/clock.ts';
import { crashPoint } from '../kernel/crash-point.ts';
import { afterCommit, type Tx, violates } from '../kernel/database.ts';
import { announce } from '../kernel/events.ts';
import type { JobEnd } from '../kernel/jobs.ts';
import { cancelTasksOf, openTask } from '../tasks/index.ts';
import type { Adapter, Found } from './adapter.ts';
import { callAdapter, faultOf, timesOf } from './call-adapter.ts';
import { type Decision, decide, type Situation } from './decide.ts';
import type { DeliveryTools } from './delivery-tools.ts';
import { findAdapter } from './drivers.ts';
import { type FulfillmentNews, fulfillmentFailed, fulfillmentReady, fulfillmentWaiting } from './events.ts';
import { letPass } from './guard/let-pass.ts';
import { logFenced, logNotRecorded, logRun } from './log-events.ts';
import { linkTenant } from './store.ts';
import { type Claimed, claim, settle } from './turn.ts';
import { wakeWithin } from './wake.ts';

/** What the router needs beside the kernel. */
export type FulfillmentApp = App & { tools: DeliveryTools; instance: number };

/** A call may take 30 s and its answer some more; the lease must outlive the slowest, or two workers would call at once. */
const LEASE_SECONDS = 90;

/** An answer that came too late: another worker holds the record, and its result counts. */
class Fenced extends Error {}

/** The provider named a tenant, and this delivery already has another. */
class OtherTenant extends Error {}

/**
 * One turn of a delivery: claim, call, record. No transaction is open while the adapter calls out. Safe to run at any
 * time and in parallel: a record that is not due, or that somebody holds, is left alone.
 */
export async function runFulfillment(app: FulfillmentApp, fulfillmentId: string): Promise<JobEnd> {
  let claimed = await claim(app.db.read, fulfillmentId, leaseOf(app));
  if (!claimed && (await letPass(app, fulfillmentId))) claimed = await claim(app.db.read, fulfillmentId, leaseOf(app));
  if (!claimed) return 'completed';
  crashPoint('fulfillment.claimed');

  const adapter = findAdapter(claimed.driver);
  const startedAt = performance.now();
  crashPoint('fulfillment.before_call');
  const found = await callAdapter(app.tools, adapter, claimed);
  crashPoint('fulfillment.after_call');
  return record(app, adapter, claimed, found, performance.now() - startedAt);
}

function leaseOf(app: FulfillmentApp) {
  return {
    owner: app.instance,
    seconds: LEASE_SECONDS,
    operationId: app.newId('operation'),
    now: app.clock.now(),
  };
}

/** @param second writes the fault of a first writing that failed; when that fails too, the lease runs out and it is asked after. */
async function record(
  app: FulfillmentApp,
  adapter: Adapter | undefined,
  claimed: Claimed,
  found: Found,
  milliseconds: number,
  second = false,
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
    if (second) throw error;
    logNotRecorded(app.log, claimed, error);
    const fault = isTaken(error) ? referenceTaken(found) : faultOf(adapter, 'RECORDING_FAILED', error);
    return record(app, adapter, claimed, fault, milliseconds, true);
  }
  crashPoint('fulfillment.recorded');
  tellMachines(app, claimed, decision, milliseconds);
  return decision.deadLetter ? 'dead_letter' : 'completed';
}

/**
 * One turn of a delivery that reaches nobody outside, within the caller's transaction: what it writes becomes true
 * together with what the caller writes, or not at all.
 *
 * @throws whatever keeps it from being written; the caller undoes it and leaves the record to a worker.
 */
export async function runWithin(app: FulfillmentApp, tx: Tx, fulfillmentId: string): Promise<void> {
  const claimed = await claim(tx, fulfillmentId, leaseOf(app));
  if (!claimed) return;
  crashPoint('fulfillment.claimed');
  const adapter = findAdapter(claimed.driver);
  const startedAt = performance.now();
  crashPoint('fulfillment.before_call');
  const found = await callAdapter({ ...app.tools, db: { ...app.db, read: tx } }, adapter, claimed);
  crashPoint('fulfillment.after_call');
  const decision = decide(situationOf(app, adapter, claimed), found);
  crashPoint('fulfillment.before_record');
  await write(app, tx, claimed, found, decision);
  afterCommit(() => tellMachines(app, claimed, decision, performance.now() - startedAt));
}

/** Metrics and the log line of one turn. */
function tellMachines(app: FulfillmentApp, claimed: Claimed, decision: Decision, milliseconds: number): void {
  app.metrics.fulfillmentOutcomes.inc({ driver: claimed.driver, outcome: decision.operation });
  if (decision.delivered) {
    app.metrics.paidToDelivered.observe(
      { driver: claimed.driver },
      (app.clock.now().getTime() - claimed.paid_at.getTime()) / 1000,
    );
  }
  logRun(app.log, claimed, decision, milliseconds);
}

/** The settling transaction: the move, what the adapter hands out with it, and who is told. All of it or nothing. */
async function write(app: FulfillmentApp, tx: Tx, claimed: Claimed, found: Found, decision: Decision): Promise<void> {
  const now = app.clock.now();
  const delivered = found.kind === 'delivered' ? found : undefined;
  // Tasks before the record, as whoever completes a task locks them: the other way round the two would deadlock.
  if (leavesNothingToPeople(claimed, decision)) await cancelTasksOf(tx, claimed.id, now);
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
    const linked = await linkTenant(tx, {
      fulfillmentId: claimed.id,
      provider: claimed.provider,
      tenantId: delivered.tenant.tenantId,
      subscriptionId: delivered.tenant.subscriptionId ?? null,
      userId: delivered.tenant.userId ?? null,
      now,
    });
    if (!linked) throw new OtherTenant(`the delivery has another tenant than ${delivered.tenant.tenantId}`);
  }
  if (decision.needsTask) await askOperators(app, tx, claimed, decision);
  if (written.next_attempt_at && written.next_attempt_at <= now) await wakeWithin(app, tx, [claimed]);
  await tell(app, tx, claimed, decision);
}

/** What ended, or is again as it was wanted, needs nobody any more. Before the first delivery no task can be open. */
function leavesNothingToPeople(claimed: Claimed, decision: Decision): boolean {
  if (decision.status === 'cancelled') return true;
  const wasDelivered = claimed.status === 'active' || claimed.status === 'suspended';
  return wasDelivered && decision.error === null && decision.nextAttemptAt === null;
}

/** `manual_pending` always has a task: people must find what waits for them. */
async function askOperators(app: FulfillmentApp, tx: Tx, claimed: Claimed, decision: Decision): Promise<void> {
  await openTask(app, tx, {
    fulfillmentId: claimed.id,
    generation: claimed.lease_token,
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

function situationOf(app: FulfillmentApp, adapter: Adapter | undefined, claimed: Claimed): Situation {
  const { pending } = claimed;
  const { settleSeconds, deadlineSeconds } = timesOf(adapter, claimed);
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
            // A worker that died may have sent its request as late as its deadline.
            lastHeardAt: pending.finished_at
              ? new Date(pending.finished_at)
              : secondsAfter(new Date(pending.started_at), deadlineSeconds),
            asks: pending.asks,
            settleSeconds,
          },
        }
      : {}),
  };
}

function isTaken(error: unknown): boolean {
  const constraints = ['external_tenant_links_provider_external_tenant_id_key', 'fulfillment_one_external_reference'];
  return error instanceof OtherTenant || constraints.some((constraint) => violates(error, constraint));
}

/** What the provider named is not this delivery's: a person must look, nothing is adopted. */
function referenceTaken(found: Found): Found {
  return {
    kind: 'needs_operator',
    code: 'REFERENCE_TAKEN',
    reason:
      'the provider answered with a tenant that belongs to another delivery, or with a second one for this delivery',
    ...(found.exchange ? { exchange: found.exchange } : {}),
  };
}
