import { forgetWaiting, runRehearsals, tellWaiting } from './catalog/index.ts';
import { releaseRedemptions } from './checkout/index.ts';
import {
  carryOutDecisions,
  freeLeases,
  runFulfillment,
  runLocalJob,
  runOutsideJob,
  sweepFulfillments,
  turnMoves,
} from './fulfillment/index.ts';
import { forgetImports, runImports } from './imports/index.ts';
import { analyzeTables } from './kernel/analyze.ts';
import { forgetIdempotencyKeys } from './kernel/idempotency.ts';
import { type Loop, startLoop } from './kernel/loops.ts';
import { sendDueMails } from './notifications/index.ts';
import {
  ALERT_SECONDS,
  auditOnSchedule,
  deliverTellings,
  forgetAudits,
  forgetSamples,
  rollDays,
  sampleQueue,
  turnBenchRuns,
  watchAlerts,
} from './operations/index.ts';
import { expireOrders } from './orders/index.ts';
import {
  applyEvent,
  applyEventJob,
  askAllOpenCheckouts,
  checkGateways,
  keepRefusals,
  loadGatewayWebhooks,
  reconcileDue,
  sweepRefunds,
  sweepWebhookEvents,
} from './payments/index.ts';
import { forgetBackups, lookAtPools, openProxyKeeper, openTender, tendDomains } from './provisioning/index.ts';
import { attendSubscriptions, sweepPlanChanges } from './subscriptions/index.ts';
import { warnOfTasks } from './tasks/index.ts';
import type { ProcessRole, Shop } from './wiring.ts';

/** How often each is looked at, seconds. Jobs wake work at once; these only find what a lost wake-up left. */
const SWEEP_SECONDS = 1;
const GUARD_SECONDS = 2;
const BENCH_SECONDS = 1;
const MOVE_SECONDS = 2;
const MAIL_SECONDS = 1;
const REFUND_SECONDS = 10;
const SUBSCRIPTION_SECONDS = 0.01;
const PLAN_CHANGE_SECONDS = 10;
const TASK_SECONDS = 30;
const INSTANCE_SECONDS = 1;
const POOL_SECONDS = 60;
const DOMAIN_SECONDS = 1;
const PROXY_SECONDS = 2;
const WAITING_SECONDS = 10;
const OPEN_CHECKOUT_SECONDS = 60;
const RECONCILE_SECONDS = 300;
const LOAD_WEBHOOKS_SECONDS = 30;
const CHECK_GATEWAYS_SECONDS = 6 * 3_600;
/** Gateways are asked for what was missed once buyers are served again. */
const LATER = { firstAfterSeconds: 30 };
const EXPIRE_SECONDS = 60;
const ANALYZE_SECONDS = 300;
const REHEARSAL_SECONDS = 1;
const IMPORT_SECONDS = 1;
const REFUSAL_SECONDS = 10;
const TELLING_SECONDS = 2;
const REPORT_SECONDS = 60;
/** Asks whether this quarter of an hour has had its audit; an audit reads the whole database, and is nobody's first wish. */
const AUDIT_SECONDS = 60;
const FIRST_AUDIT = { firstAfterSeconds: 300 };
const FORGET_SECONDS = 3_600;

/** What runs in the background of a process. */
export type Work = {
  /**
   * Does once, now, what the loops of billing do when its time has come, after what they have begun. For a stage whose
   * clock moves: between two moments of its time no wall-clock passes.
   *
   * @returns how much there was to do since this was last asked.
   */
  turnBilling(): Promise<number>;
  /** Takes nothing new, and waits for what runs. */
  stop(): Promise<void>;
};

/**
 * Starts the workers and the loops. What an earlier process left half done is taken up first. A process that only
 * answers requests keeps just what its answers depend on.
 */
export async function startWork(shop: Shop, role: ProcessRole): Promise<Work> {
  const everywhere = loopsOfEveryProcess(shop);
  const worker = role === 'api' ? [] : await startWorker(shop);
  const billing = role === 'api' ? undefined : startBilling(shop);
  const loops = [...everywhere, ...worker, ...(billing?.loops ?? [])];
  return {
    turnBilling: async () => (await billing?.turn()) ?? 0,
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}

function loopsOfEveryProcess(shop: Shop): Loop[] {
  return [
    startLoop('gateway webhooks', LOAD_WEBHOOKS_SECONDS, shop.log, () => loadGatewayWebhooks(shop), LATER),
    startLoop('check gateways', CHECK_GATEWAYS_SECONDS, shop.log, () => checkGateways(shop), LATER),
    startLoop('webhook refusals', REFUSAL_SECONDS, shop.log, () => keepRefusals(shop)),
  ];
}

function startBilling(shop: Shop): { loops: Loop[]; turn: Work['turnBilling'] } {
  let done = 0;
  const counted = (turn: () => Promise<number>) => async () => {
    const count = await turn();
    done += count;
  };
  const loops = [
    startLoop(
      'subscriptions',
      SUBSCRIPTION_SECONDS,
      shop.log,
      counted(() => attendSubscriptions(shop)),
    ),
    startLoop(
      'plan changes',
      PLAN_CHANGE_SECONDS,
      shop.log,
      counted(() => sweepPlanChanges(shop)),
    ),
    startLoop(
      'refunds',
      REFUND_SECONDS,
      shop.log,
      counted(() => sweepRefunds(shop)),
    ),
  ];
  return {
    loops,
    async turn() {
      for (const loop of loops) await loop.turn();
      const since = done;
      done = 0;
      return since;
    },
  };
}

async function startWorker(shop: Shop): Promise<Pick<Loop, 'stop'>[]> {
  if (shop.db.engine === 'pglite') await freeLeases(shop.db.read, 'all'); // the folder lock says that nobody else lives
  await shop.jobs.work(applyEventJob, async ({ webhook_event_id }) => {
    await applyEvent(shop, webhook_event_id);
    return 'completed';
  });
  await shop.jobs.work(runLocalJob, ({ fulfillment_id }) => runFulfillment(shop, fulfillment_id));
  await shop.jobs.work(runOutsideJob, ({ fulfillment_id }) => runFulfillment(shop, fulfillment_id));
  await sweepWebhookEvents(shop, { atBoot: true });
  return [
    startLoop('webhook events', SWEEP_SECONDS, shop.log, () => sweepWebhookEvents(shop)),
    startLoop('fulfillments', SWEEP_SECONDS, shop.log, () => sweepFulfillments(shop)),
    startLoop('guard decisions', GUARD_SECONDS, shop.log, () => carryOutDecisions(shop)),
    startLoop('bench runs', BENCH_SECONDS, shop.log, () => turnBenchRuns(shop)),
    startLoop('moves to other paths', MOVE_SECONDS, shop.log, () => turnMoves(shop)),
    startLoop('mails', MAIL_SECONDS, shop.log, () => sendDueMails(shop)),
    startLoop('warnings of tasks', TASK_SECONDS, shop.log, () => warnOfTasks(shop)),
    startLoop('open checkouts', OPEN_CHECKOUT_SECONDS, shop.log, () => askAllOpenCheckouts(shop), LATER),
    startLoop('reconcile', RECONCILE_SECONDS, shop.log, () => reconcileDue(shop), LATER),
    startLoop('expire orders', EXPIRE_SECONDS, shop.log, () => expireOrders(shop)),
    startLoop('coupons of expired orders', EXPIRE_SECONDS, shop.log, () => releaseRedemptions(shop)),
    tendInstances(shop),
    startLoop('pools', POOL_SECONDS, shop.log, () => lookAtPools(shop)),
    startLoop('domains', DOMAIN_SECONDS, shop.log, () => tendDomains(shop)),
    startLoop('instance proxy', PROXY_SECONDS, shop.log, openProxyKeeper(shop)),
    rehearseProducts(shop),
    importFiles(shop),
    startLoop('forget imports', FORGET_SECONDS, shop.log, () => forgetImports(shop), LATER),
    startLoop('waiting list', WAITING_SECONDS, shop.log, () => tellWaiting(shop)),
    startLoop('alerts', ALERT_SECONDS, shop.log, () => watchAlerts(shop), LATER),
    startLoop('alert webhooks', TELLING_SECONDS, shop.log, () => deliverTellings(shop)),
    startLoop('audit', AUDIT_SECONDS, shop.log, () => auditOnSchedule(shop), FIRST_AUDIT),
    startLoop('forget audits', FORGET_SECONDS, shop.log, () => forgetAudits(shop), FIRST_AUDIT),
    startLoop('forget waiting', FORGET_SECONDS, shop.log, () => forgetWaiting(shop), LATER),
    startLoop('forget backups', FORGET_SECONDS, shop.log, () => forgetBackups(shop), LATER),
    startLoop('forget idempotency keys', FORGET_SECONDS, shop.log, () => forgetIdempotencyKeys(shop)),
    startLoop('daily figures', REPORT_SECONDS, shop.log, () => rollDays(shop), LATER),
    startLoop('queue samples', REPORT_SECONDS, shop.log, () => sampleQueue(shop)),
    startLoop('forget queue samples', FORGET_SECONDS, shop.log, () => forgetSamples(shop), LATER),
    startLoop('analyze', ANALYZE_SECONDS, shop.log, () => analyzeTables(shop.db)),
  ];
}

/** What is under way with an instance when VOZEX is stopped is cut off, and taken up by the next process. */
function tendInstances(shop: Shop): Pick<Loop, 'stop'> {
  const tender = openTender(shop);
  const loop = startLoop('instances', INSTANCE_SECONDS, shop.log, () => tender.turn());
  return {
    async stop() {
      await loop.stop();
      await tender.stop();
    },
  };
}

/** A rehearsal takes minutes: when VOZEX is stopped, the one that runs is ended and says so. */
function rehearseProducts(shop: Shop): Pick<Loop, 'stop'> {
  const stopping = new AbortController();
  const loop = startLoop('rehearsals', REHEARSAL_SECONDS, shop.log, () => runRehearsals(shop, stopping.signal));
  return {
    async stop() {
      stopping.abort();
      await loop.stop();
    },
  };
}

/** An import goes on where it stopped: when VOZEX is stopped, it ends after the batch that runs. */
function importFiles(shop: Shop): Pick<Loop, 'stop'> {
  const stopping = new AbortController();
  const loop = startLoop('imports', IMPORT_SECONDS, shop.log, () => runImports(shop, stopping.signal));
  return {
    async stop() {
      stopping.abort();
      await loop.stop();
    },
  };
}
