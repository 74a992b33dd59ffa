import type { InstanceOperationKind, InstanceState } from '@vozex/domain';
import { errorFields, type Log } from '../kernel/log.ts';

/** An instance that is being looked after, as its lines name it. */
type Tended = {
  id: string;
  order_id: string;
  fulfillment_id: string;
  pool: { id: string };
  observed_state: InstanceState;
  problem_code: string | null;
  operation: { id: string; kind: InstanceOperationKind } | null;
};

/** What a turn with it came to. */
type Turned = {
  seen: { state: InstanceState; reason: string | null } | undefined;
  problem: { code: string; detail: string } | null;
  ended?: boolean;
  operated?: { ended?: 'done' | 'failed' };
};

const fieldsOf = (instance: Tended) => ({
  instance_id: instance.id,
  order_id: instance.order_id,
  fulfillment_id: instance.fulfillment_id,
  pool_id: instance.pool.id,
});

/** A line for what changed, and none for a look at what is as it was. */
export function logTurn(log: Log, instance: Tended, { seen, problem, ended, operated }: Turned): void {
  const fields = fieldsOf(instance);
  const { operation } = instance;
  if (operation && operated?.ended) {
    const line = { ...fields, operation_id: operation.id, kind: operation.kind };
    if (operated.ended === 'done') log.info('instance.operation_done', line);
    else log.warn('instance.operation_failed', line);
  }
  if (problem !== null && problem.code !== instance.problem_code) {
    log.warn('instance.in_trouble', { ...fields, code: problem.code, detail: problem.detail });
  }
  if (ended) log.info('instance.ended', fields);
  else if (seen && seen.state !== instance.observed_state) {
    log.info('instance.moved', { ...fields, from: instance.observed_state, to: seen.state, reason: seen.reason });
  }
}

/** Its engine did not answer, or fell over what it was asked; it is asked again. */
export function logEngineFault(log: Log, instance: Tended, fault: { code: string; detail: string }): void {
  log.warn('instance.engine_fault', { ...fieldsOf(instance), ...fault });
}

export function logLeaseNotRenewed(log: Log, instance: Tended, error: unknown): void {
  log.warn('instance.lease_not_renewed', { ...fieldsOf(instance), ...errorFields(error) });
}

/** The engine of a pool did not say what it has and holds. */
export function logPoolNotSeen(log: Log, poolId: string, problem: string): void {
  log.warn('pool.not_seen', { pool_id: poolId, problem });
}

/** An engine holds something that nobody knows. Told once, when it is found. */
export function logOrphanFound(log: Log, poolId: string, instanceKey: string): void {
  log.warn('orphan.found', { pool_id: poolId, instance_key: instanceKey });
}

export function logOrphanDestroyed(log: Log, poolId: string, instanceKey: string, answer: string): void {
  log.info('orphan.destroyed', { pool_id: poolId, instance_key: instanceKey, answer });
}
