import { sql } from 'kysely';
import { type Db, json } from '../../kernel/database.ts';
import type { InstanceDriver, Listed } from '../instance-driver.ts';
import { logOrphanDestroyed, logOrphanFound, logPoolNotSeen } from '../log-events.ts';
import type { ProvisioningApp } from '../provisioning-app.ts';
import type { PoolSeen } from '../setup/shapes.ts';
import { listNamed, type PoolRow, updatePool } from '../setup/store.ts';

/** An engine that says nothing for so long is told as unreachable. */
const ASK_MS_MAX = 30_000;

/**
 * Asks every engine that this machine may ask what it keeps, what it has, and what it holds. What it holds and nobody
 * knows is shown to operators; it is removed only when one of them says so.
 */
export async function lookAtPools(app: ProvisioningApp): Promise<void> {
  for (const pool of await listNamed(app.db.read, 'pools')) {
    if (pool.host !== null && pool.host !== app.engines.host) continue;
    const seen = await lookAtPool(app, pool);
    await updatePool(app.db.read, pool.id, { seen: json(seen), seen_at: app.clock.now() });
  }
}

async function lookAtPool(app: ProvisioningApp, pool: PoolRow): Promise<PoolSeen> {
  try {
    const driver = await app.engines.open(pool);
    const signal = AbortSignal.timeout(ASK_MS_MAX);
    const guarantees = await driver.guarantees();
    const { total, note } = await driver.capacity(signal);
    await noteOrphans(app, pool.id, await driver.list(signal));
    await destroyOrphans(app, pool.id, driver);
    const { cpuMillis: cpu_millis, memoryMb: memory_mb, diskMb: disk_mb, instances } = total;
    return { problem: null, guarantees, capacity: { instances, cpu_millis, memory_mb, disk_mb, note } };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    logPoolNotSeen(app.log, pool.id, problem);
    return { problem, guarantees: null, capacity: null };
  }
}

/** What is held under a key that no live row of this pool has. A row that is being ended is still ours. */
async function noteOrphans(app: ProvisioningApp, poolId: string, listed: Listed[]): Promise<void> {
  const now = app.clock.now();
  const found = listed.map(({ instanceKey, instanceId, state }) => ({
    instance_key: instanceKey,
    instance_id: instanceId,
    state,
  }));
  const rows = await app.db.inOneTransaction(async (tx) => {
    const noted = await sql<{ instance_key: string | null }>`
      insert into instance_orphans (pool_id, instance_key, instance_id, state, first_seen_at, last_seen_at)
      select ${poolId}, l.instance_key, l.instance_id, l.state, ${now}, ${now}
      from jsonb_to_recordset(${json(found)}::jsonb) as l (instance_key text, instance_id text, state text)
      where not exists (
        select from instances i where i.instance_key = l.instance_key and i.pool_id = ${poolId} and i.ended_at is null)
      on conflict (pool_id, instance_key) do update set state = excluded.state, last_seen_at = excluded.last_seen_at
      returning case when first_seen_at = ${now} then instance_key end as instance_key`.execute(tx);
    await sql`delete from instance_orphans where pool_id = ${poolId} and last_seen_at < ${now}`.execute(tx);
    return noted.rows;
  });
  for (const { instance_key } of rows) if (instance_key !== null) logOrphanFound(app.log, poolId, instance_key);
}

async function destroyOrphans(app: ProvisioningApp, poolId: string, driver: InstanceDriver): Promise<void> {
  const condemned = await app.db.read
    .selectFrom('instance_orphans')
    .select('instance_key')
    .where('pool_id', '=', poolId)
    .where('destroy_requested_by', 'is not', null)
    .execute();
  for (const { instance_key } of condemned) {
    const answer = await driver.destroy(instance_key, AbortSignal.timeout(ASK_MS_MAX));
    logOrphanDestroyed(app.log, poolId, instance_key, answer.kind);
    if (answer.kind === 'done') await forgetOrphan(app.db.read, poolId, instance_key);
  }
}

async function forgetOrphan(db: Db, poolId: string, instanceKey: string): Promise<void> {
  await db
    .deleteFrom('instance_orphans')
    .where('pool_id', '=', poolId)
    .where('instance_key', '=', instanceKey)
    .execute();
}
