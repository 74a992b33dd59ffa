import { secondsAfter } from '../../kernel/clock.ts';
import { crashPoint } from '../../kernel/crash-point.ts';
import { type DriverAnswer, DriverUnreachable, type InstanceDriver, type Observed } from '../instance-driver.ts';
import { logEngineFault, logLeaseNotRenewed, logTurn } from '../log-events.ts';
import { releaseReservations } from '../placement/store.ts';
import type { ProvisioningApp } from '../provisioning-app.ts';
import {
  type ClaimedInstance,
  claimInstance,
  failOpenOperations,
  LEASE_SECONDS,
  type Look,
  recordLook,
  renewLease,
} from './claim-instance.ts';
import { clearTraces, type Operated, operate } from './operate.ts';
import { specOf } from './spec-of.ts';
import { isOverDisk, nextStep } from './steps.ts';

/** Longest time a look, an instruction and an operation may take, milliseconds; a backup copies all data. */
const OBSERVE_MS_MAX = 15_000;
const INSTRUCT_MS_MAX = 120_000;
const OPERATE_MS_MAX = 3_600_000;

/** What could not be done is tried again ever more slowly, seconds. */
const TRY_AGAIN_SECONDS = [2, 5, 15, 60, 300];

/** What one turn came to, before it is written. */
type Turned = Omit<Look, 'now' | 'attempts'> & { faulty: boolean; operated?: Operated };

/**
 * One turn with an instance: claim, look, one instruction, record. No transaction is open while its engine works. Safe
 * to call at any time and from any process: one that is not due, or that somebody holds, is left alone.
 */
export async function tendInstance(app: ProvisioningApp, id: string, stop: AbortSignal): Promise<void> {
  const claimed = await claimInstance(app.db.read, id, { owner: app.instance, now: app.clock.now() });
  if (!claimed) return;
  crashPoint('instance.claimed');
  const lease = holdLease(app, claimed);
  try {
    const turned = await turn(app, claimed, AbortSignal.any([stop, lease.lost]));
    crashPoint('instance.instructed');
    await record(app, claimed, turned);
    crashPoint('instance.recorded');
  } finally {
    lease.letGo();
  }
}

/** So often within the time of a lease; when as many in a row fail, it may be somebody else's. */
const RENEWALS = 3;

/** Renews a lease until it is let go. `lost` cuts off what is being done: never two look after one instance. */
function holdLease(app: ProvisioningApp, claimed: ClaimedInstance): { lost: AbortSignal; letGo(): void } {
  const lost = new AbortController();
  let missed = 0;
  const renew = async () => {
    try {
      if (!(await renewLease(app.db.read, claimed))) return lost.abort(new Error('the lease is lost'));
      missed = 0;
    } catch (error) {
      missed += 1;
      logLeaseNotRenewed(app.log, claimed, error);
      if (missed === RENEWALS) lost.abort(new Error('the lease could not be renewed'));
    }
  };
  const renewing = setInterval(renew, (LEASE_SECONDS * 1_000) / RENEWALS);
  return { lost: lost.signal, letGo: () => clearInterval(renewing) };
}

async function turn(app: ProvisioningApp, claimed: ClaimedInstance, stop: AbortSignal): Promise<Turned> {
  let seen: Observed | undefined;
  try {
    const driver = await app.engines.open(claimed.pool);
    seen = await driver.observe(claimed.instance_key, within(stop, OBSERVE_MS_MAX));
    return await act(app, claimed, driver, seen, stop);
  } catch (error) {
    // What was cut off with VOZEX is nobody's fault, and taken up by the next one.
    if (stop.aborted) return { seen, problem: null, nextAttemptAt: app.clock.now(), faulty: false };
    const code = error instanceof DriverUnreachable ? 'ENGINE_UNREACHABLE' : 'ENGINE_FAULT';
    const detail = error instanceof Error ? error.message : String(error);
    logEngineFault(app.log, claimed, { code, detail });
    return { seen, problem: { code, detail }, nextAttemptAt: null, faulty: true };
  }
}

async function act(
  app: ProvisioningApp,
  claimed: ClaimedInstance,
  driver: InstanceDriver,
  seen: Observed,
  stop: AbortSignal,
): Promise<Turned> {
  const { operation, instance_key: key } = claimed;
  const step = nextStep(
    {
      desired: claimed.desired_state,
      stoppedByCustomer: claimed.stopped_by_customer,
      wasReady: claimed.ready_at !== null,
      lastSeen: claimed.observed_state,
      revision: claimed.revision,
      diskMb: claimed.disk_mb,
      operation: operation ?? undefined,
    },
    seen,
  );
  const signal = within(stop, INSTRUCT_MS_MAX);
  const instructed = async (answer: DriverAnswer): Promise<Turned> =>
    answered(app, claimed, await seenNow(claimed, driver, seen, stop), answer);
  switch (step.do) {
    case 'wait':
      return { ...looked(claimed, seen), nextAttemptAt: after(app, step.lookAgainAfterSeconds) };
    case 'ended':
      if (operation) await clearTraces(app, operation);
      return { seen, problem: null, nextAttemptAt: null, ended: true, faulty: false };
    case 'operate': {
      if (!operation) throw new Error('no operation to go on with'); // because nextStep saw one
      const long = within(stop, OPERATE_MS_MAX);
      const operated = await operate({ app, driver, claimed, operation, seen, signal: long });
      const { lookAgainAfterSeconds, versionId } = operated;
      const next = { nextAttemptAt: after(app, lookAgainAfterSeconds), operated };
      return {
        ...looked(claimed, await seenNow(claimed, driver, seen, stop)),
        ...next,
        ...(versionId === undefined ? {} : { versionId }),
      };
    }
    case 'ensure':
      return instructed(await driver.ensure(specOf(app, claimed), signal));
    case 'suspend':
    case 'resume':
    case 'destroy':
      return instructed(await driver[step.do](key, signal));
  }
}

/** What it is after an instruction; what was seen before it where that cannot be told now. */
async function seenNow(
  claimed: ClaimedInstance,
  driver: InstanceDriver,
  before: Observed,
  stop: AbortSignal,
): Promise<Observed> {
  try {
    return await driver.observe(claimed.instance_key, within(stop, OBSERVE_MS_MAX));
  } catch {
    return before; // the next look says what is wrong; what was done is done
  }
}

function answered(app: ProvisioningApp, claimed: ClaimedInstance, seen: Observed, answer: DriverAnswer): Turned {
  switch (answer.kind) {
    case 'done':
      return { ...looked(claimed, seen), nextAttemptAt: app.clock.now() };
    case 'busy':
      return { ...looked(claimed, seen), nextAttemptAt: after(app, answer.lookAgainAfterSeconds) };
    case 'failed': {
      const problem = { code: answer.code, detail: answer.reason };
      return { seen, problem, nextAttemptAt: null, faulty: true };
    }
  }
}

/** What is seen, and what is wrong with it as it stands. */
function looked(claimed: ClaimedInstance, seen: Observed): Turned {
  return { seen, problem: problemOf(claimed, seen), nextAttemptAt: null, faulty: false };
}

function problemOf(claimed: ClaimedInstance, seen: Observed): Look['problem'] {
  if (claimed.desired_state !== 'running' || claimed.stopped_by_customer) return null;
  if (seen.state === 'absent' && claimed.ready_at !== null) {
    return { code: 'VANISHED', detail: 'its engine does not know it any more; restoring a backup makes it anew' };
  }
  const { diskMb } = seen.usage;
  if (diskMb !== null && diskMb > claimed.disk_mb) {
    const stopped = isOverDisk({ diskMb: claimed.disk_mb }, seen.usage) ? ', and was stopped for it' : '';
    return { code: 'DISK_FULL', detail: `it uses ${diskMb} MB of its ${claimed.disk_mb} MB of disk${stopped}` };
  }
  if (seen.state === 'unhealthy') return { code: 'UNHEALTHY', detail: seen.reason ?? 'it does not answer' };
  if (seen.state === 'failed') return { code: 'ENDED', detail: seen.reason ?? 'it ended' };
  return null;
}

async function record(app: ProvisioningApp, claimed: ClaimedInstance, turned: Turned): Promise<void> {
  const now = app.clock.now();
  const attempts = turned.faulty ? claimed.attempts + 1 : 0;
  const wait = TRY_AGAIN_SECONDS[Math.min(attempts, TRY_AGAIN_SECONDS.length) - 1] ?? 0;
  const nextAttemptAt = turned.faulty ? secondsAfter(now, wait) : turned.nextAttemptAt;
  const { operated, faulty: _, ...look } = turned;
  const isWritten = await app.db.inOneTransaction(async (tx) => {
    if (!(await recordLook(tx, claimed, { ...look, attempts, nextAttemptAt, now }))) return false; // somebody took it over
    await operated?.write(tx);
    if (!turned.ended) return true;
    await failOpenOperations(tx, claimed.id, now);
    await releaseReservations(tx, { ids: [claimed.reservation_id], at: now });
    return true;
  });
  if (!isWritten) return;
  logTurn(app.log, claimed, turned);
  const kind = claimed.operation?.kind;
  if (kind && operated?.ended) app.metrics.instanceOperations.inc({ kind, result: operated.ended });
}

function after(app: ProvisioningApp, seconds: number): Date {
  return secondsAfter(app.clock.now(), seconds);
}

function within(stop: AbortSignal, milliseconds: number): AbortSignal {
  return AbortSignal.any([stop, AbortSignal.timeout(milliseconds)]);
}
